import type { Posture, SetOf, Val } from '../posture';
import { strengthBounds } from './authentication-strength';
import { Rank } from './rank';
import { doubtOf } from './reading';

/**
 * What a control can ask of every sign-in before it is granted. `grantControl` is met by any control; every demand is met by
 * a block, too: who is blocked needs no MFA.
 */
export type GrantDemand =
  | 'grantControl'
  | 'multifactor'
  | 'phishingResistant'
  | 'managedDevice'
  | 'managedDeviceOrMultifactor'
  | 'managedDeviceOrProtectedApplication'
  | 'passwordChange'
  | 'block';

/** Whether something meets a demand for certain, and whether it may. */
export interface Meets {
  readonly certain: boolean;
  readonly possible: boolean;
}

const SURE: Meets = { certain: true, possible: true };
const NEVER: Meets = { certain: false, possible: false };
const PERHAPS: Meets = { certain: false, possible: true };

const RANKS: Readonly<Partial<Record<GrantDemand, Rank>>> = {
  grantControl: Rank.control,
  multifactor: Rank.multifactor,
  managedDeviceOrMultifactor: Rank.multifactor,
  phishingResistant: Rank.phishingResistant,
};

/** The demands that each built-in control meets, besides that of any control. */
const BUILT_IN: Readonly<Record<string, readonly GrantDemand[]>> = {
  mfa: ['multifactor', 'managedDeviceOrMultifactor'],
  approvedApplication: [],
  compliantApplication: ['managedDeviceOrProtectedApplication'],
  compliantDevice: ['managedDevice', 'managedDeviceOrMultifactor', 'managedDeviceOrProtectedApplication'],
  domainJoinedDevice: ['managedDevice', 'managedDeviceOrMultifactor', 'managedDeviceOrProtectedApplication'],
  passwordChange: ['passwordChange'],
};

/** Whether each member of a set of built-in controls meets the demand. */
export function builtInMeets(set: SetOf<string>, demand: GrantDemand): readonly Meets[] {
  return membersMeet(set, demand, (symbol) => {
    if (symbol === 'block') return SURE;
    const meets = Object.hasOwn(BUILT_IN, symbol) ? BUILT_IN[symbol] : undefined;
    if (meets === undefined) return anyControl(demand);
    return demand === 'grantControl' || meets.includes(demand) ? SURE : NEVER;
  });
}

/** Whether each member of a set of other controls (terms of use, custom factors) meets the demand. */
export function otherMeets(set: SetOf<string>, demand: GrantDemand): readonly Meets[] {
  return membersMeet(set, demand, () => (demand === 'grantControl' ? SURE : NEVER));
}

/** Whether an authentication strength meets the demand; `undefined` where there is none. */
export function strengthMeets(strength: Val<string>, demand: GrantDemand, posture: Posture): Meets | undefined {
  if (strength.is === 'absent') return undefined;
  const rank = RANKS[demand];
  if (rank === undefined) return NEVER;
  const { least, most } = strengthBounds(strength, posture);
  return { certain: least >= rank, possible: most >= rank };
}

function membersMeet(set: SetOf<string>, demand: GrantDemand, meets: (symbol: string) => Meets): readonly Meets[] {
  if (set.open === 'ignored') return [NEVER];
  return set.items.map((item) => {
    if (item.is === 'unknown' && doubtOf(item.why) === 'ignored') return NEVER;
    return item.is === 'known' ? meets(item.value) : anyControl(demand);
  });
}

/** A control that cannot be read, or that nobody knows yet, is a control at the least and a block at the most. */
function anyControl(demand: GrantDemand): Meets {
  return demand === 'grantControl' ? SURE : PERHAPS;
}
