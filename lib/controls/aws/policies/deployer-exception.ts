import { ABSENT, always, type KeyDomain, someDenied } from '../../../requests';
import type { Control, DeclaredSituation } from '../../control';
import { declared } from '../../situation';
import { accountsBelow, deployerRequests, looksAtAddress, ON_BUCKET } from '../deployer-requests';
import { type Gap, provided } from '../gap';
import { POLICY_READS } from '../organization/guarded';
import { eachPolicy, seenOf, type WrittenPolicy } from './written-policies';

const REMEDY =
  "leave the deployer's role out of the deny (ArnNotLike aws:PrincipalArn), or its actions on bucket policies: s3:GetBucketPolicy, s3:PutBucketPolicy, s3:DeleteBucketPolicy";

/**
 * AWS-POL-05: no policy takes the say over bucket policies from the role that applies them. A deny on these actions that does
 * not leave the deployer out cannot be taken back by it. Denies by address are DEP-01's.
 */
export const deployerException: Control = {
  id: 'AWS-POL-05',
  title: 'Denies on bucket policies leave the deployer out',
  risk: 'The policy of the bucket can be changed by the root user alone from then on, whom nobody should need.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'CM-5' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: ['service', 'deployer', 'networks'],
  reads: [...POLICY_READS, ['bucketPolicy', 'document']],
  check: (situation) =>
    eachPolicy(situation, ['serviceControl', 'resourceControl', 'bucket'], REMEDY, (policy) =>
      gapsOf(policy, declared(situation)),
    ),
};

/** What the deployer's requests to S3 carry besides: signed when they are sent, with no key of its own. */
const TO_S3: Readonly<Record<string, KeyDomain>> = {
  's3:signatureage': always('0'),
  's3:x-amz-server-side-encryption-customer-algorithm': ABSENT,
  'aws:multifactorauthpresent': ABSENT,
  'aws:multifactorauthage': ABSENT,
  'aws:assumedroot': ABSENT,
  'aws:sourceaccount': ABSENT,
  'aws:sourcearn': ABSENT,
  'aws:sourceorgid': ABSENT,
};

function gapsOf(policy: WrittenPolicy, situation: DeclaredSituation): Gap[] {
  return accountsBelow(situation, policy.kind !== 'bucket').flatMap((account): Gap[] => {
    const { principal, keys } = deployerRequests(situation, account);
    const found = someDenied(
      [{ statements: seenOf(policy).statements }],
      {
        principals: [principal],
        actions: ON_BUCKET,
        resources: ['*'],
        keys: { ...keys, ...TO_S3 },
        examples: ON_BUCKET,
      },
      (statement) => !looksAtAddress(statement),
    );
    if (found.denied === false) return [];
    const role = situation.facts.declaration.deployer.awsRole ?? 'unknown';
    const action = found.denied === true ? found.witness.action : 'an action on bucket policies';
    const gap: Gap = {
      given: `it denies the deployer's role ${role} ${action}`,
      meaning: { principals: [`role:${role}`], settings: [`action=${action}`] },
      origins: [policy.document.at],
    };
    return [found.denied === true ? gap : provided(`the deny does not meet the deployer: ${found.why}`, gap)];
  });
}
