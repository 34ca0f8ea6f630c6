import { accountOf } from '../../../requests';
import type { Control } from '../../control';
import type { Gap } from '../gap';
import { eachPolicy, seenOf } from './written-policies';

const REMEDY = 'name the roles or users that may assume the role, each by its ARN';

/**
 * AWS-POL-04: a role's trust policy names principals. The root of an account stands for everyone in it whose own policies
 * allow the call, whatever its conditions say of MFA; `*` stands for everyone anywhere.
 */
export const trustedPrincipals: Control = {
  id: 'AWS-POL-04',
  title: 'Trust policies name principals',
  risk: 'Whoever gets a foothold in the trusted account gets the role, and who may assume it can be told nowhere.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: [['iamPrincipal', 'trust']],
  check: (situation) =>
    eachPolicy(situation, ['trust'], REMEDY, (policy) =>
      seenOf(policy).statements.flatMap(({ effect, principals }): Gap[] => {
        if (effect !== 'Allow' || principals === undefined) return [];
        const named =
          principals.any || principals.not ? ['*'] : principals.aws.filter((listed) => accountOf(listed) !== undefined);
        return named.map((listed) => ({
          given: listed === '*' ? 'everyone may try to assume it' : `it trusts ${listed}, everyone in that account`,
          meaning: { principals: [listed === '*' ? 'All' : listed] },
          origins: [policy.document.at],
        }));
      }),
    ),
};
