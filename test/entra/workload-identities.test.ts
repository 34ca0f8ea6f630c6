import {
  FederatedCredential,
  type FederatedCredentialProps,
  NamedEgress,
  WorkloadsFromEgressOnly,
} from '../../lib/entra';
import { TrustedNetwork } from '../../lib/values';
import { refusal } from '../values/refusal';
import { azuread, bodiesOf, breakGlassIn, emptyStack, render } from './rendered';

const PIPELINE = '6f1e2d3c-1111-4a2b-8c3d-000000000001';
const network = TrustedNetwork.of({ pipeline: { cidrs: ['192.0.2.0/28'], ipv6: 'none' } }, { example: true });

function build(servicePrincipals: readonly string[] = [PIPELINE], stage: 'pilot' | 'enforced' = 'enforced') {
  const stack = emptyStack();
  const egress = new NamedEgress(stack, 'egress', { network, displayName: 'Pipeline' });
  const pilotGroup = '6f1e2d3c-2222-4a2b-8c3d-000000000001';
  new WorkloadsFromEgressOnly(stack, 'workloads', {
    breakGlass: breakGlassIn(stack),
    rollout: stage === 'pilot' ? { stage, pilotGroup } : { stage },
    servicePrincipals,
    egress,
  });
  return { rendered: render(stack), egress };
}

describe('NamedEgress', () => {
  it('is a location of the addresses, which nobody is trusted for being at', () => {
    expect(bodiesOf(build().rendered, 'azuread_named_location')).toEqual([
      { display_name: 'Pipeline', ip: { ip_ranges: ['192.0.2.0/28'] }, lifecycle: { create_before_destroy: true } },
    ]);
  });

  it('refuses an empty name', () => {
    const made = () => new NamedEgress(emptyStack(), 'egress', { network, displayName: ' ' });
    expect(refusal(made).message).toContain('displayName: the name is empty');
  });
});

describe('WorkloadsFromEgressOnly', () => {
  it('blocks the service principals from everywhere else, for every resource', () => {
    const { rendered, egress } = build([PIPELINE.toUpperCase()]);
    const [location] = egress.locations;
    expect(bodiesOf(rendered, 'azuread_conditional_access_policy')).toEqual([
      expect.objectContaining({
        display_name: 'CA601-WorkloadIdentities-Network-AllResources-Block',
        state: 'enabled',
        conditions: {
          applications: { included_applications: ['All'] },
          client_app_types: ['all'],
          client_applications: { included_service_principals: [PIPELINE] },
          locations: {
            included_locations: ['All'],
            excluded_locations: [`\${azuread_named_location.${location?.friendlyUniqueId}.object_id}`],
          },
          users: { included_users: ['None'] },
        },
        grant_controls: { operator: 'OR', built_in_controls: ['block'] },
      }),
    ]);
    expect(azuread.problems(rendered)).toEqual([]);
  });

  it('only reports in a pilot, since no service principal is in the group', () => {
    expect(bodiesOf(build(undefined, 'pilot').rendered, 'azuread_conditional_access_policy')).toEqual([
      expect.objectContaining({ state: 'enabledForReportingButNotEnforced' }),
    ]);
  });

  it.each<readonly [string, readonly string[], string]>([
    ['nobody', [], 'servicePrincipals: the policy is for nobody'],
    ['an id in another form', ['pipeline'], 'servicePrincipals[0]: this is not an object id'],
    ['one twice', [PIPELINE, PIPELINE], 'servicePrincipals[1]: this stands twice'],
  ])('refuses %s', (_, servicePrincipals, message) => {
    expect(refusal(() => build(servicePrincipals)).message).toContain(`contoso-entra/workloads: ${message}`);
  });

  it('refuses an egress of another stack', () => {
    const egress = new NamedEgress(emptyStack('contoso-other'), 'egress', { network, displayName: 'Pipeline' });
    const stack = emptyStack();
    const made = () =>
      new WorkloadsFromEgressOnly(stack, 'workloads', {
        breakGlass: breakGlassIn(stack),
        rollout: { stage: 'enforced' },
        servicePrincipals: [PIPELINE],
        egress,
      });
    expect(refusal(made).message).toContain('egress: the location is in another stack');
  });
});

describe('FederatedCredential', () => {
  const PROPS: FederatedCredentialProps = {
    application: '6F1E2D3C-4444-4a2b-8c3d-000000000001',
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:contoso/tenants:environment:production',
  };
  const credential = (props: Partial<FederatedCredentialProps> = {}) => {
    const stack = emptyStack();
    new FederatedCredential(stack, 'credential', { ...PROPS, ...props });
    return render(stack);
  };

  it('lets one workload of one issuer in, in place of a secret', () => {
    expect(bodiesOf(credential(), 'azuread_application_federated_identity_credential')).toEqual([
      {
        application_id: '/applications/6f1e2d3c-4444-4a2b-8c3d-000000000001',
        display_name: 'pipeline',
        issuer: PROPS.issuer,
        subject: PROPS.subject,
        audiences: ['api://AzureADTokenExchange'],
      },
    ]);
    expect(azuread.problems(credential())).toEqual([]);
  });

  it.each([
    ['usGovernment', 'api://AzureADTokenExchangeUSGov'],
    ['china', 'api://AzureADTokenExchangeChina'],
  ] as const)('takes tokens that were made for the cloud %s', (cloud, audience) => {
    expect(bodiesOf(credential({ cloud }), 'azuread_application_federated_identity_credential')).toEqual([
      expect.objectContaining({ audiences: [audience] }),
    ]);
  });

  it.each<readonly [string, Partial<FederatedCredentialProps>, string]>([
    ['an application in another form', { application: 'x' }, 'application: this is not an object id'],
    ['an issuer without TLS', { issuer: 'http://issuer.example' }, 'issuer: this is not the address of an issuer'],
    ['an issuer that is no address', { issuer: 'github' }, 'issuer: this is not the address of an issuer'],
    ['no subject', { subject: ' ' }, 'subject: this is no subject'],
    ['a wildcard', { subject: 'repo:contoso/*:environment:production' }, 'subject: it has a wildcard'],
    ['pull requests', { subject: 'repo:contoso/tenants:pull_request' }, 'subject: it is that of pull requests'],
    ['a branch of a pull request', { subject: 'repo:contoso/tenants:ref:refs/pull/7/merge' }, 'that of pull requests'],
    ['an empty name', { displayName: '' }, 'displayName: the name is empty'],
  ])('refuses %s', (_, props, message) => {
    expect(refusal(() => credential(props)).message).toContain(message);
  });
});
