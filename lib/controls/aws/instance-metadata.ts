import type { Entity } from '../../posture';
import type { Control, Outcome } from '../control';
import { mayBeAbsent } from './bucket';
import { outcomeOf, provided, settingGaps } from './gap';
import { eachRegion, settingIn } from './regional';

const REMEDY =
  'set http_tokens to required in aws_ec2_instance_metadata_defaults, in each Region, and in the metadata_options of an instance or launch template that has any';

/**
 * AWS-CMP-03: instances start with IMDSv2 alone, in each Region of the account; one that has metadata options of its own says so
 * itself, since they override the default.
 */
export const instanceMetadata: Control = {
  id: 'AWS-CMP-03',
  title: 'Instances give their credentials by IMDSv2 only',
  risk: 'A web application that can be made to fetch an address hands out the credentials of its instance.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '6.7' },
    { source: 'AWS FSBP', id: 'EC2.8' },
    { source: 'NIST 800-53', id: 'AC-3' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [
    ['accountSetting', 'value'],
    ['instanceMetadata', 'tokens'],
  ],
  check: (situation) => [
    ...eachRegion(situation, REMEDY, (region) => settingIn(situation, region, 'metadataTokens', isRequired)),
    ...situation.posture.entities.instanceMetadata.map(judgeLaunch),
  ],
};

function isRequired(tokens: string | undefined): boolean {
  return tokens === 'required';
}

function judgeLaunch(launch: Entity<'instanceMetadata'>): Outcome {
  const { address, fields } = launch;
  const gaps = settingGaps('metadataTokens', fields.tokens, isRequired).map((gap) => ({
    ...gap,
    given: `${gap.given} in the metadata_options of ${address}`,
  }));
  return outcomeOf({
    subject: address,
    remedy: REMEDY,
    meaning: { targets: [`launch:${address}`] },
    gaps: mayBeAbsent(launch) ? gaps.map((gap) => provided(`${address} is not made`, gap)) : gaps,
    by: [address],
  });
}
