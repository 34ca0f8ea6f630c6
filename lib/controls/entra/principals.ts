import type { Entity, Posture, Val } from '../../posture';
import { canonical, type Unread } from '../../signin';
import { unreadOf } from './problem';

/** Whoever is given something: told by what the stack looks up or makes, never by a name or an address. */
export type Principal =
  /** A person whom a look-up names. `cloudOnly`: apply checks that the account is no copy of one on-premises. */
  | { readonly is: 'person'; readonly name: string; readonly cloudOnly: boolean }
  | { readonly is: 'group'; readonly group: Entity<'group'>; readonly symbol: string }
  /** A group that somebody else keeps, and what apply checks of it. */
  | { readonly is: 'existingGroup'; readonly id: string; readonly lookUps: readonly Entity<'groupLookup'>[] }
  | { readonly is: 'workload'; readonly id: string }
  /** An id that nobody looks up: a person, a group or a workload. */
  | { readonly is: 'unnamed'; readonly id: string }
  | { readonly is: 'unread'; readonly unread: Unread };

const WORKLOAD = /^(?:data\.)?azuread_service_principal\./;

/** Whom a value stands for: several people where it is a look-up of several. */
export function principalsOf(posture: Posture, value: Val<string>, deployer?: string): readonly Principal[] {
  const symbol = canonical(value);
  if (symbol === undefined) {
    const unread = unreadOf(value);
    return [{ is: 'unread', unread: unread ?? { at: value.at, why: 'computed' } }];
  }
  const people = peopleOf(posture, symbol);
  if (people !== undefined) return people;
  const made = posture.entities.group.find(({ address }) => symbol === `\${${address}.object_id}`);
  if (made !== undefined) return [{ is: 'group', group: made, symbol }];
  const lookUps = groupLookUpsOf(posture, symbol);
  const [first] = lookUps;
  if (first !== undefined) return [{ is: 'existingGroup', id: canonical(first.fields.objectId) ?? symbol, lookUps }];
  if (symbol === deployer?.toLowerCase()) return [{ is: 'workload', id: symbol }];
  if (value.is !== 'ref') return [{ is: 'unnamed', id: symbol }];
  return WORKLOAD.test(value.address)
    ? [{ is: 'workload', id: symbol }]
    : [{ is: 'unread', unread: { at: value.at, why: 'computed' } }];
}

/** Whether apply checks that each member of an existing group is cloud-only. */
export function membersAreCloudOnly(posture: Posture, lookUps: readonly Entity<'groupLookup'>[]): boolean {
  const members = lookUps.map(({ address }) => `\${${address}.members}`);
  return posture.entities.userLookup.some(
    ({ exists, fields: { objectIds, claims } }) =>
      exists.is === 'known' &&
      claims.includes('cloudOnly') &&
      objectIds.items.some((item) => members.includes(canonical(item) ?? '')),
  );
}

/** The principal as a finding names it. */
export function nameOf(principal: Principal): string {
  switch (principal.is) {
    case 'person':
      return `user:${principal.name}`;
    case 'group':
      return `group:${principal.symbol}`;
    case 'existingGroup':
      return `group:${principal.id}`;
    case 'workload':
      return `servicePrincipal:${principal.id}`;
    case 'unnamed':
      return `object:${principal.id}`;
    case 'unread':
      return 'unread';
  }
}

/** The people of the user look-up that a symbol refers to, or that is asked by this id. */
function peopleOf({ entities }: Posture, symbol: string): readonly Principal[] | undefined {
  for (const { address, fields } of entities.userLookup) {
    const { userPrincipalNames, objectIds, claims } = fields;
    const cloudOnly = claims.includes('cloudOnly');
    if (objectIds.items.some((id) => canonical(id) === symbol)) return [{ is: 'person', name: symbol, cloudOnly }];
    if (![`\${${address}.object_id}`, `\${${address}.object_ids}`].includes(symbol)) continue;
    const asked = objectIds.items.length > 0 ? objectIds : userPrincipalNames;
    if (asked.open !== undefined) return [{ is: 'unread', unread: { at: asked.at, why: asked.open } }];
    return asked.items.map((one): Principal => {
      if (one.is === 'known') return { is: 'person', name: one.value.toLowerCase(), cloudOnly };
      return { is: 'unread', unread: unreadOf(one) ?? { at: one.at, why: 'computed' } };
    });
  }
  return undefined;
}

/** Look-ups of a group: the one that is referred to, and every other of the same id. */
function groupLookUpsOf({ entities }: Posture, symbol: string): readonly Entity<'groupLookup'>[] {
  const own = entities.groupLookup.find(({ address }) => symbol === `\${${address}.object_id}`);
  const id = own === undefined ? symbol : canonical(own.fields.objectId);
  return entities.groupLookup.filter(
    (look) => look === own || (id !== undefined && canonical(look.fields.objectId) === id),
  );
}
