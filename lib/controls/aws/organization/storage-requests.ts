import { ABSENT, always, PRESENT } from '../../../requests';
import type { Outcome, Situation } from '../../control';
import type { Judgement } from '../bucket';
import { inOrganization } from './guarded';
import { accountTarget, organizationOf } from './organization';
import { requestsThat } from './requests';
import { byWhom, type Withheld, withheldEverywhere, withheldOn } from './withheld';

const COMMON = { kind: 'resourceControl', principals: 'any', actions: ['s3:*'], except: [] } as const;

/** Requests to buckets over plain HTTP, by whomever. */
const PLAIN_HTTP: Withheld = {
  ...COMMON,
  setting: 'aws:SecureTransport=false',
  marks: ['aws:securetransport'],
  keys: { 'aws:securetransport': always('false'), 's3:tlsversion': ABSENT },
  examples: ['s3:GetObject'],
  how: (witness) => `over plain HTTP ${byWhom(witness)}`,
};

/** Requests to buckets over TLS before 1.2, by whomever. */
const OLD_TLS: Withheld = {
  ...COMMON,
  setting: 's3:TlsVersion<1.2',
  marks: ['s3:tlsversion'],
  keys: { 'aws:securetransport': always('true'), 's3:tlsversion': PRESENT },
  except: [requestsThat({ NumericGreaterThanEquals: { 's3:TlsVersion': '1.2' } })],
  examples: ['s3:GetObject'],
  how: (witness) => `over TLS ${witness.context['s3:tlsversion']} ${byWhom(witness)}`,
};

/** Uploads under a key that the uploader brings along. */
const CUSTOMER_KEYS: Withheld = {
  ...COMMON,
  actions: ['s3:PutObject'],
  setting: 'SSE-C',
  marks: ['s3:x-amz-server-side-encryption-customer-algorithm'],
  keys: { 's3:x-amz-server-side-encryption-customer-algorithm': PRESENT },
  examples: ['s3:PutObject'],
  how: (witness) => `under a key of the uploader ${byWhom(witness)}`,
};

const REMEDIES = {
  'AWS-STO-05': 'deny s3:* where aws:SecureTransport is false in a resource control policy',
  'AWS-STO-06': 'deny s3:* where s3:TlsVersion is less than 1.2 in a resource control policy',
  'AWS-STO-08':
    'deny s3:PutObject where s3:x-amz-server-side-encryption-customer-algorithm is there (Null false) in a resource control policy',
} as const;

const DEMANDS = { 'AWS-STO-05': PLAIN_HTTP, 'AWS-STO-06': OLD_TLS, 'AWS-STO-08': CUSTOMER_KEYS } as const;

/**
 * A control of buckets. In its form for an organization it is about every bucket of the accounts below, whoever made it, and
 * about those that the stack itself makes in the management account, which no policy from above reaches.
 */
export function inAccountOrBelow(
  situation: Situation,
  control: keyof typeof DEMANDS,
  ofBuckets: readonly Outcome[],
): readonly Outcome[] {
  if (!situation.facts?.focus.organization) return ofBuckets;
  const below = inOrganization(situation, (organization) =>
    withheldEverywhere(situation, organization, [DEMANDS[control]], REMEDIES[control]),
  );
  const judged = [...below, ...ofBuckets].filter(({ verdict }) => verdict !== 'notApplicable');
  return judged.length > 0 ? judged : below;
}

/** The judgement of a bucket, with no gap left where the organization denies these requests in the bucket's account. */
export function unlessWithheld(situation: Situation, control: keyof typeof DEMANDS, judgement: Judgement): Judgement {
  if (judgement.gaps.length === 0) return judgement;
  const organization = organizationOf(situation);
  const posture = situation.organization();
  const account = situation.facts?.focus.account;
  const target = organization && account !== undefined ? accountTarget(organization, account) : undefined;
  if (organization === undefined || posture === undefined || target === undefined) return judgement;
  const above = withheldOn(posture, organization, target, DEMANDS[control]);
  return above.gaps.length === 0 ? { gaps: [], by: above.by } : judgement;
}
