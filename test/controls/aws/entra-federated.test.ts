import { EntraFederation, EntraRole } from '../../../lib/aws';
import { entraFederated } from '../../../lib/controls/aws/entra-federated';
import type { Facts } from '../../../lib/declaration';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, situationOf } from '../../support/aws-posture';
import { rewrite, Written } from '../../support/rendered-posture';
import { samlMetadata, TENANT_ID } from '../../support/saml-metadata';

const APPLICATION = '6f1e2d3c-1111-4a2b-8c3d-000000000008';
const written = Written.of((stack) => {
  const federation = new EntraFederation(stack, 'entra', { tenantId: TENANT_ID, metadata: samlMetadata(TENANT_ID) });
  new EntraRole(stack, 'readers', { federation, roleName: 'readers', policyArns: [] });
});

/** The account behind the Conditional Access of a declared directory. */
function guarded(): Facts {
  const guard = { by: 'conditionalAccess', identity: 'entra', application: APPLICATION } as const;
  const facts = declaredAccount({}, { guard });
  const aws = facts.declaration.services.aws;
  if (aws === undefined) throw new Error('no aws');
  const { rollout, backend, risks } = aws as Extract<typeof aws, { kind: 'aws' }>;
  const licence = 'P2' as const;
  const breakGlass = {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
    drilledOn: '2026-10-01',
  };
  const entra = {
    kind: 'entra' as const,
    supplier: 'microsoft',
    guard: { by: 'conditionalAccess' as const, identity: 'entra' },
    rollout,
    backend,
    risks,
    entra: { tenantId: TENANT_ID, licence, breakGlass },
  };
  return { ...facts, declaration: { ...facts.declaration, services: { aws, entra } } };
}

const FACTS = guarded();
const found = (posture: Posture, facts: Facts = FACTS) =>
  entraFederated.check(situationOf(posture, facts)).map((outcome) => {
    if (!('finding' in outcome)) return [outcome.verdict];
    const { principals, settings } = outcome.finding.meaning;
    return [outcome.verdict, ...principals, ...settings];
  });
const role = (change: (body: Record<string, unknown>) => void) => found(written.changed('aws_iam_role', '', change))[0];
const trust = (from: string | RegExp, to: string) => rewrite('assume_role_policy', from, to);

describe('AWS-MFA-06', () => {
  it('is met by what is rendered, behind Conditional Access, and does not apply without a federated role', () => {
    expect(found(written.posture)).toEqual([['met']]);
    expect(found(written.without('aws_iam_role'))).toEqual([['notApplicable']]);
  });

  it('is unmet where the service is not declared to be behind Conditional Access', () => {
    expect(found(written.posture, declaredAccount())).toEqual([['unmet', 'federation=unguarded']]);
  });

  it.each<[string, string | RegExp, string, (string | undefined)[]]>([
    ['no audience', /"SAML:aud":"[^"]*",/, '', ['unmet', 'audience=unset']],
    ['an audience where there is one', '"StringEquals"', '"StringEqualsIfExists"', ['unmet', 'audience=unset']],
    [
      "somebody else's audience",
      'https://signin.aws.amazon.com/saml',
      'https://example.com/saml',
      ['unmet', 'audience=unset'],
    ],
    ['any audience', 'https://signin.aws.amazon.com/saml', '*', ['unmet', 'audience=unset']],
    ['the sign-in of a Region', 'https://signin.aws', 'https://eu-north-1.signin.aws', ['met']],
    [
      'a provider of pipelines',
      /"Federated":"[^"]*"/,
      '"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.example"',
      ['unmet', 'arn:aws:iam::111122223333:oidc-provider/token.actions.example'],
    ],
    [
      'an identity pool',
      /"Federated":"[^"]*"/,
      '"Federated":"cognito-identity.amazonaws.com"',
      ['unmet', 'cognito-identity.amazonaws.com'],
    ],
    [
      'a SAML provider that is made elsewhere',
      /"Federated":"[^"]*"/,
      '"Federated":"arn:aws:iam::111122223333:saml-provider/other"',
      ['unknown', 'arn:aws:iam::111122223333:saml-provider/other'],
    ],
    [
      'the provider by its name',
      /"Federated":"[^"]*"/,
      '"Federated":"arn:aws:iam::111122223333:saml-provider/entra"',
      ['met'],
    ],
  ])('of a trust policy with %s says so', (_title, from, to, expected) => {
    expect(role(trust(from, to))).toEqual(expected);
  });

  it.each<[unknown, (string | undefined)[]]>([
    [14_400, ['met']],
    [null, ['met']],
    [43_200, ['unmet', 'sessionSeconds=43200']],
    ['${var.s}', ['unknown', 'sessionSeconds=unknown']],
  ])('of sessions of %s seconds says so', (seconds, expected) => {
    expect(role((body) => Object.assign(body, { max_session_duration: seconds }))).toEqual(expected);
  });

  it.each<[unknown, (string | undefined)[]]>([
    [
      samlMetadata('6f1e2d3c-1111-4a2b-8c3d-0000000000ff'),
      ['unmet', 'issuer=https://sts.windows.net/6f1e2d3c-1111-4a2b-8c3d-0000000000ff/'],
    ],
    ['<EntitiesDescriptor></EntitiesDescriptor>', ['unknown', 'issuer=unknown']],
    ['${var.metadata}', ['unknown', 'issuer=unknown']],
  ])('of other metadata says so (%#)', (metadata, expected) => {
    const changed = written.changed('aws_iam_saml_provider', '', (body) =>
      Object.assign(body, { saml_metadata_document: metadata }),
    );
    expect(found(changed)).toEqual([expected]);
  });

  it('takes tokens of OpenID Connect for the application and for somebody named alone', () => {
    const host = `sts.windows.net/${TENANT_ID}/`;
    const withToken = (conditions: Record<string, string>) =>
      found(
        written.with((resources) => {
          resources.aws_iam_openid_connect_provider = {
            entra: { url: `https://${host}`, client_id_list: [APPLICATION] },
          };
          const body = Object.values(resources.aws_iam_role ?? {})[0] ?? {};
          body.assume_role_policy = JSON.stringify({
            Statement: [
              {
                Effect: 'Allow',
                Principal: { Federated: '${aws_iam_openid_connect_provider.entra.arn}' },
                Action: 'sts:AssumeRoleWithWebIdentity',
                Condition: { StringEquals: conditions },
              },
            ],
          });
        }),
      )[0];
    expect(withToken({ [`${host}:aud`]: APPLICATION, [`${host}:sub`]: 'worker' })).toEqual(['met']);
    expect(withToken({ [`${host}:aud`]: APPLICATION })).toEqual(['unmet', 'subject=unset']);
    expect(withToken({ [`${host}:aud`]: 'another', [`${host}:sub`]: 'worker' })).toEqual(['unmet', 'audience=unset']);
  });
});
