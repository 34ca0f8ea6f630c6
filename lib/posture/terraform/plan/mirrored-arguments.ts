/** Blocks that the provider also fills in from what other resources set, where nobody writes them. */
const MIRRORED_BLOCKS: Readonly<Record<string, readonly string[]>> = {
  aws_ec2_managed_prefix_list: ['entry'],
  aws_iam_role: ['inline_policy'],
  aws_s3_bucket: [
    'cors_rule',
    'grant',
    'lifecycle_rule',
    'logging',
    'object_lock_configuration',
    'replication_configuration',
    'server_side_encryption_configuration',
    'versioning',
    'website',
  ],
};

/** Of these what is a whole list, of which a new object shows nothing. */
const LISTS: Readonly<Record<string, readonly string[]>> = { aws_ec2_managed_prefix_list: ['entry'] };

/**
 * Of these what lets somebody in at once in a new object. S3 refuses a bucket's grant, since a new one has no access control
 * list, and its replication, since a new one has no versions unless a block says so.
 */
const AT_ONCE: Readonly<Record<string, readonly string[]>> = { aws_iam_role: ['inline_policy'] };

/** Attributes that it fills in likewise. */
const MIRRORED_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_rest_api: ['policy'],
  aws_elasticsearch_domain: ['access_policies'],
  aws_iam_role: ['managed_policy_arns'],
  aws_kms_key: ['policy'],
  aws_opensearch_domain: ['access_policies'],
  aws_s3_bucket: ['acceleration_status', 'acl', 'policy', 'request_payer'],
  aws_secretsmanager_secret: ['policy'],
  aws_sns_topic: ['policy'],
  aws_sqs_queue: ['policy'],
  aws_vpc_endpoint: ['policy'],
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

/**
 * Whether the provider fills an argument in from what other resources set, where the configuration does not set it: what it
 * says is said by those resources, and of one that this plan changes it is what was there before.
 */
export function isMirrored(type: string, argument: string): boolean {
  return isMirroredBlock(type, argument) || isElements(type, argument) || has(MIRRORED_ATTRIBUTES, type, argument);
}

export function isMirroredBlock(type: string, argument: string): boolean {
  return has(MIRRORED_BLOCKS, type, argument);
}

/** Whether a `dynamic` block of an unknown number, of which a plan shows nothing, would let somebody in. */
export function isHidden(type: string, argument: string): boolean {
  return has(AT_ONCE, type, argument);
}

/** Whether nobody knows of an argument of a new object without the file: it may hold anything. */
export function isList(type: string, argument: string): boolean {
  return has(LISTS, type, argument);
}

export function isElements(type: string, argument: string): boolean {
  return has(ELEMENTS, type, argument);
}

export function isAnswered(type: string, argument: string): boolean {
  return has(ANSWERED, type, argument);
}

function has(table: Readonly<Record<string, readonly string[]>>, type: string, argument: string): boolean {
  return Object.hasOwn(table, type) && table[type]?.includes(argument) === true;
}
