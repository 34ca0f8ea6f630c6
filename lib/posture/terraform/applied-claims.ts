import {
  APPLY_CONDITIONS,
  type ApplyConditionName,
  exactMembersOf,
  type HeldLocation,
  heldLocationOf,
  type MemberCount,
  memberCountOf,
} from '../../values';
import type { AppliedClaim } from '../directory';
import type { Resource } from './configuration';
import { lifecycleOf } from './ignored-changes';
import { isJsonObject, type JsonObject, own } from './json-object';

/** What may be claimed of a look-up of each type, and by which condition. */
const CLAIMS: Readonly<Record<string, Readonly<Partial<Record<AppliedClaim, ApplyConditionName>>>>> = {
  azuread_users: { cloudOnly: 'cloudOnly', accountEnabled: 'accountEnabled' },
  azuread_user: { cloudOnly: 'userCloudOnly', accountEnabled: 'userEnabled' },
  azuread_group: { roleAssignable: 'roleAssignable', atLeastTwoMembers: 'atLeastTwoMembers' },
};

/**
 * The facts that hold of a look-up: those that its postconditions enforce at apply (their text is one of
 * `APPLY_CONDITIONS`), and those that its answer already shows.
 */
export function appliedClaims(resource: Resource): readonly AppliedClaim[] {
  const texts = new Set(postconditionsOf(resource).map(withoutBlanks));
  const claims = Object.hasOwn(CLAIMS, resource.type) ? (CLAIMS[resource.type] ?? {}) : {};
  const { answer } = resource;
  return (Object.keys(claims) as AppliedClaim[]).filter((claim) => {
    const condition = claims[claim];
    const held = condition !== undefined && texts.has(withoutBlanks(APPLY_CONDITIONS[condition]));
    return held || (answer !== undefined && SHOWN[claim](answer));
  });
}

/** How the answer of a look-up shows what the condition of the same name asks of it. */
const SHOWN: Readonly<Record<AppliedClaim, (answer: JsonObject) => boolean>> = {
  cloudOnly: (answer) => everyUser(answer, isCloudOnly),
  accountEnabled: (answer) => everyUser(answer, (user) => own(user, 'account_enabled') === true),
  roleAssignable: (answer) => own(answer, 'assignable_to_role') === true,
  atLeastTwoMembers: (answer) => (membersIn(answer)?.length ?? 0) > 1,
};

/** The users that were looked up, by several names or by one. */
function everyUser(answer: JsonObject, holds: (user: JsonObject) => boolean): boolean {
  const users = own(answer, 'users') ?? (own(answer, 'account_enabled') === undefined ? [] : [answer]);
  return Array.isArray(users) && users.length > 0 && users.every((user) => isJsonObject(user) && holds(user));
}

function isCloudOnly(user: JsonObject): boolean {
  return Object.hasOwn(user, 'onpremises_immutable_id') && ['', null].includes(user.onpremises_immutable_id as string);
}

function membersIn(answer: JsonObject): readonly unknown[] | undefined {
  const members = own(answer, 'members');
  return Array.isArray(members) ? members : undefined;
}

/** How many members the postconditions of a group's look-up hold it to, or its answer shows; of several the narrowest. */
export function heldMemberCount(resource: Resource): MemberCount | undefined {
  const shown = resource.answer === undefined ? undefined : membersIn(resource.answer)?.length;
  const counts = postconditionsOf(resource).flatMap((condition) => memberCountOf(condition) ?? []);
  if (shown !== undefined) counts.push({ least: shown, most: shown });
  if (counts.length === 0) return undefined;
  return counts.reduce((held, { least, most }) => ({
    least: Math.max(held.least, least),
    most: Math.min(held.most, most),
  }));
}

/** Addresses of the look-ups whose users the postconditions of a group's look-up hold to be exactly its members. */
export function exactMemberLookups(resource: Resource): readonly string[] {
  return postconditionsOf(resource).flatMap((condition) => exactMembersOf(condition) ?? []);
}

/** What the postconditions of a named location's look-up hold it to, or what its answer shows. */
export function locationHeld(resource: Resource): HeldLocation | undefined {
  const [held] = postconditionsOf(resource).flatMap((condition) => heldLocationOf(condition) ?? []);
  return held ?? (resource.answer === undefined ? undefined : locationShown(resource.answer));
}

function locationShown(answer: JsonObject): HeldLocation | undefined {
  const objectId = own(answer, 'id');
  const [ip, ...more] = [own(answer, 'ip') ?? []].flat();
  if (typeof objectId !== 'string' || !isJsonObject(ip) || more.length > 0) return undefined;
  const ranges = own(ip, 'ip_ranges');
  const trusted = own(ip, 'trusted');
  if (!Array.isArray(ranges) || typeof trusted !== 'boolean') return undefined;
  const texts = ranges.filter((range): range is string => typeof range === 'string');
  return texts.length < ranges.length ? undefined : { objectId: objectId.toLowerCase(), ranges: texts, trusted };
}

function postconditionsOf({ body }: Resource): string[] {
  const written = [own(lifecycleOf(body), 'postcondition') ?? []].flat().filter(isJsonObject);
  return written.map((block) => own(block, 'condition')).filter((text) => typeof text === 'string');
}

/** White space goes, but for that within quotes. */
function withoutBlanks(text: string): string {
  return text.replace(/("[^"]*")|\s+/g, '$1');
}
