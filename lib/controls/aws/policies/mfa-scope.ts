import { ABSENT, always, FRESH, someDenied } from '../../../requests';
import type { Control } from '../../control';
import { partitionOf } from '../account';
import { type Gap, provided } from '../gap';
import { POLICY_READS } from '../organization/guarded';
import { eachPolicy, seenOf } from './written-policies';

const REMEDY =
  'hold the statement to users, who alone carry a sign of MFA of their own: ArnLike aws:PrincipalArn arn:aws:iam::*:user/*';

/**
 * AWS-POL-02: a service control policy asks MFA of users alone. Sessions of roles, of federation and of Identity Center carry
 * no sign of MFA, nor does a role of AWS's services: a policy that asks it of them breaks every one of them.
 */
export const mfaScope: Control = {
  id: 'AWS-POL-02',
  title: 'A service control policy asks MFA of users alone',
  risk: 'Every role, pipeline and federated session of the organization stops at once, and whoever mends it under pressure takes the guard off.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'CM-5' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: POLICY_READS,
  check: (situation) =>
    eachPolicy(situation, ['serviceControl'], REMEDY, (policy) => {
      const arn = `arn:${partitionOf(situation)}:iam::*:role/*`;
      const found = someDenied(
        [{ statements: seenOf(policy).statements }],
        {
          principals: [{ is: 'aws', arn: arn.replaceAll('*', FRESH) }],
          actions: ['*'],
          resources: ['*'],
          keys: {
            'aws:principalarn': always(arn),
            'aws:principaltype': always('AssumedRole'),
            'aws:principalisawsservice': always('false'),
            'aws:viaawsservice': always('false'),
            'aws:username': ABSENT,
            'aws:assumedroot': ABSENT,
            'aws:multifactorauthpresent': ABSENT,
            'aws:multifactorauthage': ABSENT,
          },
        },
        ({ conditions }) => conditions.some(({ key }) => /^aws:multifactorauth/i.test(key)),
      );
      if (found.denied === false) return [];
      const gap: Gap = {
        given: 'it asks MFA of roles, whose sessions never carry a sign of it',
        meaning: { settings: ['mfa=roles'] },
        origins: [policy.document.at],
      };
      return [found.denied === true ? gap : provided(`no session of a role meets its conditions: ${found.why}`, gap)];
    }),
};
