import { trustedNetworkOnly } from '../../../lib/controls/aws/trusted-network-only';
import type { PolicyDocument } from '../../../lib/posture';
import {
  declaredAccount,
  entity,
  findingOf,
  is,
  outcomeOf,
  policy,
  postureOf,
  situationOf,
  unread,
  unset,
  verdictsOf,
  type WrittenStatement,
} from '../../support/aws-posture';

const ADMINS = declaredAccount({ existingHumanGroups: ['admins'] });
const READERS = declaredAccount({ humanRoles: ['readers'] });
const RANGES = ['203.0.113.0/26', '198.51.100.16/28', '2001:db8:10::/48'];
const DEPLOYER = 'arn:aws:iam::111122223333:role/tenant-guard-deploy';
const DIRECT = { Bool: { 'aws:ViaAWSService': 'false' } };
const elsewhere = (ranges: readonly string[]) => ({ ...DIRECT, NotIpAddress: { 'aws:SourceIp': ranges } });

function on(type: 'group' | 'role' | 'user', name: string, ...statements: readonly WrittenStatement[]) {
  return entity('identityPolicy', `aws_iam_${type}_policy.${name}`, {
    principalType: type,
    principal: is(name),
    document: is(policy(...statements)),
  });
}

const role = (name: string, trust: PolicyDocument | undefined) =>
  entity('iamPrincipal', `aws_iam_role.${name}`, {
    type: 'role',
    name: is(name),
    trust: trust === undefined ? unread() : is(trust),
  });
const trusting = (Principal: WrittenStatement['Principal']) =>
  policy({ Effect: 'Allow', Action: 'sts:AssumeRole', ...(Principal && { Principal }) });

describe('AWS-NET-01 is met', () => {
  it.each<[string, WrittenStatement[]]>([
    ['a deny from outside the networks', [{ Condition: elsewhere(RANGES) }]],
    ['a narrower list', [{ Condition: elsewhere(RANGES.slice(0, 1)) }]],
    ['a deny of forwarded calls too', [{ Condition: { NotIpAddress: { 'aws:SourceIp': RANGES } } }]],
    [
      'a deny that excepts the deployer',
      [{ Condition: { ...elsewhere(RANGES), ArnNotLikeIfExists: { 'aws:PrincipalArn': DEPLOYER } } }],
    ],
    [
      'IfExists',
      [
        {
          Condition: {
            NotIpAddressIfExists: { 'aws:SourceIp': RANGES },
            BoolIfExists: { 'aws:ViaAWSService': 'false' },
          },
        },
      ],
    ],
    [
      'denies that share the actions',
      [
        { Action: 's3:*', Condition: elsewhere(RANGES) },
        { NotAction: 's3:*', Condition: elsewhere(RANGES) },
      ],
    ],
    [
      'a list split over two denies, which denies too much',
      [{ Condition: elsewhere(RANGES.slice(0, 1)) }, { Condition: elsewhere(RANGES.slice(1)) }],
    ],
  ])('by %s', (_, statements) => {
    expect(verdictsOf(trustedNetworkOnly, postureOf(on('group', 'admins', ...statements)), ADMINS)).toEqual(['met']);
    expect(verdictsOf(trustedNetworkOnly, postureOf(on('role', 'readers', ...statements)), READERS)).toEqual(['met']);
  });

  it('by several policies together', () => {
    const one = on('group', 'admins', { Action: 's3:*', Condition: elsewhere(RANGES) });
    const two = { ...on('group', 'admins', { NotAction: 's3:*', Condition: elsewhere(RANGES) }), address: 'two' };
    expect(outcomeOf(trustedNetworkOnly, postureOf(one, two), ADMINS)).toEqual({
      verdict: 'met',
      by: [one.address, 'two'],
    });
  });
});

