import { Construct } from 'constructs';
import type { PolicyRequest } from './policy-request';
import { sameStackProblems } from './same-stack';
import type { IAuthenticationStrength } from './strength';

/** The grant that asks for a second factor: any, or what the strength takes; with what is wrong with the strength. */
export function mfaGrant(
  scope: Construct,
  strength: IAuthenticationStrength | undefined,
): Pick<PolicyRequest, 'grant' | 'problems'> {
  if (strength === undefined) return { grant: { builtIn: ['mfa'] } };
  const problems = Construct.isConstruct(strength)
    ? sameStackProblems(scope, {
        name: 'strength',
        what: 'the strength',
        of: strength,
        remedy: 'Refer to it by id with ExistingAuthenticationStrength',
        control: 'ENT-AU-09',
      })
    : [];
  return { grant: { strength: strength.policyId }, problems };
}
