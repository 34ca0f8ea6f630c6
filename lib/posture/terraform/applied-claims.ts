import { APPLY_CONDITIONS, exactMembersOf } from '../../values';
import type { AppliedClaim } from '../entity';
import type { Resource } from './configuration';
import { lifecycleOf } from './ignored-changes';
import { isJsonObject, own } from './json-object';

/** What may be claimed of a look-up of each type. */
const CLAIMS: Readonly<Record<string, readonly AppliedClaim[]>> = {
  azuread_users: ['cloudOnly', 'accountEnabled'],
  azuread_group: ['roleAssignable', 'atLeastTwoMembers'],
};

/** The facts that the look-up's postconditions enforce at apply: those whose text is one of `APPLY_CONDITIONS`. */
export function appliedClaims(resource: Resource): readonly AppliedClaim[] {
  const texts = new Set(postconditionsOf(resource).map(withoutBlanks));
  const claims = Object.hasOwn(CLAIMS, resource.type) ? (CLAIMS[resource.type] ?? []) : [];
  return claims.filter((claim) => texts.has(withoutBlanks(APPLY_CONDITIONS[claim])));
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
