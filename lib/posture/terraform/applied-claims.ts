import { APPLY_CONDITIONS } from '../../values';
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
  const written = [own(lifecycleOf(resource.body), 'postcondition') ?? []].flat().filter(isJsonObject);
  const conditions = written.map((block) => own(block, 'condition'));
  const texts = new Set(conditions.filter((text) => typeof text === 'string').map(withoutBlanks));
  const claims = Object.hasOwn(CLAIMS, resource.type) ? (CLAIMS[resource.type] ?? []) : [];
  return claims.filter((claim) => texts.has(withoutBlanks(APPLY_CONDITIONS[claim])));
}

/** White space goes, but for that within quotes. */
function withoutBlanks(text: string): string {
  return text.replace(/("[^"]*")|\s+/g, '$1');
}
