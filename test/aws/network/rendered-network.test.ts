import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack, Testing } from 'cdktf';
import { AdministrationGroup, TrustedNetworkEdge, TrustedPrefixList, VpcEndpointPerimeter } from '../../../lib/aws';
import { TrustedNetwork } from '../../../lib/values';

const HQ = TrustedNetwork.of({ hq: { cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] } }, { example: true });
const PIPELINE = TrustedNetwork.of({ pipeline: { cidrs: ['198.51.100.16/28'], ipv6: 'none' } }, { example: true });
const PORTAL = 'arn:aws:elasticloadbalancing:eu-north-1:111122223333:loadbalancer/app/portal/0123456789abcdef';

interface Rendered {
  readonly resource: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
}

function rendered(add: (stack: TerraformStack) => void): Rendered['resource'] {
  const stack = new TerraformStack(Testing.app(), 'stack');
  new AwsProvider(stack, 'aws', { region: 'eu-north-1' });
  add(stack);
  const { resource }: Rendered = JSON.parse(Testing.synth(stack));
  return resource;
}

const only = (named: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {}) => {
  const [body, ...more] = Object.values(named);
  if (body === undefined || more.length > 0) throw new Error(`${Object.keys(named).length} resources`);
  return body;
};

describe('VpcEndpointPerimeter', () => {
  const statementsOf = (props: Partial<ConstructorParameters<typeof VpcEndpointPerimeter>[2]>) => {
    const { aws_vpc_endpoint_policy: policies } = rendered((stack) => {
      new VpcEndpointPerimeter(stack, 's3', {
        endpointId: 'vpce-0a1b2c3d4e5f67890',
        within: { organizationId: 'o-a1b2c3d4e5' },
        ...props,
      });
    });
    const { policy, vpc_endpoint_id } = only(policies);
    expect(vpc_endpoint_id).toBe('vpce-0a1b2c3d4e5f67890');
    return JSON.parse(String(policy)).Statement;
  };

  it('allows own principals on own resources, and services of AWS', () => {
    expect(statementsOf({})).toEqual([
      {
        Sid: 'AllowOwnPrincipalsOnOwnResources',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: '*',
        Resource: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5', 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } },
      },
      {
        Sid: 'AllowServicesOfAws',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
      },
    ]);
  });

  it('is for one account where there is no organization', () => {
    expect(statementsOf({ within: { accountId: '111122223333' } })[0].Condition).toEqual({
      StringEquals: { 'aws:PrincipalAccount': '111122223333', 'aws:ResourceAccount': '111122223333' },
    });
  });

  it('lets own principals read what is named, and nothing else of others', () => {
    const reads = ['arn:aws:s3:::packages/*', 'arn:aws:ecr:eu-north-1:602401143452:repository/pause'];
    expect(statementsOf({ reads })[2]).toEqual({
      Sid: 'AllowReadingFromNamedResources',
      Effect: 'Allow',
      Principal: { AWS: '*' },
      Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 's3:GetObject', 'ssm:GetDocument'],
      Resource: [...reads].sort(),
      Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
    });
  });

  it.each([
    ['what is no endpoint', { endpointId: 'vpc-1' }, 'the id of a VPC endpoint'],
    ['what is no organization', { within: { organizationId: 'contoso' } }, 'the id of an organization'],
    ['what is no account', { within: { accountId: '1' } }, 'account'],
    ['reading from everything', { reads: ['*'] }, 'names no resource'],
    ['reading from every bucket', { reads: ['arn:aws:s3:::*'] }, 'names no resource'],
    [
      'a policy too long',
      { reads: Array.from({ length: 500 }, (_, n) => `arn:aws:s3:::a-bucket-with-a-name-of-some-length-${n}/*`) },
      'at most 20480 characters',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(() => statementsOf(props)).toThrow(message);
  });
});

describe('TrustedNetworkEdge', () => {
  const edge = (props: Partial<ConstructorParameters<typeof TrustedNetworkEdge>[2]> = {}) =>
    rendered((stack) => {
      new TrustedNetworkEdge(stack, 'admin', { network: HQ, name: 'admin', protects: { portal: PORTAL }, ...props });
    });

  it('blocks by default and allows what comes from a set for each family', () => {
    const { aws_wafv2_ip_set: sets = {}, aws_wafv2_web_acl: acls, aws_wafv2_web_acl_association: on } = edge();
    expect(
      Object.values(sets).map(({ ip_address_version, addresses, scope }) => [ip_address_version, addresses, scope]),
    ).toEqual([
      ['IPV4', ['203.0.113.0/26'], 'REGIONAL'],
      ['IPV6', ['2001:db8:10::/48'], 'REGIONAL'],
    ]);
    const acl = only(acls);
    expect(acl.default_action).toEqual({ block: {} });
    expect(acl.rule).toEqual(
      Object.keys(sets).map((set, priority) =>
        expect.objectContaining({
          priority,
          action: { allow: {} },
          statement: { ip_set_reference_statement: { arn: `\${aws_wafv2_ip_set.${set}.arn}` } },
        }),
      ),
    );
    expect(only(on).resource_arn).toBe(PORTAL);
  });

  it('has no set of a family that the networks do not have', () => {
    const { aws_wafv2_ip_set: sets, aws_wafv2_web_acl: acls } = edge({ network: PIPELINE });
    expect(only(sets).addresses).toEqual(['198.51.100.16/28']);
    expect(only(acls).rule).toHaveLength(1);
  });

  it('is for CloudFront without being put on a distribution', () => {
    const { aws_wafv2_web_acl: acls, aws_wafv2_web_acl_association: on } = edge({ scope: 'cloudFront', protects: {} });
    expect(only(acls).scope).toBe('CLOUDFRONT');
    expect(on).toBeUndefined();
  });

  it.each([
    ['a distribution', { scope: 'cloudFront' as const }, 'Set web_acl_id of the distribution'],
    ['a name that AWS does not take', { name: 'für alle' }, 'letters, digits'],
  ])('refuses %s', (_, props, message) => {
    expect(() => edge(props)).toThrow(message);
  });
});

