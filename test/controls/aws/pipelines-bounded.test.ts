import { entraFederated } from '../../../lib/controls/aws/entra-federated';
import { pipelinesBounded } from '../../../lib/controls/aws/pipelines-bounded';
import type { Facts } from '../../../lib/declaration';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, situationOf } from '../../support/aws-posture';
import { rewrite } from '../../support/rendered-posture';
import { ROLES, ROLES_FACTS, rolesStack } from './roles-stack';

const HOST = 'token.actions.githubusercontent.com';
const REPO = 'repo:contoso/web';
const written = rolesStack();
const judged = (control: typeof pipelinesBounded, posture: Posture, facts: Facts = ROLES_FACTS) =>
  control.check(situationOf(posture, facts)).map((outcome) => {
    if (!('finding' in outcome)) return [outcome.verdict];
    const { principals, settings } = outcome.finding.meaning;
    return [outcome.verdict, ...principals, ...settings];
  });
const found = (posture: Posture, facts?: Facts) => judged(pipelinesBounded, posture, facts);
const role = (change: (body: Record<string, unknown>) => void) => written.changed('aws_iam_role', 'deploy', change);
const trust = (from: string | RegExp, to: string) => role(rewrite('assume_role_policy', from, to));
const withIssuer = (url: unknown) =>
  written.changed('aws_iam_openid_connect_provider', '', (body) => Object.assign(body, { url }));

