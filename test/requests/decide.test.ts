import fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../lib/posture';
import {
  asHeld,
  type Bearing,
  decide,
  everyDenied,
  FULL_ACCESS,
  type Level,
  type Principal,
  type Request,
} from '../../lib/requests';
import { policy, statement } from '../support/aws-posture';
import { type BruteBearing, bruteAllowed } from '../support/brute-force-request';

const MANAGEMENT = '999988887777';
const PRINCIPALS: readonly Principal[] = [
  { is: 'anonymous' },
  { is: 'aws', arn: 'arn:aws:iam::111122223333:user/ann' },
  { is: 'aws', arn: 'arn:aws:iam::111122223333:root' },
  { is: 'aws', arn: 'arn:aws:iam::111122223333:role/deploy' },
  { is: 'aws', arn: 'arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Linked' },
  { is: 'aws', arn: `arn:aws:iam::${MANAGEMENT}:role/deploy` },
  { is: 'aws', arn: 'arn:aws:iam::444455556666:role/partner' },
  { is: 'service', name: 'logging.s3.amazonaws.com' },
];
const VALUES: Readonly<Record<string, readonly (string | undefined)[]>> = {
  'aws:ViaAWSService': [undefined, 'true', 'false'],
  'aws:AssumedRoot': [undefined, 'true'],
  'aws:PrincipalOrgID': [undefined, 'o-a1b2c3d4e5', 'o-zzzzzzzzzz'],
  'aws:ResourceAccount': [undefined, '111122223333', MANAGEMENT],
  'aws:SourceIp': [undefined, '203.0.113.7', '198.51.100.7'],
};

const some = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const conditions = fc.oneof(
  fc.record({ operator: some('Bool', 'BoolIfExists'), key: some('aws:ViaAWSService'), values: some(['false']) }),
  fc.record({ operator: some('Null'), key: some('aws:AssumedRoot'), values: some(['true'], ['false']) }),
  fc.record({
    operator: some('StringNotEquals', 'StringNotEqualsIfExists', 'StringEquals'),
    key: some('aws:PrincipalOrgID'),
    values: some(['o-a1b2c3d4e5']),
  }),
  fc.record({
    operator: some('ArnLike', 'ArnNotLikeIfExists'),
    key: some('aws:PrincipalArn'),
    values: some(['arn:aws:iam::*:user/*'], ['arn:aws:iam::*:root'], ['arn:*:iam::*:role/deploy']),
  }),
  fc.record({
    operator: some('NotIpAddress', 'NotIpAddressIfExists', 'IpAddress'),
    key: some('aws:SourceIp'),
    values: some(['203.0.113.0/24']),
  }),
  fc.record({ operator: some('BoolIfExists'), key: some('aws:PrincipalIsAWSService'), values: some(['false']) }),
);

const statements: fc.Arbitrary<Statement> = fc.record({
  effect: some('Allow' as const, 'Deny' as const),
  actions: fc.record({ not: fc.boolean(), patterns: some(['*'], ['s3:*'], ['iam:CreateUser']) }),
  resources: fc.record({ not: fc.constant(false), patterns: some(['*']) }),
  conditions: fc.array(conditions, { maxLength: 2 }),
});
const documents = fc.array(statements, { maxLength: 3 });
const levels = fc.array(
  documents.map((all): Statement[] => [...FULL_ACCESS.statements, ...all]),
  { maxLength: 3 },
);
const bareLevels = fc.array(documents, { maxLength: 2 });

const request: fc.Arbitrary<Request> = fc
  .record({
    principal: some(...PRINCIPALS),
    action: some('s3:GetObject', 'iam:CreateUser'),
    resource: some('arn:aws:s3:::a/b'),
    context: fc.record(Object.fromEntries(Object.entries(VALUES).map(([key, values]) => [key, some(...values)]))),
  })
  .map(({ principal, context, ...rest }) => {
    const service = { 'aws:PrincipalIsAWSService': String(principal.is === 'service') };
    const carried = Object.entries({ ...context, ...service }).filter(([, value]) => value !== undefined);
    return { ...rest, principal, context: Object.fromEntries(carried) as Record<string, string> };
  });

const bearings = fc.record({
  identity: documents.map((all): Statement[] => [...FULL_ACCESS.statements, ...all]),
  resource: documents,
  serviceControls: fc.oneof(levels, bareLevels),
  resourceControls: fc.oneof(levels, bareLevels),
  managementAccount: some(MANAGEMENT, undefined),
});

const asDocuments = (of: readonly Statement[]): PolicyDocument[] => of.map((each) => ({ statements: [each] }));

