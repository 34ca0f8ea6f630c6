import type { Principals } from '../posture';
import { type Answer, some } from './answer';
import { comparisonWith } from './comparison';
import { isSymbolic } from './letters';
import type { Principal } from './request';

/**
 * Whether a statement speaks of the caller. A statement of an identity policy has no `Principal`: it speaks of whoever
 * carries the policy.
 */
export function speaksOf(principals: Principals | undefined, principal: Principal): Answer {
  if (principals === undefined) return 'yes';
  const named = principals.any ? 'yes' : names(principals, principal);
  if (!principals.not) return named;
  if (principals.any || named === 'no') return principals.any ? 'no' : 'yes';
  return named === 'yes' ? exempt(principals, principal) : 'unknown';
}

function names(principals: Principals, principal: Principal): Answer {
  if (principal.is === 'anonymous') return 'no';
  if (principal.is === 'aws') return some(principals.aws.map((listed) => isNamed(listed, principal.arn)));
  const listed = principal.is === 'service' ? principals.service : principals.federated;
  return some(listed.map((text) => equal(text, principal.name)));
}

function isNamed(listed: string, arn: string): Answer {
  if (equal(listed, arn) === 'yes') return 'yes';
  const account = accountOf(listed);
  if (account !== undefined) return equal(account, accountOfArn(arn));
  const session = /^arn:[^:]*:sts::([^:]*):assumed-role\/([^/]+)\//.exec(listed);
  if (session) return arn.includes(`::${session[1]}:role/`) && arn.endsWith(`/${session[2]}`) ? 'unknown' : 'no';
  // A unique id (AROA…, AIDA…) says nothing about whose it is.
  return listed.startsWith('arn:') || isSymbolic(listed) ? equal(listed, arn) : 'unknown';
}

/**
 * Of `NotPrincipal` IAM's documents ask for the account, and for a role the session too, beside the principal itself;
 * else it may be denied all the same.
 */
function exempt(principals: Principals, principal: Principal): Answer {
  if (principal.is !== 'aws') return 'no';
  if (/:role\//.test(principal.arn)) return 'unknown';
  const itself = some(principals.aws.map((listed) => equal(listed, principal.arn)));
  const account = accountOfArn(principal.arn);
  const root = some(principals.aws.map((listed) => equal(accountOf(listed) ?? '', account)));
  return itself === 'yes' && (root === 'yes' || principal.arn.endsWith(':root')) ? 'no' : 'unknown';
}

/** The account that a listed principal stands for: `111122223333` or its root's ARN. */
export function accountOf(listed: string): string | undefined {
  if (/^\d{12}$/.test(listed)) return listed;
  return /^arn:[^:]*:iam::([^:]*):root$/.exec(listed)?.[1];
}

export function accountOfArn(arn: string): string {
  return arn.split(':')[4] ?? '';
}

function equal(listed: string, given: string): Answer {
  return comparisonWith(listed, 'exact', false, () => undefined)(given);
}