describe('AWS-NET-01 is unmet', () => {
  const wide = (...statements: readonly WrittenStatement[]) =>
    findingOf('unmet', trustedNetworkOnly, postureOf(on('group', 'admins', ...statements)), ADMINS);

  it('where nothing is denied, for all networks', () => {
    expect(wide()).toMatchObject({
      given: expect.stringMatching(/^iam:CreateAccessKey .* by a member of group:admins is not denied$/u),
      meaning: {
        principals: ['group:admins'],
        networks: ['All'],
        targets: ['All'],
        settings: ['action=All', 'when=always'],
      },
    });
  });

  it.each<[string, string[], string[]]>([
    ['a wider range', ['203.0.113.0/25', ...RANGES.slice(1)], ['203.0.113.64/26']],
    ['another range', [...RANGES, '192.0.2.0/24'], ['192.0.2.0/24']],
    ['a wider IPv6 range', [...RANGES.slice(0, 2), '2001:db8:10::/47'], ['2001:db8:11::/48']],
    ['all of IPv4', ['0.0.0.0/0', '2001:db8:10::/48'], ['0.0.0.0/1']],
  ])('where %s is allowed, by the ranges beyond the networks', (_, ranges, extra) => {
    const { networks } = wide({ Condition: elsewhere(ranges) }).meaning;
    expect(networks).toEqual(expect.arrayContaining(extra.filter((range) => range !== '0.0.0.0/1')));
    expect(networks.length).toBeGreaterThanOrEqual(extra.length);
    expect(networks).not.toContain('All');
  });

  it('where the deny is written by the ranges that are denied and IPv6 is forgotten', () => {
    const Condition = { ...DIRECT, IpAddress: { 'aws:SourceIp': ['0.0.0.0/0'] } };
    const { networks } = wide({ Condition }).meaning;
    expect(networks).toContain('noSourceAddress');
    expect(networks.some((range) => range.includes(':'))).toBe(true);
    expect(networks.some((range) => range.includes('.'))).toBe(false);
  });

  it.each<[string, WrittenStatement, string]>([
    [
      'requests without a source address pass',
      { Condition: { ...elsewhere(RANGES), Null: { 'aws:SourceIp': 'false' } } },
      'without a source address',
    ],
    ['only some actions are denied', { Action: 's3:*', Condition: elsewhere(RANGES) }, 'iam:CreateAccessKey'],
    [
      'it hangs on a tag',
      { Condition: { ...elsewhere(RANGES), StringEquals: { 'aws:PrincipalTag/perimeter': 'true' } } },
      'is not denied',
    ],
    [
      'forwarded calls alone are denied',
      { Condition: { ...elsewhere(RANGES), Bool: { 'aws:ViaAWSService': 'true' } } },
      'is not denied',
    ],
    ['it is an Allow', { Effect: 'Allow', Condition: { IpAddress: { 'aws:SourceIp': RANGES } } }, 'is not denied'],
  ])('where %s', (_, statement, given) => {
    expect(wide(statement).given).toContain(given);
  });

  it('for a declared role or group that carries no deny, and where nobody is declared', () => {
    const both = declaredAccount({ existingHumanGroups: ['admins'], humanRoles: ['readers'] });
    expect(
      verdictsOf(trustedNetworkOnly, postureOf(on('group', 'admins', { Condition: elsewhere(RANGES) })), both),
    ).toEqual(['met', 'unmet']);
    expect(findingOf('unmet', trustedNetworkOnly, postureOf(), declaredAccount()).meaning.settings).toEqual([
      'people=none',
    ]);
  });

  it('by a smaller meaning for a smaller gap', () => {
    const small = wide({ Condition: elsewhere(['203.0.113.0/25', ...RANGES.slice(1)]) }).meaning.networks;
    const large = wide({ Condition: elsewhere(['203.0.112.0/23', ...RANGES.slice(1)]) }).meaning.networks;
    expect(large.every((range) => small.includes(range))).toBe(false);
  });
});

describe('AWS-NET-01 holds', () => {
  it.each<[string, PolicyDocument | undefined, string[]]>([
    ['roles that people assume', trusting({ AWS: '111122223333' }), ['unmet']],
    [
      'roles that people federate into',
      trusting({ Federated: 'arn:aws:iam::111122223333:saml-provider/entra' }),
      ['unmet'],
    ],
    ['roles of AWS services not', trusting({ Service: 'lambda.amazonaws.com' }), ['met']],
    ['roles whose trust cannot be read as unknown', undefined, ['unknown']],
  ])('%s', (_, trust, verdicts) => {
    const posture = postureOf(role('worker', trust), on('group', 'admins', { Condition: elsewhere(RANGES) }));
    const outcomes = trustedNetworkOnly.check(situationOf(posture, ADMINS)).map(({ verdict }) => verdict);
    expect(outcomes).toEqual(verdicts[0] === 'met' ? ['met'] : ['met', ...verdicts]);
  });

  it("not the deployer's role, and every user of the stack", () => {
    const user = entity('iamPrincipal', 'aws_iam_user.ann', { type: 'user', name: is('ann'), trust: unset });
    const posture = postureOf(role('tenant-guard-deploy', trusting({ AWS: '111122223333' })), user);
    expect(findingOf('unmet', trustedNetworkOnly, posture, declaredAccount()).meaning.principals).toEqual(['user:ann']);
  });

  it('only where the guard is an IP allow-list', () => {
    const federated = declaredAccount(
      { humanRoles: ['readers'] },
      { guard: { by: 'conditionalAccess', identity: 'entra' } },
    );
    expect(outcomeOf(trustedNetworkOnly, postureOf(), federated)).toEqual({
      verdict: 'notApplicable',
      because: 'the service is guarded by conditionalAccess, not by an IP allow-list',
    });
  });

  it('as unknown where a policy cannot be read', () => {
    const unreadable = entity('identityPolicy', 'p', {
      principalType: 'group',
      principal: is('admins'),
      document: unread('data'),
    });
    expect(verdictsOf(trustedNetworkOnly, postureOf(unreadable), ADMINS)).toEqual(['unknown']);
  });
});
