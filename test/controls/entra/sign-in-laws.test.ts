import fc from 'fast-check';
import type { Control, Outcome } from '../../../lib/controls/control';
import { legacyAuthenticationBlocked } from '../../../lib/controls/entra/legacy-authentication-blocked';
import { mfaForAllUsers } from '../../../lib/controls/entra/mfa-for-all-users';
import { phishingResistantMfaForPrivilegedRoles } from '../../../lib/controls/entra/phishing-resistant-mfa-for-privileged-roles';
import type { Entity, Posture } from '../../../lib/posture';
import { policiesAndSpace, ROLE } from '../../support/arbitrary-policies';
import {
  ANYTHING,
  type Capabilities,
  getsIn,
  PASSWORD_ONLY,
  PHISHABLE,
  type SignIn,
  type SignInSpace,
  signInsOf,
} from '../../support/brute-force-signin';
import {
  location,
  type PolicySpec,
  policy,
  postureOf,
  situationOf,
  strength,
  unread,
} from '../../support/posture-builder';

interface Law {
  readonly control: Control;
  /** The sign-ins that the control is about. */
  readonly about: (signIn: SignIn) => boolean;
  readonly able: Capabilities;
  /** The outcomes that the enumerated space can decide. */
  readonly decided: (outcomes: readonly Outcome[]) => readonly Outcome[];
}

const everything = (outcomes: readonly Outcome[]) => outcomes;
const LAWS: Readonly<Record<string, Law>> = {
  'ENT-AU-01': {
    control: legacyAuthenticationBlocked,
    about: ({ client }) => client === 'other' || client === 'exchangeActiveSync',
    able: ANYTHING,
    decided: everything,
  },
  'ENT-AU-02': { control: mfaForAllUsers, about: () => true, able: PASSWORD_ONLY, decided: everything },
  'ENT-AU-03': {
    control: phishingResistantMfaForPrivilegedRoles,
    about: ({ roles }) => roles.includes(ROLE),
    able: PHISHABLE,
    // The space has one privileged role; a gap of other roles alone is none that it could show.
    decided: (outcomes) =>
      outcomes.filter(
        (outcome) =>
          outcome.verdict !== 'unmet' ||
          outcome.finding.meaning.principals.some((principal) => principal.startsWith('role:User Administrator')),
      ),
  },
};

const made = [
  strength('strong', ['fido2', 'windowsHelloForBusiness']),
  strength('mixed', ['fido2', 'password,sms']),
  location('hq', ['203.0.113.0/26'], true),
];

function postureFor(specs: readonly PolicySpec[]): Posture {
  return postureOf(...specs.map((spec, index) => policy(`p${index}`, spec)), ...made);
}

function isMet(outcomes: readonly Outcome[]): boolean {
  return outcomes.every(({ verdict }) => verdict === 'met');
}

function firstIn(posture: Posture, space: SignInSpace, { about, able }: Law): SignIn | undefined {
  for (const signIn of signInsOf(space)) if (about(signIn) && getsIn(posture, signIn, able)) return signIn;
  return undefined;
}

