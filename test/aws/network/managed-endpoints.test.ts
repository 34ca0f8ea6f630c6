import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import {
  TrustedNetworkRestApi,
  type TrustedNetworkRestApiProps,
  TrustedNetworkSearchDomain,
  type TrustedNetworkSearchDomainProps,
} from '../../../lib/aws';
import { TrustedNetwork } from '../../../lib/values';

const NETWORK = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] } }, { example: true });
const HQ = ['203.0.113.0/26', '2001:db8:10::/48'];
const many = (count: number) =>
  TrustedNetwork.of(
    {
      many: {
        cidrs: Array.from({ length: count }, (_, at) => `203.0.${(at >> 7) & 255}.${(2 * at) & 255}/32`),
        ipv6: 'none',
      },
    },
    { example: true },
  );

function rendered(build: (stack: TerraformStack) => void) {
  const stack = new TerraformStack(Testing.app(), 'landing');
  new AwsProvider(stack, 'aws', { region: 'eu-north-1' });
  build(stack);
  return JSON.parse(Testing.synth(stack)).resource;
}

function domain(props: Partial<TrustedNetworkSearchDomainProps> = {}) {
  const { aws_opensearch_domain_policy: policies } = rendered((stack) => {
    const asked = { network: NETWORK, domainName: 'logs', domainArn: 'arn:aws:es:eu-north-1:111122223333:domain/logs' };
    new TrustedNetworkSearchDomain(stack, 'logs', { ...asked, ...props });
  });
  const [{ domain_name, access_policies }] = Object.values<Record<string, string>>(policies) as [
    Record<string, string>,
  ];
  return { domain_name, statements: JSON.parse(access_policies ?? '').Statement };
}

function api(props: Partial<TrustedNetworkRestApiProps> = {}) {
  const { aws_api_gateway_rest_api_policy: policies } = rendered((stack) => {
    const executionArn = 'arn:aws:execute-api:eu-north-1:111122223333:a1b2c3d4e5';
    new TrustedNetworkRestApi(stack, 'admin', { network: NETWORK, restApiId: 'a1b2c3d4e5', executionArn, ...props });
  });
  const [{ rest_api_id, policy }] = Object.values<Record<string, string>>(policies) as [Record<string, string>];
  return { rest_api_id, statements: JSON.parse(policy ?? '').Statement };
}

describe('TrustedNetworkSearchDomain', () => {
  const DENY = {
    Sid: 'DenyFromElsewhere',
    Effect: 'Deny',
    Principal: { AWS: '*' },
    Action: 'es:ESHttp*',
    Resource: 'arn:aws:es:eu-north-1:111122223333:domain/logs/*',
    Condition: {
      NotIpAddressIfExists: { 'aws:SourceIp': HQ },
      BoolIfExists: { 'aws:PrincipalIsAWSService': 'false', 'aws:ViaAWSService': 'false' },
    },
  };

  it('denies what comes from elsewhere, and lets nobody in by itself', () => {
    expect(domain()).toEqual({ domain_name: 'logs', statements: [DENY] });
  });

  it('lets callers in from the networks', () => {
    const callers = ['arn:aws:iam::444455556666:role/reader', '*'];
    expect(domain({ callers }).statements).toEqual([
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { AWS: ['*', 'arn:aws:iam::444455556666:role/reader'] },
        Condition: { IpAddress: { 'aws:SourceIp': HQ } },
      }),
      DENY,
    ]);
  });

  it.each<[string, Partial<TrustedNetworkSearchDomainProps>, string]>([
    ['a name that is none', { domainName: 'Logs' }, 'this is not the name of a domain'],
    ['the ARN of another domain', { domainName: 'metrics' }, 'this is not the ARN of the domain'],
    ['a pattern of domains', { domainArn: 'arn:aws:es:eu-north-1:111122223333:domain/*' }, 'not the ARN of the domain'],
    ['a pattern of callers', { callers: ['arn:aws:iam::444455556666:*'] }, 'nobody whom a policy lets in'],
  ])('refuses %s', (_, props, message) => {
    expect(() => domain(props)).toThrow(message);
  });
});

describe('TrustedNetworkRestApi', () => {
  const calls = {
    Principal: { AWS: '*' },
    Action: 'execute-api:Invoke',
    Resource: 'arn:aws:execute-api:eu-north-1:111122223333:a1b2c3d4e5/*',
  };

  it('lets everybody call, and denies it from elsewhere', () => {
    expect(api()).toEqual({
      rest_api_id: 'a1b2c3d4e5',
      statements: [
        { Sid: 'AllowCallers', Effect: 'Allow', ...calls },
        {
          Sid: 'DenyFromElsewhere',
          Effect: 'Deny',
          ...calls,
          Condition: { NotIpAddressIfExists: { 'aws:SourceIp': HQ } },
        },
      ],
    });
  });

  it('spares VPC endpoints of a private API', () => {
    expect(api({ vpcEndpointIds: ['vpce-0a1b2c3d'] }).statements[1].Condition).toEqual({
      NotIpAddressIfExists: { 'aws:SourceIp': HQ },
      StringNotEqualsIfExists: { 'aws:SourceVpce': ['vpce-0a1b2c3d'] },
    });
  });

  it.each<[string, Partial<TrustedNetworkRestApiProps>, string]>([
    ['an id that is none', { restApiId: 'admin' }, 'this is not the id of a REST API'],
    ['the ARN of another API', { restApiId: 'z1y2x3w4v5' }, 'this is not the ARN by which the API is called'],
    ['a VPC endpoint that is none', { vpcEndpointIds: ['vpc-1'] }, 'this is not the id of a VPC endpoint'],
  ])('refuses %s', (_, props, message) => {
    expect(() => api(props)).toThrow(message);
  });

  it('refuses more addresses than a policy of an API takes, with the ways out', () => {
    expect(() => api({ network: many(500) })).toThrow(/policy is too long.*at most 8192 bytes.*List wider ranges/s);
  });
});
