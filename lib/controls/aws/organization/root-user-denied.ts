import type { PolicyDocument, Posture } from '../../../posture';
import { ABSENT, FRESH, FULL_ACCESS, passes } from '../../../requests';
import { CidrSet } from '../../../values';
import type { Control, DeclaredSituation } from '../../control';
import { partitionOf } from '../account';
import { mayBeAbsent } from '../bucket';
import { type Gap, provided } from '../gap';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import type { GuardedOrganization, Target } from './organization';
import { ofMember } from './requests';
import { policiesOn } from './standing-policies';
import { withheldEverywhere } from './withheld';

const REMEDY =
  'deny root users everything in a service control policy (ArnLike aws:PrincipalArn arn:aws:iam::*:root, Null aws:AssumedRoot true), and turn RootCredentialsManagement and RootSessions on in aws_iam_organizations_features';

const FEATURES = ['RootCredentialsManagement', 'RootSessions'];

/** What the management account does as the root user of another, by AWS's own policies for root tasks. */
const ROOT_TASKS = ['iam:DeleteLoginProfile', 'iam:ListAccessKeys', 's3:DeleteBucketPolicy', 'sqs:SetQueueAttributes'];

/**
 * AWS-MFA-04: the root users of the accounts below are denied everything, and the management account can do what is left
 * for them: central root access is on, and no service control policy shuts its sessions out.
 */
export const rootUserDenied: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-MFA-04',
  title: 'Root users are denied everything, and root access is central',
  risk: 'A root user can do everything in an account, no policy of the account holds it, and its password is in somebody’s mailbox.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.1.1' },
    { source: 'CIS AWS v7', id: '2.7' },
    { source: 'AWS FSBP', id: 'IAM.4' },
    { source: 'AWS FSBP', id: 'IAM.6' },
    { source: 'NIST 800-53', id: 'AC-6(5)' },
  ],
  needs: ['service', 'networks'],
  reads: [...POLICY_READS, ['centralRootAccess', 'features']],
  check: (situation) =>
    inOrganization(situation, (organization, declared) =>
      withheldEverywhere(
        situation,
        organization,
        [
          {
            kind: 'serviceControl',
            setting: 'rootUser',
            marks: ['aws:assumedroot'],
            principals: [{ is: 'aws', arn: `arn:aws:iam::${FRESH}:root` }],
            actions: ['*'],
            keys: { ...ofMember(organization, situation, ['root']), 'aws:username': ABSENT },
            except: [],
            examples: ['iam:CreateAccessKey', 's3:GetObject'],
            how: () => 'by the root user',
          },
        ],
        REMEDY,
        (target) => ({
          gaps: [...sessionGaps(declared, organization, target), ...featureGaps(situation.posture)],
          by: situation.posture.entities.centralRootAccess.map(({ address }) => address),
        }),
      ),
    ),
};

function featureGaps({ entities: { centralRootAccess } }: Posture): Gap[] {
  const seen = centralRootAccess.filter((entity) => !mayBeAbsent(entity));
  const known = seen
    .flatMap(({ fields }) => fields.features.items)
    .flatMap((item) => (item.is === 'known' ? item.value : []));
  const unsure = [
    ...centralRootAccess.filter(mayBeAbsent).map(({ address }) => address),
    ...seen
      .filter(
        ({ fields: { features } }) => features.open !== undefined || features.items.some(({ is }) => is !== 'known'),
      )
      .map(({ address }) => address),
  ];
  return FEATURES.filter((feature) => !known.includes(feature)).map((feature) => {
    const gap: Gap = {
      given: `${feature} is not on, so that root users keep credentials of their own`,
      meaning: { settings: [`${feature}=off`] },
      origins: seen.map(({ fields }) => fields.features.at),
    };
    const ignored = seen.some(({ fields: { features } }) => features.open === 'ignored');
    return unsure.length === 0 || ignored ? gap : provided(`${unsure.join(', ')} turns ${feature} on`, gap);
  });
}

/** Root tasks of the management account that a service control policy denies, from a declared network. */
function sessionGaps(situation: DeclaredSituation, organization: GuardedOrganization, target: Target): Gap[] {
  const { documents } = policiesOn(situation.posture, 'SERVICE_CONTROL_POLICY', target);
  const sure = documents.map((document): PolicyDocument => ({ statements: document.statements }));
  const arn = `arn:${partitionOf(situation)}:iam::${FRESH}:root`;
  const [address = ''] = CidrSet.of(
    Object.values(situation.facts.declaration.networks).flatMap(({ cidrs }) => cidrs),
  ).ranges.map((range) => range.replace(/\/\d+$/, ''));
  const denied = ROOT_TASKS.filter((action) => {
    const context = {
      'aws:AssumedRoot': 'true',
      'aws:PrincipalOrgID': organization.id,
      'aws:ResourceOrgID': organization.id,
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
      'aws:SourceIp': address,
    };
    const request = { principal: { is: 'aws' as const, arn }, action, resource: FRESH, context };
    return passes([[FULL_ACCESS, ...sure]], 'serviceControl', request, organization.managementAccount) === 'no';
  });
  if (denied.length === 0) return [];
  return [
    {
      given: `${denied.join(', ')} by the management account in place of a root user is denied on ${target.name}, so that a bucket or queue which shuts everybody out stays shut`,
      meaning: { settings: denied.map((action) => `rootTask=${action}`) },
      origins: [],
    },
  ];
}