describe('AWS-MFA-08', () => {
  it('is met by what is rendered, and does not apply where nobody comes with a token', () => {
    expect(found(written.posture)).toEqual([['met']]);
    expect(found(written.without('aws_iam_role', 'deploy'))).toEqual([['notApplicable']]);
  });

  it.each<[string, string | RegExp, string, (string | undefined)[]]>([
    ['no audience', `"StringEquals":{"${HOST}:aud":"sts.amazonaws.com"},`, '', ['unmet', HOST, 'audience=unset']],
    ['another audience', '"sts.amazonaws.com"', '"https://github.com/contoso"', ['unmet', HOST, 'audience=unset']],
    ['an audience in any case', '"StringEquals"', '"StringEqualsIgnoreCase"', ['unmet', HOST, 'audience=unset']],
    ['an audience where there is one', '"StringEquals"', '"StringEqualsIfExists"', ['unmet', HOST, 'audience=unset']],
    ['no subject', /,"StringLike":\{[^}]*\}/, '', ['unmet', HOST, 'subject=unset']],
    ['a subject where there is one', '"StringLike"', '"StringLikeIfExists"', ['unmet', HOST, 'subject=unset']],
    ['subjects of all that there are', '"StringLike"', '"ForAllValues:StringLike"', ['unmet', HOST, 'subject=unset']],
    ['one subject among those that there are', '"StringLike"', '"ForAnyValue:StringLike"', ['met']],
    ['an inverted subject', '"StringLike"', '"StringNotLike"', ['unmet', HOST, 'subject=unset']],
    [
      'all repositories of an owner',
      `${REPO}:ref:refs/heads/release/*`,
      'repo:contoso/*',
      ['unmet', HOST, 'subject=repo:contoso/*'],
    ],
    [
      'a wildcard to begin with',
      `${REPO}:environment`,
      '*:environment',
      ['unmet', HOST, 'subject=*:environment:production'],
    ],
    [
      'everything of the repository',
      `${REPO}:environment:production`,
      `${REPO}:*`,
      ['unmet', HOST, `subject=${REPO}:*`],
    ],
    [
      'pull requests',
      `${REPO}:environment:production`,
      `${REPO}:pull_request`,
      ['unmet', HOST, `subject=${REPO}:pull_request`],
    ],
    ['another branch', 'heads/release/*', 'heads/main', ['unmet', HOST, `subject=${REPO}:ref:refs/heads/main`]],
    ['one of the declared branches', 'heads/release/*', 'heads/release/1', ['met']],
    [
      'a pattern of somebody with the same name',
      'contoso/web:env',
      'contoso-evil/web:env',
      ['unmet', HOST, 'subject=repo:contoso-evil/web:environment:production'],
    ],
    [
      'an issuer that nobody declared',
      /"Federated":"[^"]*"/,
      '"Federated":"arn:aws:iam::111122223333:oidc-provider/ci.contoso.example"',
      ['unmet', 'ci.contoso.example', 'audience=unset', 'pipeline=unset', 'subject=unset'],
    ],
    [
      'the provider by its name, made elsewhere',
      /"Federated":"[^"]*"/,
      `"Federated":"arn:aws:iam::111122223333:oidc-provider/${HOST}"`,
      ['met'],
    ],
    [
      'an identity pool',
      /"Federated":"[^"]*"/,
      '"Federated":"cognito-identity.amazonaws.com"',
      ['unmet', 'cognito-identity.amazonaws.com', 'audience=unset', 'pipeline=unset', 'subject=unset'],
    ],
  ])('of a trust policy with %s says so', (_title, from, to, expected) => {
    expect(found(trust(from, to))).toEqual([expected]);
  });

  it('is unmet of a bounded trust that nobody declared, and says what an unbounded one leaves open', () => {
    const { pipelines: _, ...others } = ROLES;
    expect(found(written.posture, declaredAccount(others))).toEqual([['unmet', HOST, 'pipeline=unset']]);
    expect(found(trust(':environment:production', ':*'), declaredAccount(others))).toEqual([
      ['unmet', HOST, 'pipeline=unset', `subject=${REPO}:*`],
    ]);
  });

  it('takes pull requests where they are declared', () => {
    const deploy = { ...ROLES.pipelines.deploy, pullRequests: true as const };
    const facts = declaredAccount({ ...ROLES, pipelines: { deploy } });
    expect(found(trust(`${REPO}:environment:production`, `${REPO}:pull_request`), facts)).toEqual([['met']]);
  });

  it('takes subjects of other issuers as they are declared', () => {
    const issuer = 'https://vstoken.dev.azure.com/6f1e2d3c-1111';
    const deploy = {
      by: 'other' as const,
      issuer,
      audience: 'api://AzureADTokenExchange',
      subjects: ['sc://contoso/web/deploy'],
      policies: [],
    };
    const facts = declaredAccount({ ...ROLES, pipelines: { deploy } });
    const host = 'vstoken.dev.azure.com/6f1e2d3c-1111';
    const posture = (subject: string) =>
      written.with((resources) => {
        for (const body of Object.values(resources.aws_iam_openid_connect_provider ?? {})) body.url = issuer;
        const roles = Object.entries(resources.aws_iam_role ?? {});
        const body = roles.find(([name]) => name.includes('deploy'))?.[1];
        if (body === undefined) throw new Error('no role');
        const document = JSON.parse(String(body.assume_role_policy));
        document.Statement[0].Condition = {
          StringEquals: { [`${host}:aud`]: deploy.audience, [`${host}:sub`]: subject },
        };
        body.assume_role_policy = JSON.stringify(document);
      });
    expect(found(posture('sc://contoso/web/deploy'), facts)).toEqual([['met']]);
    expect(found(posture('sc://contoso/web/other'), facts)).toEqual([
      ['unmet', host, 'subject=sc://contoso/web/other'],
    ]);
  });

  it.each<[unknown, (string | undefined)[]]>([
    ['${var.url}', ['unknown', '${aws_iam_openid_connect_provider.github_provider_1D1F3B5B.arn}', 'issuer=unknown']],
    ['https://gitlab.com', ['unmet', 'gitlab.com', 'audience=unset', 'pipeline=unset', 'subject=unset']],
  ])('of the issuer %s says so', (url, expected) => {
    const [[verdict, principal, ...settings] = []] = found(withIssuer(url));
    expect([verdict, principal?.replace(/_[0-9A-F]{8}\./, '_1D1F3B5B.'), ...settings]).toEqual(expected);
  });

  it.each<[string, unknown, (string | undefined)[]]>([
    ['max_session_duration', 43_200, ['unmet', 'sessionSeconds=43200']],
    ['name', 'another', ['unmet', HOST, 'pipeline=unset']],
    ['assume_role_policy', '${var.trust}', ['unknown', 'trust=unknown']],
    ['lifecycle', { ignore_changes: ['assume_role_policy'] }, ['unmet', 'trust=ignored']],
  ])('of %s = %s says so', (key, value, expected) => {
    expect(found(role((body) => Object.assign(body, { [key]: value })))).toContainEqual(expected);
  });
});

describe('AWS-MFA-06, of pipelines', () => {
  const people = (posture: Posture) => judged(entraFederated, posture);

  it('leaves those to AWS-MFA-08 to which a role is bounded, and finds others', () => {
    expect(people(written.posture)).toEqual([['notApplicable']]);
    expect(people(trust(':environment:production', ':*'))).toEqual([
      ['unmet', 'federation=unguarded', 'subject=unset'],
    ]);
  });

  it('leaves them the name of the role that is declared', () => {
    expect(people(role((body) => Object.assign(body, { name: 'another' })))).toEqual([
      ['unmet', 'federation=unguarded', 'subject=unset'],
    ]);
  });
});
