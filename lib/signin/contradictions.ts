import type { Posture } from '../posture';
import { onceFor } from '../values';
import { only } from './atoms';
import { flag, NO, YES } from './dimension';
import { locationSymbol } from './location-symbol';
import { type Region, regionOf } from './region';
import { APPLICATION_GROUPS, LEADING_APPLICATIONS, USER_ACTIONS } from './targets';

/**
 * What no sign-in can be, so that no proof has to cover it: from a trusted named location and not from a trusted place; a
 * user action of an application group; an application outside the group that bears its own id.
 */
export const contradictions = onceFor(({ entities }: Posture): readonly Region[] => {
  const trusted = entities.namedLocation
    .filter(({ fields }) => fields.trusted.is === 'known' && fields.trusted.value)
    .map((location) => flag('location', locationSymbol(location)));
  return [
    ...trusted.map((location) => [[location, YES] as const, [flag('location', 'AllTrusted'), NO] as const]),
    ...[...APPLICATION_GROUPS].map((group) => [
      ['target', only(USER_ACTIONS)] as const,
      [flag('applicationGroup', group), YES] as const,
    ]),
    ...[...LEADING_APPLICATIONS].map((id) => [
      ['target', only([id])] as const,
      [flag('applicationGroup', id), NO] as const,
    ]),
  ]
    .map(regionOf)
    .filter((region) => region !== undefined);
});
