/** How long a policy document of one kind may be. */
export interface PolicyLimit {
  /** What is held to it, for messages: `a service control policy`. */
  readonly of: string;
  readonly most: number;
  /** `characters`: all of them; `dense`: all but white space; `bytes`: of the text in UTF-8. */
  readonly counted: 'characters' | 'dense' | 'bytes';
}

export type PolicyKind =
  | 'serviceControl'
  | 'resourceControl'
  | 'managed'
  | 'inlineGroup'
  | 'inlineRole'
  | 'inlineUser'
  | 'trust'
  | 'bucket'
  | 'endpoint'
  | 'key'
  | 'searchDomain'
  | 'restApi';

/**
 * The limits of AWS by kind of document, with its default quotas. Give another `most` where a quota is raised: AWS takes
 * service control policies of 10,240 characters since 2026, and trust policies of up to 8,192 on request.
 *
 * Inline policies are counted together: all of one group, role or user.
 *
 * Sources: AWS Organizations User Guide, "Quotas"; AWS IAM User Guide, "IAM and AWS STS quotas"; Amazon S3 User Guide,
 * "Bucket policies"; AWS PrivateLink, "Quotas"; AWS KMS Developer Guide, "Resource quotas"; API Gateway Developer Guide,
 * "Quotas".
 */
export const POLICY_LIMITS: Readonly<Record<PolicyKind, PolicyLimit>> = {
  serviceControl: { of: 'a service control policy', most: 5_120, counted: 'characters' },
  resourceControl: { of: 'a resource control policy', most: 5_120, counted: 'characters' },
  managed: { of: 'a managed policy', most: 6_144, counted: 'dense' },
  inlineGroup: { of: 'all inline policies of a group', most: 5_120, counted: 'dense' },
  inlineRole: { of: 'all inline policies of a role', most: 10_240, counted: 'dense' },
  inlineUser: { of: 'all inline policies of a user', most: 2_048, counted: 'dense' },
  trust: { of: 'a trust policy', most: 2_048, counted: 'characters' },
  bucket: { of: 'a bucket policy', most: 20_480, counted: 'bytes' },
  endpoint: { of: 'a VPC endpoint policy', most: 20_480, counted: 'characters' },
  key: { of: 'a key policy', most: 32_768, counted: 'bytes' },
  searchDomain: { of: 'a policy of an OpenSearch domain', most: 102_400, counted: 'bytes' },
  restApi: { of: 'a resource policy of a REST API', most: 8_192, counted: 'bytes' },
};

/**
 * How many policies of a type may be attached to one root, unit or account; the one by which AWS allows everything
 * (`FullAWSAccess`, `RCPFullAWSAccess`) is counted too. AWS takes 10 service control policies since 2026.
 */
export const POLICIES_PER_TARGET: Readonly<Record<'serviceControl' | 'resourceControl', number>> = {
  serviceControl: 5,
  resourceControl: 5,
};

/**
 * How many ranges a list holds: an AWS WAF IP set (one address family, no /0), a managed prefix list by its default quota, the
 * public endpoint of an EKS cluster (of both families, no quota that can be raised).
 */
export const RANGES_PER_LIST: Readonly<Record<'wafIpSet' | 'prefixList' | 'clusterEndpoint', number>> = {
  wafIpSet: 10_000,
  prefixList: 1_000,
  clusterEndpoint: 40,
};

/** How many rules for what comes in a security group takes, by its default quota: for each address family. */
export const RULES_PER_GROUP = 60;

/** What AWS counts of a document. */
export function sizeOf(text: string, counted: PolicyLimit['counted']): number {
  if (counted === 'bytes') return Buffer.byteLength(text, 'utf8');
  const kept = counted === 'dense' ? text.replace(/\s/g, '') : text;
  return [...kept].length;
}

/** A limit in words: `a service control policy holds at most 5120 characters`. */
export function limitInWords({ of, most, counted }: PolicyLimit): string {
  const holds = of.startsWith('all ') ? 'hold' : 'holds';
  return `${of} ${holds} at most ${sizeInWords(most, counted)}${counted === 'dense' ? ', white space not counted' : ''}`;
}

/** `615 characters`, `20481 bytes`. */
export function sizeInWords(size: number, counted: PolicyLimit['counted']): string {
  return `${size} ${counted === 'bytes' ? 'bytes' : 'characters'}`;
}
