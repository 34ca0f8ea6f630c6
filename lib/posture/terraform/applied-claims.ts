import {
  APPLY_CONDITIONS,
  type ApplyConditionName,
  exactMembersOf,
  type MemberCount,
  memberCountOf,
} from '../../values';
import type { AppliedClaim } from '../entity';
import type { Resource } from './configuration';
import { lifecycleOf } from './ignored-changes';
import { isJsonObject, own } from './json-object';

/** What may be claimed of a look-up of each type, and by which condition. */
const CLAIMS: Readonly<Record<string, Readonly<Partial<Record<AppliedClaim, ApplyConditionName>>>>> = {
  azuread_users: { cloudOnly: 'cloudOnly', accountEnabled: 'accountEnabled' },
  azuread_user: { cloudOnly: 'userCloudOnly', accountEnabled: 'userEnabled' },
  azuread_group: { roleAssignable: 'roleAssignable', atLeastTwoMembers: 'atLeastTwoMembers' },
};

/** The facts that the look-up's postconditions enforce at apply: those whose text is one of `APPLY_CONDITIONS`. */
export function appliedClaims(resource: Resource): readonly AppliedClaim[] {
  const texts = new Set(postconditionsOf(resource).map(withoutBlanks));
  const claims = Object.hasOwn(CLAIMS, resource.type) ? (CLAIMS[resource.type] ?? {}) : {};
  return (Object.keys(claims) as AppliedClaim[]).filter((claim) => {
    const condition = claims[claim];
    return condition !== undefined && texts.has(withoutBlanks(APPLY_CONDITIONS[condition]));
  });
}

/** How many members the postconditions of a group's look-up hold it to; of several the narrowest. */
export function heldMemberCount(resource: Resource): MemberCount | undefined {
  const counts = postconditionsOf(resource).flatMap((condition) => memberCountOf(condition) ?? []);
  if (counts.length === 0) return undefined;
  const least = Math.max(...counts.map((count) => count.least));
  return { least, most: Math.min(...counts.map((count) => count.most)) };
}

/** Addresses of the look-ups whose users the postconditions of a group's look-up hold to be exactly its members. */
export function exactMemberLookups(resource: Resource): readonly string[] {
  return postconditionsOf(resource).flatMap((condition) => exactMembersOf(condition) ?? []);
}

function postconditionsOf({ body }: Resource): string[] {
  const written = [own(lifecycleOf(body), 'postcondition') ?? []].flat().filter(isJsonObject);
  return written.map((block) => own(block, 'condition')).filter((text) => typeof text === 'string');
}

/** White space goes, but for that within quotes. */
function withoutBlanks(text: string): string {
  return text.replace(/("[^"]*")|\s+/g, '$1');
}
