import { awsControls } from '../../../../lib/controls/aws';
import { readStack } from '../../../../lib/posture';
import { declaredAccount, situationOf } from '../../../support/aws-posture';

type Body = Record<string, unknown>;
type Resources = Record<string, Record<string, Body>>;

const control = awsControls.find(({ id }) => id === 'AWS-NET-06');
const NETWORKS = { networks: ['hq'] };

function judged(resource: Resources, facts = declaredAccount({}), provider: Body = { region: 'eu-north-1' }) {
  const json = { provider: { aws: [provider] }, resource };
  const posture = readStack({ stack: 'contoso-aws-prod', json });
  expect(posture.opaque).toEqual([]);
  return (control?.check(situationOf(posture, facts)) ?? []).map((outcome) =>
    'finding' in outcome
      ? [outcome.verdict, outcome.finding.meaning.principals.join(), outcome.finding.meaning.targets.join()].join(' ')
      : outcome.verdict,
  );
}

const HQ = ['203.0.113.0/26', '2001:db8:10::/48'];
const FROM_ELSEWHERE = {
  NotIpAddressIfExists: { 'aws:SourceIp': HQ },
  BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
};
const policy = (...statements: Body[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

describe('AWS-NET-06, of OpenSearch domains', () => {
  const ARN = 'arn:aws:es:eu-north-1:111122223333:domain/logs';
  const onDomain = { Principal: { AWS: '*' }, Action: 'es:*', Resource: `${ARN}/*` };
  const deny = (more: Body = {}) => ({ Effect: 'Deny', ...onDomain, Condition: FROM_ELSEWHERE, ...more });
  const denyWith = (Condition: Body) => deny({ Condition });
  const allow = (more: Body = {}) => ({ Effect: 'Allow', ...onDomain, ...more });
  const domain = (body: Body = {}): Resources => ({ aws_opensearch_domain: { d: { domain_name: 'logs', ...body } } });
  const within = (...statements: Body[]) => domain({ access_policies: policy(...statements) });
  const apart = (access_policies: string, body: Body = {}): Resources => ({
    aws_opensearch_domain_policy: {
      p: { domain_name: '${aws_opensearch_domain.d.domain_name}', access_policies, ...body },
    },
  });

  it.each<[string, Resources]>([
    ['in the domain itself', within(allow(), deny())],
    ['apart from the domain', { ...domain(), ...apart(policy(deny())) }],
    [
      'that names the domain by reference',
      { ...domain(), ...apart(policy(deny({ Resource: '${aws_opensearch_domain.d.arn}/*' }))) },
    ],
    ['of a domain that another stack makes', apart(policy(deny()), { domain_name: 'logs' })],
    ['for calls alone', within(deny({ Action: 'es:ESHttp*' }))],
    ['that no service of AWS is spared by', within(denyWith({ NotIpAddress: { 'aws:SourceIp': HQ } }))],
    [
      'of a domain of Elasticsearch',
      { aws_elasticsearch_domain: { d: { domain_name: 'logs', access_policies: policy(deny()) } } },
    ],
  ])('is met by a policy that denies what comes from elsewhere, %s', (_, resource) => {
    expect(judged(resource)).toEqual(['met']);
  });

  it('is met by a domain in a VPC, whatever its policy allows', () => {
    expect(
      judged(domain({ vpc_options: { subnet_ids: ['subnet-0a1b2c3d'] }, access_policies: policy(allow()) })),
    ).toEqual(['met']);
    expect(judged(domain({ vpc_options: { subnet_ids: '${var.subnets}' } }))).toEqual([
      'unknown account searchDomain:logs',
    ]);
    expect(judged(domain({ vpc_options: { subnet_ids: [] } }))).toEqual(['unmet account searchDomain:logs']);
  });

  it('takes the Region of a policy for that of the domain where nobody says which it is', () => {
    expect(judged(within(deny()), declaredAccount({}), {})).toEqual(['met']);
  });

  it.each<[string, Resources]>([
    ['the domain has no policy', domain()],
    ['its policy is a list of whom it lets in', within(allow({ Condition: { IpAddress: { 'aws:SourceIp': HQ } } }))],
    [
      'its policy lets in services of AWS alone',
      within(allow({ Condition: { Bool: { 'aws:ViaAWSService': 'true' } } })),
    ],
  ])('is unmet by principals of the account, whom their own policies let in, where %s', (_, resource) => {
    expect(judged(resource)).toEqual(['unmet account searchDomain:logs']);
  });

  const half = (range: string) => denyWith({ NotIpAddressIfExists: { 'aws:SourceIp': [...HQ, range] } });
  it.each<[string, Resources]>([
    ['allows everybody', within(allow())],
    [
      'allows everybody by a second statement',
      within(allow({ Condition: { IpAddress: { 'aws:SourceIp': HQ } } }), allow()),
    ],
    [
      'allows everybody in halves',
      within(allow({ Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } })),
    ],
    ['spares everybody', within(allow(), half('0.0.0.0/0'))],
    ['spares everybody by IPv6', within(allow(), half('::/0'))],
    ['spares a network that is not declared', within(allow(), half('192.0.2.0/24'))],
    [
      'denies what is both from elsewhere and by one role',
      within(allow(), denyWith({ ...FROM_ELSEWHERE, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } })),
    ],
    ['denies reading alone', within(allow(), deny({ Action: 'es:ESHttpGet' }))],
    ['denies a part of the domain', within(allow(), deny({ Resource: `${ARN}/index/*` }))],
    ['denies it on another domain', within(allow(), deny({ Resource: `${ARN}-old/*` }))],
    [
      'denies it on a domain of another account',
      within(allow(), deny({ Resource: `${ARN.replace('111122', '999999')}/*` })),
    ],
    ['denies the domain, and not what is below it', within(allow(), deny({ Resource: ARN }))],
    ['denies some', within(allow(), deny({ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }))],
    [
      'denies twice, in two lists',
      within(allow(), denyWith({ NotIpAddress: { 'aws:SourceIp': HQ }, IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } })),
    ],
  ])('is unmet by a policy that %s', (_, resource) => {
    expect(judged(resource)[0]).toMatch(/^unmet (?!account)/);
  });

  it('is unmet where one of two policies of a domain does not hold alone', () => {
    expect(judged({ ...within(deny()), ...apart(policy(allow())) })[0]).toMatch(/^unmet/);
    const twice = {
      ...apart(policy(deny())).aws_opensearch_domain_policy,
      q: { domain_name: 'logs', access_policies: policy(allow()) },
    };
    expect(judged({ ...domain(), aws_opensearch_domain_policy: twice })[0]).toMatch(/^unmet/);
  });

  it('is unmet where ignore_changes covers the policy', () => {
    const lifecycle = { ignore_changes: ['access_policies'] };
    expect(judged(domain({ access_policies: policy(deny()), lifecycle }))[0]).toMatch(/^unmet All/);
    expect(judged({ ...domain(), ...apart(policy(deny()), { lifecycle }) })[0]).toMatch(/^unmet All/);
  });

  it.each<[string, Resources]>([
    ['a policy', domain({ access_policies: '${var.policy}' })],
    ['a policy beside a statement that is read', within(deny({ Resource: '${var.domain}' }))],
    ['the domain that a policy is for', { ...domain(), ...apart(policy(deny()), { domain_name: '${var.name}' }) }],
    ['the domain of a policy that is alone in the stack', apart(policy(deny()), { domain_name: '${var.name}' })],
    ['whether a policy is made', { ...domain(), ...apart(policy(deny()), { count: '${var.made}' }) }],
    ['whether the domain is made', domain({ count: '${var.made}' })],
    [
      'the name of the domain',
      { aws_opensearch_domain: { d: { domain_name: '${var.name}', access_policies: policy(deny()) } } },
    ],
  ])('is unknown where only apply knows %s', (_, resource) => {
    expect(judged(resource)[0]).toMatch(/^unknown/);
  });

  it('is met by a policy of whichever domain that denies it on all', () => {
    expect(judged(apart(policy(deny({ Resource: '*' })), { domain_name: '${var.name}' }))).toEqual(['met']);
  });

  it('holds a declared domain to its own networks, and wants a policy of it', () => {
    const declared = declaredAccount({ searchDomains: { logs: NETWORKS } });
    const pipeline = { NotIpAddressIfExists: { 'aws:SourceIp': [...HQ, '198.51.100.16/28'] } };
    const named = (Condition: Body) => apart(policy(allow(), denyWith(Condition)), { domain_name: 'logs' });
    expect(judged(named(FROM_ELSEWHERE), declared)).toEqual(['met']);
    expect(judged(named(pipeline), declaredAccount({}))).toEqual(['met']);
    expect(judged(named(pipeline), declared)[0]).toMatch(/^unmet/);
    expect(judged({}, declared)).toEqual(['unmet  searchDomain:logs']);
  });
});

