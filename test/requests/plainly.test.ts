import fc from 'fast-check';
import type { Condition, Statement } from '../../lib/posture';
import { ABSENT, ANY, always, type KeyDomain, PRESENT, type Universe } from '../../lib/requests';
import { deniedByClass, everyDenied } from '../../lib/requests/every-denied';
import { plainlyDenied, plainlyMissed } from '../../lib/requests/plainly';
import { deniedInClass } from '../../lib/requests/some-denied';
import { condition, deny, some, VALUES } from '../support/arbitrary-statements';
import { statement } from '../support/aws-posture';

const keys: fc.Arbitrary<Readonly<Record<string, KeyDomain>>> = fc.record(
  Object.fromEntries(
    Object.entries(VALUES).map(([key, values]) => [
      key.toLowerCase(),
      fc.oneof(
        some(ABSENT, ANY, PRESENT),
        some(...values.flatMap((value) => value ?? [])).map((text) => always(text)),
      ),
    ]),
  ),
);

const universe: fc.Arbitrary<Universe> = fc.record({
  principals: some<Universe['principals']>(
    'any',
    [{ is: 'aws', arn: 'arn:aws:iam::111122223333:user/ann' }],
    [{ is: 'service', name: 'logging.s3.amazonaws.com' }, { is: 'anonymous' }],
  ),
  actions: some(['*'], ['s3:*'], ['s3:GetObject'], ['s3:getObject', 'iam:GetUser'], ['sts:AssumeRole']),
  resources: some(['*'], ['arn:aws:s3:::a'], ['arn:aws:s3:::a/*', 'arn:aws:s3:::a'], ['arn:aws:iam::1:user/ann']),
  keys,
});

/** The operator that is met where the other is not, by a value that is there. */
const OTHERWISE: Readonly<Record<string, string>> = {
  NotIpAddress: 'IpAddress',
  IpAddress: 'NotIpAddress',
  NumericLessThan: 'NumericGreaterThanEquals',
  NumericNotEquals: 'NumericEquals',
  StringNotEquals: 'StringEquals',
  StringNotLike: 'StringLike',
  ArnNotLike: 'ArnLike',
};

const otherwise = ({ operator, ...rest }: Condition): Condition[] => {
  const other = OTHERWISE[operator.replace(/IfExists$/, '')];
  return other === undefined ? [] : [{ ...rest, operator: other }];
};
const on = (conditions: readonly Condition[]): Statement => ({ ...statement({}), conditions });

/** Denies, some for everybody and of everything, and requests that they need not deny. */
const denied = fc
  .record({
    others: fc.array(deny, { maxLength: 2 }),
    conditions: fc.array(condition, { maxLength: 3 }),
    more: fc.array(condition, { minLength: 1, maxLength: 2 }),
    universe,
    flipped: some('denied', 'excepted', 'neither'),
  })
  .map(({ others, conditions, more, universe: of, flipped }) => {
    const rest = conditions.flatMap(otherwise);
    const each = rest.map((one) => on([one]));
    return {
      denies: [...others, on(conditions), ...(flipped === 'denied' ? each : [])],
      universe: {
        ...of,
        except: [...(flipped === 'excepted' ? each : []), ...more.map((one) => on([one])), on([...more, ...rest])],
      },
    };
  });

/** A deny, and requests that it need not deny, which all hang on one key. */
const onOneKey = some(...['aws:SourceIp', 's3:TlsVersion', 'aws:PrincipalTag/team', 'aws:SourceArn'])
  .chain((key) =>
    fc.array(
      condition.filter((each) => each.key === key),
      { minLength: 2, maxLength: 3 },
    ),
  )
  .chain(([first, ...rest]) =>
    universe.map((of) => ({
      denies: first === undefined ? [] : [on([first])],
      universe: { ...of, except: rest.map((each) => on([each])) },
    })),
  );

describe('What is plainly denied', () => {
  it('is denied in every class of requests', () => {
    fc.assert(
      fc.property(denied, ({ denies, universe: of }) => {
        fc.pre(plainlyDenied(denies, of));
        expect(deniedByClass([{ statements: denies }], denies, of)).toEqual({ denied: true });
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(onOneKey, ({ denies, universe: of }) => {
        fc.pre(plainlyDenied(denies, of));
        expect(deniedByClass([{ statements: denies }], denies, of)).toEqual({ denied: true });
      }),
      { numRuns: 100 },
    );
  });

  it('is told from the rest as the classes of requests tell it', () => {
    const counts: Record<string, number> = {};
    fc.assert(
      fc.property(denied, ({ denies, universe: of }) => {
        const found = everyDenied([{ statements: denies }], of);
        counts[String(found.denied)] = (counts[String(found.denied)] ?? 0) + 1;
        expect(found.denied).toBe(deniedByClass([{ statements: denies }], denies, of).denied);
      }),
      { numRuns: 300 },
    );
    expect(counts.true).toBeGreaterThan(50);
    expect(counts.false).toBeGreaterThan(20);
  });

  it('is no address that two denies leave out, however their ranges lie in each other', () => {
    const leavingOut = (range: string) => on([{ operator: 'NotIpAddress', key: 'aws:SourceIp', values: [range] }]);
    const of = { principals: 'any', actions: ['*'], resources: ['*'], keys: { 'aws:sourceip': PRESENT } } as const;
    const [wide, narrow, other] = [
      leavingOut('203.0.113.0/25'),
      leavingOut('203.0.113.0/26'),
      leavingOut('10.0.0.0/8'),
    ];
    expect(plainlyDenied([wide], { ...of, except: [narrow] })).toBe(false);
    expect(plainlyDenied([narrow], { ...of, except: [wide] })).toBe(false);
    expect(plainlyDenied([wide], { ...of, except: [other] })).toBe(true);
  });

  it('leaves to the classes what it takes more than letters to tell', () => {
    const owners = (operator: string, values: readonly string[], excepted: readonly string[], ...more: Condition[]) =>
      plainlyDenied([on([{ operator, key: 'aws:PrincipalTag/owner', values }])], {
        principals: 'any',
        actions: ['*'],
        resources: ['*'],
        keys: {},
        except: [on([{ operator: 'StringLike', key: 'aws:PrincipalTag/owner', values: excepted }, ...more])],
      });
    expect(owners('StringNotEquals', ['ann'], ['a*'])).toBe(true);
    expect(owners('StringNotLike', ['a*'], ['a?n', 'an*'])).toBe(false);
    expect(owners('StringNotEqualsIgnoreCase', ['ann'], ['a*'])).toBe(false);
    expect(owners('ForAllValues:StringNotEquals', ['ann'], ['a*'])).toBe(false);
    expect(owners('StringNotEquals', ['ann', 'bob'], ['a*'])).toBe(false);
    expect(owners('StringEquals', ['ann'], ['a*'])).toBe(false);
    expect(owners('StringNotEquals', ['ann'], ['a*'], { operator: 'Bool', key: 'aws:A', values: ['true'] })).toBe(
      false,
    );
    // How IAM reads what is no ARN is not known.
    expect(owners('ArnNotLike', ['ann'], ['ann'])).toBe(false);
  });
});

describe('A statement that plainly misses', () => {
  it('denies no class of requests', () => {
    fc.assert(
      fc.property(deny, universe, (one, of) => {
        fc.pre(plainlyMissed(one, of));
        expect(deniedInClass([{ statements: [one] }], [one], of)).toEqual({ denied: false });
      }),
      { numRuns: 400 },
    );
  });
});
