import { type FormRule, listed, when, wrongMembers } from './form-rule';
import {
  all,
  areMoreThan,
  hasBlock,
  hasMembers,
  holds,
  is,
  isOneOf,
  isWritten,
  not,
  some,
  someOf,
  type Truth,
} from './truth';
import type { WrittenBlocks, WrittenList } from './written';
import type { WrittenGuests, WrittenPolicy } from './written-policy';

/** The kinds of guests and external users, in the order in which Microsoft Graph gives them back. */
export const GUEST_TYPES = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
] as const;

const USERS = 'conditions.users.included_users';
const INCLUDED = [
  USERS,
  ...['groups', 'roles', 'guests_or_external_users'].map((name) => `conditions.users.included_${name}`),
];
const GUESTS = [
  'conditions.users.included_guests_or_external_users',
  'conditions.users.excluded_guests_or_external_users',
];

/** Users: whom a policy is for. */
export const USER_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'nobody-included',
    about: INCLUDED,
    problem: 'the policy includes nobody, which Microsoft Graph refuses',
    allowed: 'a policy includes users, groups, roles or guests; one for workload identities the users None',
    remedy: 'Write whom it is for',
    breach: ({ users, groups, roles, guests }) =>
      when(
        not(some(...[users, groups, roles].map(({ included }) => hasMembers(included)), hasBlock(guests.included))),
        () => 'nobody',
      ),
  },
  {
    id: 'guests-twice',
    about: [USERS, GUESTS[0] ?? ''],
    problem: 'guests are included by the word and by the block, which Microsoft Graph refuses',
    allowed: 'one of GuestsOrExternalUsers and included_guests_or_external_users',
    remedy: 'Keep the block, which says which guests',
    breach: ({ users, guests }) =>
      when(all(holds(users.included, 'GuestsOrExternalUsers'), hasBlock(guests.included)), () =>
        listed(users.included),
      ),
  },
  {
    id: 'all-with-roles',
    about: [USERS, 'conditions.users.included_roles'],
    problem: 'the policy includes All users and roles besides, at which the provider has failed',
    allowed: 'All users stand alone: they hold every role',
    remedy: 'Leave the roles out, or All',
    breach: ({ users, roles }) =>
      when(all(holds(users.included, 'All'), hasMembers(roles.included)), () => listed(users.included, roles.included)),
  },
  {
    id: 'guest-type',
    about: GUESTS,
    problem: 'Microsoft Graph knows no such kind of guest (1007)',
    allowed: `it is one of ${GUEST_TYPES.join(', ')}`,
    remedy: 'Write the kinds that are meant; none of them is no block',
    breach: ({ guests }) => wrongMembers(typesOf(guests), (item) => not(isOneOf<string>(item, ...GUEST_TYPES))),
  },
  {
    id: 'guest-order',
    about: GUESTS,
    problem: 'Microsoft Graph gives kinds of guests back in another order, so that every plan shows a change',
    allowed: `they stand in the order ${GUEST_TYPES.join(', ')}, each once`,
    remedy: 'Write them in this order',
    breach: ({ guests }) =>
      when(some(someOf(blocksOf(guests).map(({ types }) => not(isInOrder(types)))), openIn(guests)), () =>
        listed(typesOf(guests)),
      ),
  },
  {
    id: 'guest-tenants',
    about: GUESTS,
    problem: 'a block of guests does not say of which tenants, so that every plan shows a change',
    allowed: 'external_tenants is written with membership_kind',
    remedy: 'Write external_tenants { membership_kind = "all" }',
    breach: ({ guests }) =>
      when(
        some(
          someOf(
            blocksOf(guests).map(({ tenants, membership }) =>
              not(all(tenants, isOneOf(membership, 'all', 'enumerated'))),
            ),
          ),
          openIn(guests),
        ),
        () => 'no external_tenants',
      ),
  },
  {
    id: 'guest-tenant-ids',
    about: GUESTS,
    problem: 'tenants are named where all are meant, or none where some are, which Microsoft Graph refuses',
    allowed: 'membership_kind enumerated with the ids of tenants as members; all without',
    remedy: 'Name the tenants by id under enumerated, or write all',
    breach: ({ guests }) =>
      when(some(someOf(blocksOf(guests).map(hasWrongTenants)), openIn(guests)), () =>
        listed({ items: blocksOf(guests).flatMap(({ members }) => members.items) }),
      ),
  },
  {
    id: 'guest-blocks',
    about: GUESTS,
    problem: 'there are several blocks of guests, of which the provider sends the first alone',
    allowed: 'one block each for who is included and excluded',
    remedy: 'Write one block with all kinds, or a second policy',
    breach: ({ guests: { included, excluded } }) =>
      when(
        some(...[included, excluded].map(isSeveral)),
        () => `${included.blocks.length} and ${excluded.blocks.length} blocks`,
      ),
  },
];

type Guests = WrittenPolicy['guests'];

function blocksOf({ included, excluded }: Guests): readonly WrittenGuests[] {
  return [...included.blocks, ...excluded.blocks];
}

/** What blocks that are not seen leave open. */
function openIn({ included, excluded }: Guests): Truth {
  return [included, excluded].some(({ open }) => open !== undefined) ? undefined : false;
}

function isSeveral({ blocks, open }: WrittenBlocks<unknown>): Truth {
  return areMoreThan(1, [...blocks.map(() => true), ...(open === undefined ? [] : [undefined, undefined])]);
}

function typesOf(guests: Guests): WrittenList {
  const lists = blocksOf(guests).map(({ types }) => types);
  const open = [guests.included, guests.excluded, ...lists].find((one) => one.open !== undefined)?.open;
  const items = lists.flatMap((list) => list.items);
  return open === undefined ? { items } : { items, open };
}

function isInOrder({ items, open }: WrittenList): Truth {
  const known = items.flatMap((item) => (item.is === 'known' ? [item.value] : []));
  const ordered = GUEST_TYPES.filter((type) => known.includes(type));
  // A kind that there is not is the matter of another rule.
  const sorted = known.filter((type) => (GUEST_TYPES as readonly string[]).includes(type)).join() === ordered.join();
  if (!sorted) return false;
  return open === undefined && known.length === items.length ? true : undefined;
}

const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function hasWrongTenants({ membership, members }: WrittenGuests): Truth {
  const named = hasMembers(members);
  const malformed = someOf(members.items.map((item) => (item.is === 'known' ? !TENANT.test(item.value) : undefined)));
  return some(
    all(is(membership, 'all'), named),
    all(is(membership, 'enumerated'), some(not(named), malformed)),
    all(not(isWritten(membership)), named),
  );
}
