import type { Posture } from '../../posture';
import { type Atoms, allBut, flag, GUEST_TYPES, NO, only, YES } from '../../signin';
import { DEVICE_PLATFORMS, DeviceFilter, ENTRA_APPLICATIONS, InvalidValue } from '../../values';
import type { SignInCase } from './sign-in-rule';
import { unmanagedDevices } from './unmanaged-devices';

type Part = readonly [string, Atoms];

const PHONE_PLATFORMS: readonly string[] = ['android', 'iOS'];
const { intune, intuneEnrollment } = ENTRA_APPLICATIONS;

export const MEMBERS: Part = ['guestType', only(['member'])];
export const GUESTS: Part = ['guestType', only(GUEST_TYPES)];
export const PHONES: Part = ['platform', only(PHONE_PLATFORMS)];
export const NO_PHONES: Part = [
  'platform',
  only([...DEVICE_PLATFORMS.filter((one) => !PHONE_PLATFORMS.includes(one)), 'unknown']),
];
/** Every application but what a device needs before it is managed; the user actions have controls of their own. */
export const APPLICATIONS: Part = [
  'target',
  allBut([intune, intuneEnrollment, 'urn:user:registerdevice', 'urn:user:registersecurityinfo']),
];

/** Sign-ins with these properties on a device that nobody manages. */
export function onUnmanaged(posture: Posture, principal: string, ...parts: readonly Part[]): readonly SignInCase[] {
  return unmanagedDevices(posture).map((device) => ({ principal, parts: [...device.parts, ...parts] }));
}

/**
 * Sign-ins on a device that nothing vouches for: it is none of those that a device filter tells by what only an administrator
 * or the management gives a device.
 */
export function onUnvouched(posture: Posture, { principal, parts }: SignInCase): readonly SignInCase[] {
  const vouched = rulesOf(posture).flatMap((rule): readonly Part[] => {
    const filter = filterOf(rule);
    if (filter?.vouchesForMatching) return [[flag('device', rule), NO]];
    return filter?.vouchesForOthers ? [[flag('device', rule), YES]] : [];
  });
  return onUnmanaged(posture, principal, ...vouched, ...parts);
}

function rulesOf({ entities }: Posture): readonly string[] {
  const rules = entities.conditionalAccessPolicy.flatMap(({ fields: { deviceFilter } }) =>
    deviceFilter.is === 'known' ? [deviceFilter.value.rule] : [],
  );
  return [...new Set(rules)].sort();
}

function filterOf(rule: string): DeviceFilter | undefined {
  try {
    return DeviceFilter.parse(rule);
  } catch (error) {
    if (error instanceof InvalidValue) return undefined;
    throw error;
  }
}
