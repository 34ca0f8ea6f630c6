/**
 * Arguments that the provider fills in from what other resources set, where the configuration does not set them: what they
 * say is said by those resources, and of one that this plan changes it is what was there before.
 */
const MIRRORED: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ['inline_policy', 'managed_policy_arns'],
  aws_kms_key: ['policy'],
  aws_s3_bucket: [
    'acceleration_status',
    'acl',
    'cors_rule',
    'grant',
    'lifecycle_rule',
    'logging',
    'object_lock_configuration',
    'policy',
    'replication_configuration',
    'request_payer',
    'server_side_encryption_configuration',
    'versioning',
    'website',
  ],
  azuread_group: ['members', 'owners'],
};

/**
 * Arguments that blocks are written for and that are attributes to Terraform. It plans an element for each block, and one for a
 * `dynamic` block of unknown number; of any other block that the provider may fill in it plans nothing then.
 */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  aws_default_security_group: ['egress', 'ingress'],
  aws_network_acl: ['egress', 'ingress'],
  aws_security_group: ['egress', 'ingress'],
};

/** Blocks that a data source answers with. */
const ANSWERED: Readonly<Record<string, readonly string[]>> = { azuread_users: ['users'] };

export function isMirrored(type: string, argument: string): boolean {
  return Object.hasOwn(MIRRORED, type) && MIRRORED[type]?.includes(argument) === true;
}

export function isElements(type: string, argument: string): boolean {
  return Object.hasOwn(ELEMENTS, type) && ELEMENTS[type]?.includes(argument) === true;
}

export function isAnswered(type: string, argument: string): boolean {
  return Object.hasOwn(ANSWERED, type) && ANSWERED[type]?.includes(argument) === true;
}