describe.each(Object.entries(LAWS))('%s against a brute force over a small space of sign-ins', (_, law) => {
  const check = (posture: Posture) => law.control.check(situationOf(posture));

  it('is met exactly where no sign-in gets in that should not', () => {
    fc.assert(
      fc.property(policiesAndSpace, ({ policies, space }) => {
        const posture = postureFor(policies);
        const outcomes = law.decided(check(posture));
        expect({ met: isMet(outcomes), in: firstIn(posture, space, law) }).toEqual(
          isMet(outcomes) ? { met: true, in: undefined } : { met: false, in: expect.anything() },
        );
      }),
      { numRuns: 250, seed: 20261123 },
    );
  }, 120_000);

  it('keeps its outcomes whatever the order of the policies', () => {
    fc.assert(
      fc.property(policiesAndSpace, ({ policies }) => {
        const posture = postureFor(policies);
        const { conditionalAccessPolicy } = posture.entities;
        const turned = {
          ...posture,
          entities: { ...posture.entities, conditionalAccessPolicy: [...conditionalAccessPolicy].reverse() },
        };
        expect(check(turned)).toEqual(check(posture));
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it('keeps its verdicts when every address is another, and every reference with it', () => {
    fc.assert(
      fc.property(policiesAndSpace, ({ policies }) => {
        const posture = postureFor(policies);
        const renamed = JSON.parse(
          JSON.stringify(posture).replace(/(azuread_[a-z_]+\.)([a-z0-9]+)/g, '$1another_$2'),
        ) as Posture;
        expect(JSON.stringify(renamed)).not.toBe(JSON.stringify(posture));
        expect(check(renamed).map(({ verdict }) => verdict)).toEqual(check(posture).map(({ verdict }) => verdict));
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });

  it('is never met by a policy with one more exclusion where it was not met without', () => {
    fc.assert(
      fc.property(policiesAndSpace, fc.nat(), fc.nat(), ({ policies }, which, what) => {
        const exclusions: readonly PolicySpec[] = [
          { notGroups: ['6f1e2d3c-3333-4a2b-8c3d-000000000009'] },
          { notUsers: ['All'] },
          { notRoles: [ROLE] },
          { notApplications: ['Office365'] },
          { notLocations: ['AllTrusted'], locations: ['All'] },
          { notGuests: { types: ['serviceProvider'], tenants: 'all' } },
        ];
        const at = which % policies.length;
        const more = exclusions[what % exclusions.length] ?? {};
        const wider = policies.map((spec, index) => (index === at ? withMore(spec, more) : spec));
        if (!isMet(check(postureFor(policies)))) expect(isMet(check(postureFor(wider)))).toBe(false);
      }),
      { numRuns: 100, seed: 20261123 },
    );
  });

  it('is never met with a value that cannot be read where it was not met with the value known', () => {
    fc.assert(
      fc.property(policiesAndSpace, fc.nat(), fc.nat(), fc.boolean(), ({ policies }, which, what, ignored) => {
        const posture = postureFor(policies);
        if (isMet(check(posture))) return;
        const at = which % posture.entities.conditionalAccessPolicy.length;
        const blurred = posture.entities.conditionalAccessPolicy.map((one, index) =>
          index === at ? withoutValue(one, what, ignored ? 'ignored' : 'variable') : one,
        );
        const entities = { ...posture.entities, conditionalAccessPolicy: blurred };
        expect(isMet(check({ ...posture, entities }))).toBe(false);
      }),
      { numRuns: 200, seed: 20261123 },
    );
  });
});

function withMore(spec: PolicySpec, more: PolicySpec): PolicySpec {
  const joined = Object.entries(more).map(([key, value]) => {
    const before = spec[key as keyof PolicySpec];
    if (key === 'locations') return [key, before ?? value];
    return [key, Array.isArray(before) && Array.isArray(value) ? [...before, ...value] : value];
  });
  return { ...spec, ...Object.fromEntries(joined) };
}

/** The policy with one of its values made unreadable. */
function withoutValue(
  one: Entity<'conditionalAccessPolicy'>,
  which: number,
  why: 'variable' | 'ignored',
): Entity<'conditionalAccessPolicy'> {
  const places = leavesOf(one.fields);
  const place = places[which % places.length] ?? [];
  return { ...one, fields: replacedAt(one.fields, place, why) };
}

function leavesOf(value: object): readonly (readonly string[])[] {
  if ('is' in value || 'items' in value) return [[]];
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === 'object' && inner !== null ? leavesOf(inner).map((path) => [name, ...path]) : [],
  );
}

function replacedAt<T extends object>(value: T, [name, ...rest]: readonly string[], why: 'variable' | 'ignored'): T {
  if (name === undefined) return ('items' in value ? { ...value, items: [], open: why } : unread(why)) as T;
  return { ...value, [name]: replacedAt(value[name as keyof T] as object, rest, why) };
}
