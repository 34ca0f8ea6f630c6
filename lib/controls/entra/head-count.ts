import type { MemberCount } from '../../values';
import { nameOf } from './principals';
import type { RoleGrant } from './role-grants';

/** How many people some grants come to: at least, and at most where groups that somebody else keeps are full. */
export interface HeadCount extends MemberCount {
  /** The people, and the groups, as findings name them. */
  readonly names: readonly string[];
}

/**
 * Counts the people whom grants reach, each once, beside others that are known by name. Service principals are no people,
 * and neither are owners, who hold nothing themselves. A group counts for as many members as apply checks that it has; one
 * of which nothing is checked, an id that nobody looks up and so may be a group's, and what cannot be read, for any number.
 */
export function headCount(grants: readonly RoleGrant[], others: readonly string[] = []): HeadCount {
  const holders = grants.filter(({ owner }) => !owner).map(({ holder }) => holder);
  const people = new Set([
    ...others.map((name) => `user:${name.toLowerCase()}`),
    ...holders.filter(({ is }) => is === 'person').map(nameOf),
  ]);
  const groups = new Map(
    holders.flatMap((holder) =>
      holder.is === 'existingGroup' ? [[nameOf(holder), countOf(holder.lookUps)] as const] : [],
    ),
  );
  const counts = [...groups.values()];
  const unnamed = holders.filter(({ is }) => is === 'unnamed').map(nameOf);
  const unread = unnamed.length > 0 || holders.some(({ is }) => is === 'unread');
  return {
    names: [...new Set([...people, ...groups.keys(), ...unnamed])].sort(),
    // The members of a group may be the people who are counted already.
    least: Math.max(people.size, ...counts.map(({ least }) => least)),
    most: unread ? Number.POSITIVE_INFINITY : people.size + counts.reduce((sum, { most }) => sum + most, 0),
  };
}

/** The number in words: `5`, `3 to 5`, `3 or more`. */
export function countInWords({ least, most }: MemberCount): string {
  if (least === most) return String(least);
  return most === Number.POSITIVE_INFINITY ? `${least} or more` : `${least} to ${most}`;
}

function countOf(lookUps: Extract<RoleGrant['holder'], { readonly is: 'existingGroup' }>['lookUps']): MemberCount {
  const counts = lookUps.flatMap(({ exists, fields: { count } }) =>
    exists.is === 'known' && count !== undefined ? [count] : [],
  );
  return {
    least: Math.max(0, ...counts.map(({ least }) => least)),
    most: Math.min(Number.POSITIVE_INFINITY, ...counts.map(({ most }) => most)),
  };
}
