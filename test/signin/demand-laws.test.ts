import fc from 'fast-check';
import type { Posture } from '../../lib/posture';
import {
  type Atoms,
  coverage,
  type Demand,
  EVERYTHING,
  flag,
  NO,
  only,
  type Region,
  regionOf,
  YES,
} from '../../lib/signin';
import { GROUPS, policiesAndSpace, ROLE } from '../support/arbitrary-policies';
import {
  ANYTHING,
  getsIn,
  PASSWORD_ONLY,
  PHISHABLE,
  SAME_PASSWORD,
  type SignIn,
  sessionOf,
  signInsOf,
  UNMANAGED,
  UNMANAGED_PASSWORD_ONLY,
  UNPROTECTED,
} from '../support/brute-force-signin';
import { location, type PolicySpec, policy, postureOf, strength } from '../support/posture-builder';

/** Whether a sign-in is one that the demand forbids, by the enumeration alone. */
type Forbidden = (posture: Posture, signIn: SignIn) => boolean;

const openSession =
  (open: (session: ReturnType<typeof sessionOf>) => boolean): Forbidden =>
  (posture, signIn) =>
    getsIn(posture, signIn, ANYTHING) && open(sessionOf(posture, signIn));

const LAWS: readonly (readonly [Demand, Forbidden])[] = [
  ['block', (posture, signIn) => getsIn(posture, signIn, ANYTHING)],
  ['multifactor', (posture, signIn) => getsIn(posture, signIn, PASSWORD_ONLY)],
  ['phishingResistant', (posture, signIn) => getsIn(posture, signIn, PHISHABLE)],
  ['managedDevice', (posture, signIn) => getsIn(posture, signIn, UNMANAGED)],
  ['managedDeviceOrMultifactor', (posture, signIn) => getsIn(posture, signIn, UNMANAGED_PASSWORD_ONLY)],
  ['managedDeviceOrProtectedApplication', (posture, signIn) => getsIn(posture, signIn, UNPROTECTED)],
  ['passwordChange', (posture, signIn) => getsIn(posture, signIn, SAME_PASSWORD)],
  [{ signInWithinHours: 4 }, openSession(({ hours }) => hours > 4)],
  [{ signInWithinHours: 0 }, openSession(({ hours }) => hours > 0)],
  ['neverPersistent', openSession(({ persistent }) => persistent !== 'never')],
  ['applicationEnforcedRestrictions', openSession(({ restricted }) => !restricted)],
  ['withoutResilienceDefaults', openSession(({ extended }) => extended)],
  [
    { either: ['managedDevice', 'neverPersistent'] },
    (posture, signIn) => getsIn(posture, signIn, UNMANAGED) && sessionOf(posture, signIn).persistent !== 'never',
  ],
  ['tokenProtection', openSession(({ bound }) => !bound)],
];

const USERS = regionOf([['identity', only(['user'])]]);
const made = [
  strength('strong', ['fido2', 'windowsHelloForBusiness']),
  strength('mixed', ['fido2', 'password,sms']),
  location('hq', ['203.0.113.0/26'], true),
];

function postureFor(specs: readonly PolicySpec[]): Posture {
  return postureOf(...specs.map((spec, index) => policy(`p${index}`, spec)), ...made);
}

describe.each(LAWS.map(([demand, forbidden]) => [JSON.stringify(demand), demand, forbidden] as const))(
  'the proof of %s',
  (_, demand, forbidden) => {
    it('covers exactly where no enumerated sign-in gets in without it', () => {
      fc.assert(
        fc.property(policiesAndSpace, ({ policies, space }) => {
          const posture = postureFor(policies);
          if (USERS === undefined) throw new Error('users are never none');
          const [proof] = coverage(posture, demand, [{ certain: USERS, possible: USERS }]);
          expect(proof).toMatchObject({ doubts: [], complete: true });
          let open = false;
          for (const signIn of signInsOf(space)) open ||= forbidden(posture, signIn);
          expect(proof?.gaps.length === 0).toBe(!open);
        }),
        { numRuns: 60, seed: 20261127 },
      );
    });
  },
);

describe('the proof of many universes', () => {
  const universeOf = (...parts: readonly (readonly [string, Atoms])[]) =>
    regionOf([['identity', only(['user'])], ...parts]) ?? EVERYTHING;
  const NAMED = flag('role', ROLE);
  const UNNAMED = flag('role', '62e90394-69f5-4237-9190-012177145e10');
  const universes = [
    [],
    [[NAMED, YES]],
    [[UNNAMED, YES]],
    [
      [UNNAMED, YES],
      [NAMED, NO],
    ],
  ].map((parts) => {
    const certain = universeOf(...(parts as [string, Atoms][]));
    return { certain, possible: intersected(certain) };
  });

  /** An exemption that is only possible. */
  function intersected(region: Region): Region {
    return regionOf([...region, [flag('group', GROUPS[0] ?? ''), NO]]) ?? EVERYTHING;
  }

  it.each(['multifactor', 'phishingResistant', 'block'] as const)('of %s is that of each by itself', (demand) => {
    fc.assert(
      fc.property(policiesAndSpace, ({ policies }) => {
        const posture = postureFor(policies);
        const alone = universes.map((universe) => coverage(posture, demand, [universe])[0]);
        expect(coverage(posture, demand, universes)).toEqual(alone);
      }),
      { numRuns: 60, seed: 20261127 },
    );
  });
});
