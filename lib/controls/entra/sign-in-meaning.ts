import type { Meaning } from '../../declaration';
import { type Dimension, flagOf, isSameAtoms, type Region } from '../../signin';
import { EntraRole, onceFor } from '../../values';

/** A region in the words of a finding: who beyond the ordinary, what, from where, how. */
export interface SignInMeaning extends Pick<Meaning, 'targets' | 'networks' | 'settings'> {
  /** Restrictions of who signs in, all of which hold at once; none for everyone. */
  readonly who: readonly string[];
}

/**
 * The meaning of a region within a universe: its targets, and of the rest only what restricts it further. Nothing that it
 * names is narrower than the region, so an acceptance that covers the meaning covers every sign-in of the region.
 *
 * Restrictions that hold at once are one member (`group:a & role:b`): as two they would also stand for either alone.
 * What is only left out (everyone but a group, everywhere but a location) is `All`.
 */
export function signInMeaning(region: Region, universe: Region): SignInMeaning {
  return meaningsOf(region)(universe);
}

/** Tenants whose policies are equal leave the same regions open. */
const meaningsOf = onceFor((region: Region) => onceFor((universe: Region) => meaningWithin(region, universe)));

function meaningWithin(region: Region, universe: Region): SignInMeaning {
  const own = beyond(region, universe);
  const flags = own.flatMap(([dimension, members]) => {
    const found = flagOf(dimension);
    return found === undefined || !members.includes('yes') ? [] : [found];
  });
  const ids = (...kinds: readonly string[]) => flags.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  const target = own.find(([dimension]) => dimension === 'target')?.[1] ?? [];
  const groups = ids('application', 'applicationGroup').join(' & ');
  const targets =
    target.length === 0 ? [groups || 'All'] : target.map((id) => [id, groups].filter(Boolean).join(' & '));
  return {
    who: [
      ...ids('user').map((id) => `user:${id}`),
      ...ids('group').map((id) => `group:${id}`),
      ...ids('role').map((id) => `role:${roleName(id)}`),
      ...guests(own),
    ],
    targets,
    networks: [ids('location').join(' & ') || 'All'],
    settings: [settings(own).join(' & ') || 'signIn=any'],
  };
}

/** The display name of a built-in role, the id of any other. */
export function roleName(id: string): string {
  return EntraRole.withTemplateId(id)?.name ?? id;
}

const TARGETS: ReadonlySet<string> = new Set(['target', 'application', 'applicationGroup']);

/** The targets, and the dimensions that restrict a region beyond its universe; an open remainder has no members. */
function beyond(region: Region, universe: Region): readonly (readonly [Dimension, readonly string[]])[] {
  return [...region]
    .filter(([dimension, atoms]) => {
      const bound = universe.get(dimension);
      if (bound === undefined || !isSameAtoms(atoms, bound)) return true;
      return TARGETS.has(flagOf(dimension)?.kind ?? dimension);
    })
    .map(([dimension, atoms]) => [dimension, atoms.except ? [] : atoms.members] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function guests(own: ReturnType<typeof beyond>): readonly string[] {
  const members = (wanted: Dimension) => own.find(([dimension]) => dimension === wanted)?.[1] ?? [];
  const types = members('guestType');
  const tenants = members('externalTenant');
  const of = tenants.length === 0 ? '' : ` of ${tenants.join(',')}`;
  if (types.length === 0) return of === '' ? [] : [`guests:any${of}`];
  return [`${types.includes('member') ? 'users' : 'guests'}:${types.join(',')}${of}`];
}

const NOT_SETTINGS: ReadonlySet<string> = new Set(['identity', 'guestType', 'externalTenant', 'target']);

function settings(own: ReturnType<typeof beyond>): readonly string[] {
  return own.flatMap(([dimension, members]) => {
    const found = flagOf(dimension);
    if (found?.kind === 'device') return [`device${members.includes('yes') ? '=' : '!='}${found.id}`];
    return found !== undefined || NOT_SETTINGS.has(dimension) ? [] : [`${dimension}=${members.join('|')}`];
  });
}
