import { FRESH } from '../../../requests';
import { USER_CREDENTIAL_ACTIONS } from '../../../values';
import type { Control } from '../../control';
import { partitionOf } from '../account';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { ofMember, requestsThat } from './requests';
import { byWhom, withheldEverywhere } from './withheld';

const REMEDY = `deny ${USER_CREDENTIAL_ACTIONS.join(', ')} in a service control policy, to all but the emergency roles`;

/** AWS-MFA-05: nobody in the accounts below makes a user or a credential that stays, but the declared emergency roles. */
export const noNewUsers: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-MFA-05',
  title: 'No new IAM users, access keys or passwords',
  risk: 'Whoever gets into an account for an hour makes a key, and is in for good.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.19' },
    { source: 'NIST 800-53', id: 'IA-5' },
  ],
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
            setting: 'newUsers',
            marks: [],
            principals: [{ is: 'aws', arn: `arn:aws:iam::${FRESH}:role/${FRESH}` }],
            actions: USER_CREDENTIAL_ACTIONS,
            keys: ofMember(organization, situation),
            except: [
              requestsThat({
                ArnLike: {
                  'aws:PrincipalArn': organization.guardrails.breakGlassRoles.map(
                    (name) => `arn:${partitionOf(situation)}:iam::*:role/${name}`,
                  ),
                },
              }),
            ],
            examples: USER_CREDENTIAL_ACTIONS,
            how: byWhom,
          },
        ],
        REMEDY,
      ),
    ),
};
