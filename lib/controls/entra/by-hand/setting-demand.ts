import type { EntraSettings } from '../../../declaration';
import { type Data, dataAt, type Entity } from '../../../posture';
import { Duration, InvalidValue } from '../../../values';

/** Whether a written value is what it has to be; `undefined` where it cannot be read. */
export type Holds = (written: Data, settings: EntraSettings | undefined) => boolean | undefined;

/** One property of an object of Microsoft Graph that is always there, and what it has to be. */
export interface SettingDemand {
  /** URL below the version, in small letters without a slash in front. */
  readonly url: string;
  /** Path of the property. */
  readonly property: string;
  /** What it has to be, after its name: `is false`. */
  readonly should: string;
  readonly holds: Holds;
}

export function demand(url: string, property: string, should: string, holds: Holds): SettingDemand {
  return { url, property, should, holds };
}

/** The property is this literal. */
export function is(url: string, property: string, value: string | number | boolean): SettingDemand {
  return demand(
    url,
    property,
    `is ${JSON.stringify(value)}`,
    literal((written) => written === value),
  );
}

export function isOneOf(url: string, property: string, ...values: readonly string[]): SettingDemand {
  return demand(
    url,
    property,
    `is one of ${values.join(', ')}`,
    literal((written) => values.includes(String(written))),
  );
}

export function isAtMost(url: string, property: string, most: number): SettingDemand {
  return demand(
    url,
    property,
    `is at most ${most}`,
    literal((written) => typeof written === 'number' && written <= most),
  );
}

function literal(holds: (written: string | number | boolean | null) => boolean): Holds {
  return (written) => {
    if (written.is === 'known') return holds(written.value);
    return written.is === 'list' || written.is === 'object' ? false : undefined;
  };
}

/** Every member of a list is right; nothing but a list is. */
export function everyMember(holds: (member: Data) => boolean | undefined): Holds {
  return (written) => ofList(written, (items) => allOf(items.map(holds)));
}

/** Some member of a list is right. */
export function someMember(holds: (member: Data) => boolean | undefined): Holds {
  return (written) => ofList(written, (items) => someOf(items.map(holds)));
}

/** Service principals without a day of creation count as made on this one: a restriction from later on spares them. */
const OLDEST = '2019-01-01';

/** Some member restricts every application by a type, to at most so many days where they are given. */
export function restricts(type: string, mostDays?: number): Holds {
  return someMember((member) => {
    const kind = textAt(member, 'restrictionType');
    if (typeof kind !== 'string') return kind;
    if (kind !== type) return false;
    const state = textAt(member, 'state');
    if (state !== false && state !== 'enabled') return state === undefined ? undefined : false;
    const from = textAt(member, 'restrictForAppsCreatedAfterDateTime');
    if (from === undefined) return undefined;
    if (from !== false && !isDayUntil(from, OLDEST)) return false;
    if (mostDays === undefined) return true;
    const lifetime = textAt(member, 'maxLifetime');
    return typeof lifetime === 'string' ? isAtMostDays(lifetime, mostDays) : lifetime;
  });
}

/** A group of users that is everybody. */
export function isEverybody(target: Data): boolean | undefined {
  const id = textAt(target, 'id');
  return typeof id === 'string' ? id === 'all_users' : id;
}

/** The text at a path: `false` where there is none, `undefined` where it cannot be read. */
export function textAt(data: Data, path: string): string | false | undefined {
  const value = dataAt(data, path);
  if (value.is === 'known') return typeof value.value === 'string' ? value.value : false;
  return value.is === 'ref' || value.is === 'unknown' ? undefined : false;
}

/** What is written of the property, by the settings that write it. */
export function writtenFor({ url, property }: SettingDemand, settings: readonly Entity<'graphSetting'>[]) {
  return settings
    .filter((setting) => setting.fields.url === url)
    .map((setting) => ({ setting, value: dataAt(setting.fields.body, property) }))
    .filter(({ value }) => value.is !== 'absent');
}

/** Objects that Microsoft Graph takes by PUT alone: what is not written of them is reset. */
const WRITTEN_WHOLE = ['policies/adminconsentrequestpolicy', 'policies/deviceregistrationpolicy'];

/** The settings that write the whole object and leave the property out. */
export function omittedBy({ url, property }: SettingDemand, settings: readonly Entity<'graphSetting'>[]) {
  if (!WRITTEN_WHOLE.includes(url)) return [];
  return settings.filter(({ fields }) => fields.url === url && dataAt(fields.body, property).is === 'absent');
}

function ofList(written: Data, holds: (items: readonly Data[]) => boolean | undefined): boolean | undefined {
  if (written.is === 'list') return holds(written.items);
  return written.is === 'unknown' || written.is === 'ref' ? undefined : false;
}

function allOf(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(false)) return false;
  return truths.includes(undefined) ? undefined : true;
}

function someOf(truths: readonly (boolean | undefined)[]): boolean | undefined {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** Whether a time is one, and not after a day. */
function isDayUntil(time: string, last: string): boolean {
  return /^\d{4}-\d{2}-\d{2}T/.test(time) && time.slice(0, last.length) <= last;
}

function isAtMostDays(lifetime: string, days: number): boolean {
  try {
    return Duration.parse(lifetime).inDays <= days;
  } catch (error) {
    if (error instanceof InvalidValue) return false;
    throw error;
  }
}