function read({ managementAccount, ...bearing }: BruteBearing): Bearing {
  return {
    identity: asDocuments(bearing.identity),
    resource: asDocuments(bearing.resource),
    serviceControls: bearing.serviceControls.map(asDocuments),
    resourceControls: bearing.resourceControls.map(asDocuments),
    ...(managementAccount === undefined ? {} : { managementAccount }),
  };
}

describe('decide', () => {
  it('agrees with a plain evaluator on every set of policies and every request', () => {
    const counts = { yes: 0, no: 0 };
    fc.assert(
      fc.property(bearings, request, (bearing, asked) => {
        const expected = bruteAllowed(bearing, asked) ? 'yes' : 'no';
        counts[expected] += 1;
        expect(decide(asked, read(bearing))).toBe(expected);
      }),
      { numRuns: 1500 },
    );
    // The property says little where it is nearly always the same answer.
    expect(counts.yes).toBeGreaterThan(150);
    expect(counts.no).toBeGreaterThan(300);
  });

  const NONE: Bearing = { identity: [FULL_ACCESS], resource: [], serviceControls: [], resourceControls: [] };
  const asked = (arn: string, context: Request['context'] = {}): Request => ({
    principal: { is: 'aws', arn },
    action: 's3:GetObject',
    resource: 'arn:aws:s3:::a/b',
    context,
  });
  const user = asked('arn:aws:iam::111122223333:user/ann');
  const DENY = policy({ Action: 's3:*' });

  it('asks every level of service control policies: what one of them does not allow is not allowed', () => {
    const under = (...serviceControls: readonly Level[]) => decide(user, { ...NONE, serviceControls });
    expect(under([FULL_ACCESS], [FULL_ACCESS])).toBe('yes');
    expect(under([FULL_ACCESS], [])).toBe('no');
    expect(under([FULL_ACCESS], [policy({ Effect: 'Allow', Action: 'ec2:*' })])).toBe('no');
    expect(under([FULL_ACCESS, DENY], [FULL_ACCESS])).toBe('no');
  });

  it.each([
    ['a user of the management account', asked(`arn:aws:iam::${MANAGEMENT}:user/ann`)],
    ['a service-linked role', asked('arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Linked')],
  ])('lets %s past service control policies', (_, request) => {
    const bearing = { ...NONE, serviceControls: [[DENY]], managementAccount: MANAGEMENT };
    expect(decide(request, bearing)).toBe('yes');
    expect(decide(user, bearing)).toBe('no');
  });

  it('holds everybody but service-linked roles to resource control policies, strangers and anonymous too', () => {
    const resource = [policy({ Effect: 'Allow', Principal: '*', Action: 's3:*' })];
    const bearing = { ...NONE, resource, resourceControls: [[FULL_ACCESS, DENY]], managementAccount: MANAGEMENT };
    const linked = asked('arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/Linked');
    expect(decide(user, bearing)).toBe('no');
    expect(decide({ ...user, principal: { is: 'anonymous' } }, bearing)).toBe('no');
    expect(decide(asked('arn:aws:iam::444455556666:user/bob'), bearing)).toBe('no');
    expect(decide(linked, bearing)).toBe('yes');
    expect(
      decide({ ...user, context: { 'aws:ResourceAccount': MANAGEMENT } }, { ...bearing, identity: [FULL_ACCESS] }),
    ).toBe('yes');
  });

  it('asks both accounts where the resource is another’s', () => {
    const owner = { 'aws:ResourceAccount': '444455556666' };
    const across = { ...user, context: owner };
    expect(decide(across, NONE)).toBe('no');
    const resource = [policy({ Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:*' })];
    expect(decide(across, { ...NONE, resource })).toBe('yes');
    expect(decide(across, { ...NONE, identity: [], resource })).toBe('no');
  });

  it('is unknown where a policy may deny what is not seen', () => {
    const open: PolicyDocument = { statements: [], open: 'variable' };
    expect(decide(user, { ...NONE, serviceControls: [[FULL_ACCESS, open]] })).toBe('unknown');
    expect(decide(user, { ...NONE, serviceControls: [[FULL_ACCESS, open, DENY]] })).toBe('no');
  });
});

describe('a proof under a guardrail', () => {
  const universe = {
    principals: [{ is: 'aws', arn: 'arn:aws:iam::1:role/x' }] as const,
    actions: ['*'],
    resources: ['*'],
  };
  const held = (kind: 'serviceControl' | 'resourceControl') =>
    everyDenied([asHeld({ statements: [statement({})] }, kind, MANAGEMENT)], {
      ...universe,
      keys: { 'aws:principalaccount': { absent: false, values: 'any' } },
    });

  it('shows whom the policy does not reach', () => {
    expect(held('serviceControl')).toMatchObject({ denied: false, passing: { keys: { 'aws:principalaccount': {} } } });
    expect(held('resourceControl')).toMatchObject({ denied: false, passing: { keys: { 'aws:resourceaccount': {} } } });
  });
});