describe('TrustedPrefixList', () => {
  const lists = (props: Partial<ConstructorParameters<typeof TrustedPrefixList>[2]> = {}) => {
    const { aws_ec2_managed_prefix_list: found = {} } = rendered((stack) => {
      new TrustedPrefixList(stack, 'offices', { network: HQ, name: 'offices', ...props });
    });
    return Object.values(found).map(({ name, address_family, max_entries, entry }) => ({
      name,
      address_family,
      max_entries,
      entry,
    }));
  };

  it('has exactly the ranges of each family, and room for no more', () => {
    expect(lists()).toEqual([
      { name: 'offices-ipv4', address_family: 'IPv4', max_entries: 1, entry: [{ cidr: '203.0.113.0/26' }] },
      { name: 'offices-ipv6', address_family: 'IPv6', max_entries: 1, entry: [{ cidr: '2001:db8:10::/48' }] },
    ]);
  });

  it('keeps room where it is asked to, and leaves a family out that is not there', () => {
    expect(lists({ network: PIPELINE, reserve: 3 })).toEqual([
      { name: 'offices-ipv4', address_family: 'IPv4', max_entries: 4, entry: [{ cidr: '198.51.100.16/28' }] },
    ]);
  });

  it.each([
    ['more room than a list has', { reserve: 1_000 }, 'up to 1000'],
    ['a part of a range', { reserve: 0.5 }, 'a whole number'],
    ["a name that is AWS's", { name: 'com.amazonaws.eu-north-1.s3' }, 'not beginning with com.amazonaws'],
  ])('refuses %s', (_, props, message) => {
    expect(() => lists(props)).toThrow(message);
  });
});

describe('AdministrationGroup', () => {
  const group = (props: Partial<ConstructorParameters<typeof AdministrationGroup>[2]> = {}) =>
    rendered((stack) => {
      const asked = { network: HQ, vpcId: 'vpc-0b1c2d3e4f5a69788', name: 'bastion' };
      new AdministrationGroup(stack, 'bastion', { ...asked, ...props });
    });
  const rulesOf = (resources: Rendered['resource']) =>
    Object.values(resources.aws_vpc_security_group_ingress_rule ?? {})
      .map(({ cidr_ipv4, cidr_ipv6, from_port, to_port, ip_protocol }) =>
        [cidr_ipv4 ?? cidr_ipv6, ip_protocol, from_port, to_port].join(' '),
      )
      .sort();

  it('is a group without rules of its own, and a rule for SSH from each range', () => {
    const resources = group();
    expect(only(resources.aws_security_group)).toMatchObject({ name: 'bastion', vpc_id: 'vpc-0b1c2d3e4f5a69788' });
    expect(Object.keys(only(resources.aws_security_group))).not.toContain('ingress');
    expect(rulesOf(resources)).toEqual(['2001:db8:10::/48 tcp 22 22', '203.0.113.0/26 tcp 22 22']);
  });

  it('lets in what else is asked for, each on its port', () => {
    expect(rulesOf(group({ network: PIPELINE, by: ['winRmTls', 'rdp'] }))).toEqual([
      '198.51.100.16/28 tcp 3389 3389',
      '198.51.100.16/28 tcp 5986 5986',
    ]);
  });

  it.each([
    ['what is no id of a VPC', { vpcId: 'vpc-main' }, 'this is not the id of a VPC'],
    ['a name that AWS keeps for itself', { name: 'sg-bastion' }, 'this is not a name for a security group'],
    ['nothing to administer by', { by: [] }, 'got "[]"'],
    ['a service that it does not know', { by: ['telnet' as 'ssh'] }, 'telnet'],
  ])('refuses %s', (_, props, message) => {
    expect(() => group(props)).toThrow(message);
  });

  it('refuses more rules than a group takes, with the ways out', () => {
    const cidrs = Array.from({ length: 61 }, (_, index) => `198.51.100.${2 * index}/32`);
    const network = TrustedNetwork.of({ many: { cidrs, ipv6: 'none' } }, { example: true });
    expect(() => group({ network })).toThrow(/61 rules.*up to 60.*Name fewer networks/s);
  });
});
