import type { Unread } from '../../signin';
import type { Principal } from './principals';
import { unreadOf } from './problem';

/**
 * Who changes who is in a group: role administrators alone (`protected`), any group administrator (`open`), nobody knows
 * since nothing checks at apply that it is role-assignable (`unchecked`), or what it says cannot be read.
 */
export type Protection = 'protected' | 'open' | 'unchecked' | Unread;

/** The protection of a group; a principal that is none needs no such thing. */
export function protectionOf(principal: Principal): Protection {
  switch (principal.is) {
    case 'group': {
      const { assignableToRole: flag } = principal.group.fields;
      if (flag.is === 'known' && flag.value) return 'protected';
      return unreadOf(flag) ?? 'open';
    }
    case 'existingGroup':
      return principal.lookUps.some(({ fields }) => fields.claims.includes('roleAssignable'))
        ? 'protected'
        : 'unchecked';
    case 'unnamed':
      return 'unchecked';
    case 'unread':
      return principal.unread;
    case 'person':
    case 'workload':
      return 'protected';
  }
}

/** A group as a declaration names it: by its id, or by its symbol where it is made here; a person by his account. */
export function declaredAs(principal: Exclude<Principal, { readonly is: 'unread' }>): string {
  if (principal.is === 'person') return principal.name;
  return principal.is === 'group' ? principal.symbol : principal.id;
}
