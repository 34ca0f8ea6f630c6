import { noTier0Secrets } from '../../../lib/controls/entra/no-tier-0-secrets';
import type { EntraSettings } from '../../../lib/declaration';
import type { Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import {
  group,
  groupMembership,
  openSet,
  postureOf,
  refTo,
  roleAssignment,
  situationOf,
  unread,
} from '../../support/posture-builder';
import { EXCHANGE_ADMINISTRATOR } from '../../support/privileged-posture';
import {
  appRole,
  type CredentialSpec,
  delegatedGrant,
  federated,
  owner,
  permissionRequest,
  principalLookup,
  secret,
  servicePrincipal,
} from '../../support/workload-posture';

const PIPELINE = '6f1e2d3c-1111-4a2b-8c3d-000000000001';
const APPLICATION = '6f1e2d3c-4444-4a2b-8c3d-000000000001';
const ROLE_MANAGEMENT = '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8';
const APP = refTo('azuread_application.app', 'id');
const PRINCIPAL = refTo('azuread_service_principal.app');

function check(entities: readonly Entity[], workloadIdentities?: EntraSettings['workloadIdentities']) {
  const declared = { servicePrincipal: PIPELINE, ...(workloadIdentities && { entra: { workloadIdentities } }) };
  return noTier0Secrets.check(situationOf(postureOf(...breakGlass(), ...entities), declared));
}
const app = [servicePrincipal('app'), secret('app', APP)];

describe('ENT-WL-03', () => {
  it('is not applicable where there is no service principal and no credential', () => {
    expect(verdictsOf(check([]))).toEqual(['notApplicable']);
  });

  it('lets a service principal have a password that is worth little', () => {
    expect(verdictsOf(check([...app, appRole('a', 'df021288-bdef-4463-88db-98f22de89214', PRINCIPAL)]))).toEqual([
      'met',
    ]);
  });

  it.each<readonly [string, readonly Entity[], string]>([
    [
      'holds a privileged role',
      [roleAssignment('r', EXCHANGE_ADMINISTRATOR, PRINCIPAL)],
      'holds Exchange Administrator',
    ],
    [
      'is in a group that gives one',
      [
        group('g', { assignableToRole: true }),
        groupMembership('m', refTo('azuread_group.g'), PRINCIPAL),
        roleAssignment('r', EXCHANGE_ADMINISTRATOR, refTo('azuread_group.g')),
      ],
      'holds Exchange Administrator',
    ],
    ['has a permission', [appRole('a', ROLE_MANAGEMENT, PRINCIPAL)], 'has RoleManagement.ReadWrite.Directory'],
    ['asks for one', [permissionRequest(APP, [ROLE_MANAGEMENT])], 'has RoleManagement.ReadWrite.Directory'],
    [
      'has one on behalf of people',
      [delegatedGrant(PRINCIPAL, ['openid', 'Directory.AccessAsUser.All'])],
      'has Directory.AccessAsUser.All on behalf of people',
    ],
  ])('is unmet by a password of one that %s', (_, more, what) => {
    const outcomes = check([...app, ...more]);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      given: `azuread_application_password.app is a password of a service principal which ${what}`,
      meaning: { targets: ['azuread_application_password.app'], settings: ['workload=secret'] },
    });
  });

  it('knows a service principal by its application, its own id and a look-up of it', () => {
    const own = secret('app', refTo('azuread_service_principal.app', 'id'));
    const privileged = [servicePrincipal('app'), appRole('a', ROLE_MANAGEMENT, PRINCIPAL)];
    expect(verdictsOf(check([...privileged, own]))).toEqual(['unmet']);
    const looked = principalLookup('app', PIPELINE);
    expect(verdictsOf(check([looked, secret('app', refTo('data.azuread_service_principal.app', 'id'))]))).toEqual([
      'unmet',
    ]);
  });

  it('is unmet by a password of the pipeline, however it is named', () => {
    expect(verdictsOf(check([secret('p', `/servicePrincipals/${PIPELINE}`)]))).toEqual(['unmet']);
    const credential = { application: APPLICATION, issuer: 'https://i.example', subject: 's' };
    expect(
      verdictsOf(check([secret('p', `/applications/${APPLICATION}`)], { pipelineCredential: credential })),
    ).toEqual(['unmet']);
  });

  it('is unknown for a password of an application that is not made here', () => {
    const outcomes = check([secret('p', `/applications/${APPLICATION}`)]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain('tier 0');
  });

  it.each<readonly [string, readonly Entity[]]>([
    ['whose password it is', [servicePrincipal('app'), secret('app', unread())]],
    ['which permission is granted', [...app, appRole('a', unread(), PRINCIPAL)]],
    ['which permission is asked for', [...app, permissionRequest(APP, [unread()])]],
    ['how many are asked for', [...app, permissionRequest(APP, openSet([], 'dynamic'))]],
  ])('is unknown where it cannot be read %s', (_, entities) => {
    expect(verdictsOf(check(entities))).toEqual(['unknown']);
  });

  const tokens = (spec: CredentialSpec) =>
    check([federated('p', `/applications/${APPLICATION}`, spec)], { pipelineCredential });
  const pipelineCredential = {
    application: APPLICATION,
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso/tenants:environment:production',
  };

  it('is met where the pipeline signs in with the declared tokens', () => {
    expect(verdictsOf(tokens({}))).toEqual(['met']);
  });

  it.each<readonly [string, CredentialSpec, string]>([
    ['others than are declared', { subject: 'repo:contoso/tenants:environment:test' }, 'is let in'],
    ['those of pull requests', { subject: 'repo:contoso/tenants:pull_request' }, 'pull requests'],
    ['any that match', { subject: 'repo:contoso/*' }, 'wildcard'],
    ['those of an issuer that is none', { issuer: 'http://issuer.example' }, 'not the address of an issuer'],
    ['those that were made for others', { audiences: ['https://other.example'] }, 'made for others'],
    ['those that were made for nobody', { audiences: [] }, 'made for others'],
  ])('is unmet where the pipeline takes %s', (_, spec, given) => {
    const outcomes = tokens(spec);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
    expect(
      findingsOf(outcomes)
        .map((finding) => finding.given)
        .join(),
    ).toContain(given);
  });

  it('is unknown where it cannot be read whose tokens are taken', () => {
    expect(verdictsOf(tokens({ subject: unread() }))).toEqual(['unknown']);
    expect(verdictsOf(tokens({ audiences: [unread()] }))).toEqual(['unknown']);
  });

  it('does not judge whose tokens others take', () => {
    const lax = federated('app', APP, { subject: 'repo:contoso/app:pull_request' });
    expect(verdictsOf(check([servicePrincipal('app'), lax]))).toEqual(['met']);
    expect(verdictsOf(check([servicePrincipal('app'), lax, appRole('a', ROLE_MANAGEMENT, PRINCIPAL)]))).toEqual([
      'unmet',
    ]);
  });

  it('is unmet where somebody owns one of tier 0, and can give it a password', () => {
    const privileged = [servicePrincipal('app'), appRole('a', ROLE_MANAGEMENT, PRINCIPAL)];
    const owned = (...owners: Parameters<typeof owner>[2][]) => owners.map((one) => owner('app', APP, one));
    const outcomes = check([...privileged, ...owned(['6f1e2d3c-2222-4a2b-8c3d-000000000002'])]);
    expect(findingsOf(outcomes)[0]?.given).toBe(
      '6f1e2d3c-2222-4a2b-8c3d-000000000002 owns a service principal which has RoleManagement.ReadWrite.Directory, and can give it a password',
    );
    const allowed = [refTo('data.azuread_users.bg', 'object_ids'), PIPELINE];
    expect(verdictsOf(check([...privileged, ...owned(allowed)]))).toEqual(['met']);
    expect(verdictsOf(check([...privileged, ...owned(openSet([], 'variable'))]))).toEqual(['unknown']);
  });
});
