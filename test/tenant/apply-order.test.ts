import { GUEST_TYPES } from '../../lib/values';
import { removeFolders } from '../support/guarded-app';
import { type RenderedPolicy, resourcesOf } from './rendered-tenant';

afterAll(removeFolders);

const POLICY = 'azuread_conditional_access_policy';
const policies = Object.entries(resourcesOf('adatum', POLICY)) as [string, RenderedPolicy][];
const bodies = new Map(policies);

/** The policies that have to be written before one, by whatever chain of `depends_on`. */
function ahead(name: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const address of bodies.get(name)?.depends_on ?? []) {
    const [type, other = ''] = address.split('.');
    if (type !== POLICY || seen.has(other)) continue;
    seen.add(other);
    ahead(other, seen);
  }
  return seen;
}

/** The fewest chains into which the policies fall: so many may be written at once, since no two of a chain are (Dilworth). */
function chains(): number {
  const names = [...bodies.keys()];
  const next = new Map<string, string>();
  const extend = (name: string, tried: Set<string>): boolean =>
    names.some((later) => {
      if (tried.has(later) || !ahead(later).has(name)) return false;
      tried.add(later);
      const taken = next.get(later);
      if (taken !== undefined && !extend(taken, tried)) return false;
      next.set(later, name);
      return true;
    });
  return names.length - names.filter((name) => extend(name, new Set())).length;
}

const usersOf = ({ conditions }: RenderedPolicy) => (conditions.users ?? {}) as Readonly<Record<string, unknown>>;

describe('the order in which the policies of a whole tenant are written', () => {
  it('ends: no policy waits for itself', () => {
    expect(policies.length).toBeGreaterThan(20);
    expect(policies.filter(([name]) => ahead(name).has(name))).toEqual([]);
  });

  it('has five written at once at most, since Graph refuses more', () => {
    expect(chains()).toBe(5);
  });

  it('begins with emergency access and the groups that are left out', () => {
    const groups = Object.keys(resourcesOf('adatum', 'azuread_group'));
    const unordered = policies.flatMap(([name, policy]) => {
      const { depends_on = [] } = policy;
      const left = JSON.stringify(usersOf(policy).excluded_groups ?? []);
      const missing = groups.filter((group) => left.includes(group) && group.startsWith('exclusion-'));
      return [
        ...(depends_on.some((one) => one.startsWith('azuread_directory_role_assignment.break-glass')) ? [] : [name]),
        ...missing.filter((group) => !depends_on.includes(`azuread_group.${group}`)),
      ];
    });
    expect(unordered).toEqual([]);
  });

  it('asks guests for a second factor before another policy leaves them out', () => {
    const covering = policies.filter(([, policy]) => {
      const [guests] = (usersOf(policy).included_guests_or_external_users ?? []) as {
        guest_or_external_user_types: string[];
      }[];
      const mfa = JSON.stringify(policy.grant_controls ?? {}).includes('mfa');
      return mfa && GUEST_TYPES.every((type) => guests?.guest_or_external_user_types.includes(type));
    });
    const leaving = policies.filter(([, policy]) => 'excluded_guests_or_external_users' in usersOf(policy));
    expect([covering.length, leaving.length > 1]).toEqual([1, true]);
    const [[cover = ''] = []] = covering;
    expect(leaving.filter(([name]) => !ahead(name).has(cover)).map(([name]) => name)).toEqual([]);
  });

  it('keeps a location or a strength until the policies that used it have let go', () => {
    const used = ['azuread_named_location', 'azuread_authentication_strength_policy'].flatMap((type) =>
      Object.entries(resourcesOf('adatum', type)),
    );
    expect(used.length).toBeGreaterThan(2);
    const early = used.filter(([, body]) => {
      const { lifecycle } = body as { lifecycle?: { create_before_destroy?: boolean } };
      return lifecycle?.create_before_destroy !== true;
    });
    expect(early).toEqual([]);
  });

  it('replaces a policy by writing the new one first', () => {
    const replaced = policies.filter(([, policy]) => !JSON.stringify(policy).includes('"create_before_destroy":true'));
    expect(replaced.map(([name]) => name)).toEqual([]);
  });
});
