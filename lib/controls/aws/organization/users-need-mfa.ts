import { ABSENT, always, FRESH, PRESENT } from '../../../requests';
import type { Control } from '../../control';
import { BEFORE_MFA } from '../mfa-for-people';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { ofMember } from './requests';
import { byWhom, withheldEverywhere } from './withheld';

const REMEDY =
  'deny users (ArnLike aws:PrincipalArn arn:aws:iam::*:user/*) every action without MFA (BoolIfExists aws:MultiFactorAuthPresent false) in a service control policy, enrolment on their own user and MFA device and sts:GetSessionToken aside';

/**
 * AWS-MFA-03: every request without MFA of every IAM user in the accounts below is denied by a service control policy.
 *
 * Excepted is what AWS-MFA-01 excepts: the enrolment of a device and a change of password on one's own user, a few look-ups,
 * `sts:GetSessionToken`, and what AWS services forward.
 */
export const usersNeedMfa: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-MFA-03',
  title: 'IAM users of all accounts are denied everything without MFA',
  risk: 'A leaked password or access key of a user whom no group holds is enough to act in that account.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'IA-2(1)' }],
  needs: ['service'],
  reads: POLICY_READS,
  check: (situation) =>
    inOrganization(situation, (organization) =>
      withheldEverywhere(
        situation,
        organization,
        [
          {
            kind: 'serviceControl',
            setting: 'usersWithoutMfa',
            marks: ['aws:multifactorauthpresent', 'aws:multifactorauthage'],
            principals: [{ is: 'aws', arn: `arn:aws:iam::${FRESH}:user/${FRESH}` }],
            actions: ['*'],
            keys: {
              ...ofMember(organization, situation, ['user']),
              'aws:principaltype': always('User'),
              'aws:username': PRESENT,
              'aws:viaawsservice': always('false'),
              'aws:multifactorauthpresent': { absent: true, values: { like: ['false'] } },
              'aws:multifactorauthage': ABSENT,
            },
            except: BEFORE_MFA,
            examples: ['iam:CreateAccessKey', 's3:GetObject'],
            how: (witness) =>
              `without MFA${witness.context['aws:multifactorauthpresent'] === undefined ? ', with an access key,' : ''} ${byWhom(witness)}`,
          },
        ],
        REMEDY,
      ),
    ),
};
