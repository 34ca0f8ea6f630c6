import type { Posture } from '../../posture';
import { type Atoms, flag, matchesRule, NO, REGISTERED_UNMANAGED, UNREGISTERED, YES } from '../../signin';
import type { SignInCase } from './sign-in-rule';

/**
 * Sign-ins on devices that nobody manages: those that the directory does not know, and those that are registered but neither
 * compliant nor joined on-premises as well. Which side of each device filter they are on follows from its rule; where that
 * leaves it open, they may be on either.
 */
export function unmanagedDevices({ entities }: Posture): readonly SignInCase[] {
  const filters = entities.conditionalAccessPolicy.flatMap(({ fields: { deviceFilter } }) =>
    deviceFilter.is === 'known' ? [deviceFilter.value.rule] : [],
  );
  const rules = [...new Set(filters)].sort();
  const kinds = [UNREGISTERED, REGISTERED_UNMANAGED].map((kind) =>
    rules.flatMap((rule): readonly (readonly [string, Atoms])[] => {
      const matches = matchesRule(kind, rule);
      return matches === undefined ? [] : [[flag('device', rule), matches ? YES : NO]];
    }),
  );
  // Where the rules tell no device of one kind from those of the other, the kind of which less is known is about both.
  const told = kinds.filter(
    (parts, index) => !kinds.some((other, place) => place !== index && holds(other, parts, place < index)),
  );
  return told.map((parts) => ({ principal: 'All', parts }));
}

type Parts = SignInCase['parts'];

/** Whether all sign-ins of the second are of the first; of two that are the same, the earlier holds. */
function holds(outer: Parts, inner: Parts, earlier: boolean): boolean {
  const within = outer.every(([dimension, side]) =>
    inner.some(([other, same]) => other === dimension && same === side),
  );
  return within && (outer.length < inner.length || earlier);
}
