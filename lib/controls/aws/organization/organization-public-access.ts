import { admitsOnlySince } from '../../../values';
import type { Control, Situation } from '../../control';
import { inOrganization, OF_ORGANIZATION } from './guarded';
import { accountTarget, organizationOf } from './organization';
import { settingGaps, type WantedSetting } from './settings';
import { withheldEverywhere } from './withheld';

/** The first version of the provider that takes policies of the type S3_POLICY. */
const TAKES_S3_POLICIES = '6.26.0';
const REMEDY =
  'attach a policy of type S3_POLICY that assigns all to s3_attributes.public_access_block_configuration, with a providerVersion of ">= 6.26.0"';
const WANTED: readonly WantedSetting[] = [{ path: 's3_attributes.public_access_block_configuration', values: ['all'] }];

/** AWS-STO-03: no bucket of any account below can be public, whatever its account has set. */
export const organizationPublicAccess: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-STO-03',
  title: 'Public access to all buckets of the organization is blocked',
  risk: 'An account that is in no declaration, or a bucket made in it by hand, is opened to everyone on the Internet.',
  remedy: REMEDY,
  references: [{ source: 'AWS FSBP', id: 'S3.1' }],
  needs: ['service'],
  reads: [
    ['organizationPolicy', 'type'],
    ['organizationPolicy', 'settings'],
    ['organizationPolicyAttachment', 'policy'],
    ['organizationPolicyAttachment', 'target'],
  ],
  check: (situation) =>
    inOrganization(situation, (organization) => {
      const { providerVersion = '' } = organization.service;
      const written = situation.posture.entities.organizationPolicy.some(
        ({ fields }) => fields.type.is === 'known' && fields.type.value === 'S3_POLICY',
      );
      if (!written && !admitsOnlySince(providerVersion, TAKES_S3_POLICIES)) {
        return [
          {
            verdict: 'outOfReach',
            because: `providers before ${TAKES_S3_POLICIES} have no policies of the type S3_POLICY; a providerVersion of ">= ${TAKES_S3_POLICIES}" renders one, and AWS-STO-02 holds each declared account`,
          },
        ];
      }
      return withheldEverywhere(situation, organization, [], REMEDY, (target) =>
        settingGaps(situation.posture, 'S3_POLICY', target, WANTED),
      );
    }),
};

/** Addresses of the policies by which the organization blocks public access in the account; `undefined` where it does not. */
export function blockedByOrganization(situation: Situation): readonly string[] | undefined {
  const organization = organizationOf(situation);
  const account = situation.facts?.focus.account;
  const target = organization && account !== undefined ? accountTarget(organization, account) : undefined;
  if (target === undefined) return undefined;
  const { gaps, by } = settingGaps(situation.organization(), 'S3_POLICY', target, WANTED);
  return gaps.length === 0 ? by : undefined;
}