describe('AWS-NET-06, of REST APIs', () => {
  const onApi = {
    Principal: { AWS: '*' },
    Action: 'execute-api:Invoke',
    Resource: 'arn:aws:execute-api:eu-north-1:111122223333:a1b2c3d4e5/*',
  };
  const allow = { Effect: 'Allow', ...onApi };
  const deny = (Condition: Body = { NotIpAddress: { 'aws:SourceIp': HQ } }) => ({
    Effect: 'Deny',
    ...onApi,
    Condition,
  });
  const on = (document: string, body: Body = {}): Resources => ({
    aws_api_gateway_rest_api_policy: { p: { rest_api_id: 'a1b2c3d4e5', policy: document, ...body } },
  });
  const api = (more: Body = {}) =>
    declaredAccount({ restApis: { admin: { api: 'a1b2c3d4e5', ...NETWORKS, ...more } } });

  it('is met by a policy that denies what comes from elsewhere', () => {
    expect(judged(on(policy(allow, deny())), api())).toEqual(['met']);
  });

  it('is not applicable to an API that is not declared, which is told to be judged by none', () => {
    const resource = { aws_api_gateway_rest_api: { a: { name: 'shop' } } };
    expect(judged(resource)).toEqual(['notApplicable']);
    const { entities } = readStack({ stack: 'contoso-aws-prod', json: { resource } });
    expect(entities.unjudgedResource).toHaveLength(1);
  });

  it.each<[string, Resources]>([
    ['no policy is on it', {}],
    ['the policy is on another API', on(policy(allow, deny()), { rest_api_id: 'z1y2x3w4v5' })],
    ['the policy allows alone', on(policy(allow))],
    [
      'the policy allows the networks alone',
      on(policy({ ...allow, Condition: { IpAddress: { 'aws:SourceIp': HQ } } })),
    ],
    [
      'a network is spared that is not declared for it',
      on(policy(allow, deny({ NotIpAddress: { 'aws:SourceIp': [...HQ, '198.51.100.16/28'] } }))),
    ],
    [
      'a VPC endpoint is spared that is not declared for it',
      on(
        policy(
          allow,
          deny({ NotIpAddress: { 'aws:SourceIp': HQ }, StringNotEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } }),
        ),
      ),
    ],
  ])('is unmet where %s', (_, resource) => {
    expect(judged(resource, api())[0]).toMatch(/^unmet .*restApi:admin$/);
  });

  it('is met by a private API that is reached through declared VPC endpoints', () => {
    const condition = {
      NotIpAddressIfExists: { 'aws:SourceIp': HQ },
      StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-0a1b2c3d' },
    };
    expect(judged(on(policy(allow, deny(condition))), api({ vpcEndpoints: ['vpce-0a1b2c3d'] }))).toEqual(['met']);
  });

  it('is unknown where only apply knows the policy, or the API that it is for', () => {
    expect(judged(on('${var.policy}'), api())[0]).toMatch(/^unknown/);
    expect(judged(on(policy(allow, deny()), { rest_api_id: '${var.api}' }), api())[0]).toMatch(/^unknown/);
  });

  it('leaves a definition that may hold a policy opaque, unless an argument says otherwise', () => {
    const opaque = (body: Body) =>
      readStack({ stack: 's', json: { resource: { aws_api_gateway_rest_api: { a: { name: 'shop', ...body } } } } })
        .opaque.length;
    expect([
      opaque({ body: '{"openapi":"3.0.1"}' }),
      opaque({ body: '{"x-amazon-apigateway-policy":{}}' }),
      opaque({ body: '${var.definition}' }),
      opaque({ body: '{"x-amazon-apigateway-policy":{}}', policy: policy(allow) }),
    ]).toEqual([0, 1, 1, 0]);
  });
});
