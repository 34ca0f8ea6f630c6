import type { Statement } from '../../../posture';
import { ANY, FRESH } from '../../../requests';
import { awsOwnedResources } from '../../../values';
import type { Control, DeclaredSituation } from '../../control';
import { partitionOf } from '../account';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { exemptRolesOf, type GuardedOrganization } from './organization';
import { ofMember, requestsThat } from './requests';
import { byWhom, withheldEverywhere } from './withheld';

const REMEDY =
  "deny every action where StringNotEqualsIfExists aws:ResourceOrgID is the organization, but for what belongs to AWS (NotResource), in a service control policy; declare under guardrails.resources whose else's may be used";

/**
 * AWS-NET-08: identities of the accounts below are denied everything on resources that are not of the organization. Left out
 * are what belongs to AWS itself, images of Amazon, what is declared of other accounts, and the exempt roles and tag.
 */
export const organizationResources: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-NET-08',
  title: 'Identities use resources of the organization only',
  risk: 'Whoever works in an account copies its data into a bucket of their own, with credentials that are valid.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-4' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  needs: ['service', 'deployer'],
  reads: POLICY_READS,
  check: (situation) =>
    inOrganization(situation, (organization, declared) =>
      withheldEverywhere(
        situation,
        organization,
        [
          {
            kind: 'serviceControl',
            setting: 'resourcesOfStrangers',
            marks: ['aws:resourceorgid'],
            principals: [{ is: 'aws', arn: `arn:aws:iam::${FRESH}:user/${FRESH}` }],
            actions: ['*'],
            keys: { ...ofMember(organization, situation), 'aws:resourceorgid': ANY },
            except: mayBeUsed(declared, organization),
            examples: ['s3:PutObject', 'kms:Encrypt', 'sts:AssumeRole'],
            how: (witness) => `${byWhom(witness)} on what is not of the organization`,
          },
        ],
        REMEDY,
      ),
    ),
};

/** Requests that the declaration lets pass, in the language of policies. */
function mayBeUsed(situation: DeclaredSituation, organization: GuardedOrganization): readonly Statement[] {
  const partition = partitionOf(situation);
  const { accounts = [], shared = [], exemptTag } = organization.guardrails.resources ?? {};
  const roles = exemptRolesOf(organization, situation).map((name) => `arn:${partition}:iam::*:role/${name}`);
  return [
    requestsThat({ StringEquals: { 'aws:ResourceOrgID': organization.id } }),
    requestsThat({ StringEquals: { 'ec2:Owner': 'amazon' } }),
    { ...requestsThat({}), resources: { not: false, patterns: [...awsOwnedResources(partition), ...shared] } },
    requestsThat({ ArnLike: { 'aws:PrincipalArn': roles } }),
    ...(accounts.length === 0 ? [] : [requestsThat({ StringEquals: { 'aws:ResourceAccount': accounts } })]),
    ...(exemptTag ? [requestsThat({ StringEquals: { 'aws:PrincipalTag/dp:exclude:resource': 'true' } })] : []),
  ];
}
