/** Platforms that Conditional Access tells apart, besides one that a client does not name. */
export const DEVICE_PLATFORMS = ['android', 'iOS', 'linux', 'macOS', 'windows', 'windowsPhone'] as const;
export type DevicePlatform = (typeof DEVICE_PLATFORMS)[number];

/** What people use where nothing is said: all of them but one that is no longer made. */
export const USUAL_PLATFORMS: readonly DevicePlatform[] = DEVICE_PLATFORMS.filter((one) => one !== 'windowsPhone');
