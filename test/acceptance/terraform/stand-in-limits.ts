import { isObject, type JsonObject } from '../graph/json';
import { Stack } from './stack';

/** A type of resource that moto 5.2.1 cannot hold: it is validated and planned, and left out of what is applied. */
export interface Limit {
  readonly resource: string;
  /** Those alone that set this argument. */
  readonly having?: string;
  /** Those alone that set it to this. */
  readonly to?: string;
  /** What moto does with it. */
  readonly reason: string;
}

const NOT_THERE = 'moto does not have its calls';

export const LIMITS: readonly Limit[] = [
  ...[
    'aws_accessanalyzer_analyzer',
    'aws_cloudtrail_organization_delegated_admin_account',
    'aws_ebs_default_kms_key',
    'aws_ebs_snapshot_block_public_access',
    'aws_ec2_image_block_public_access',
    'aws_ec2_instance_metadata_defaults',
    'aws_ec2_serial_console_access',
    'aws_iam_organizations_features',
    'aws_vpc_block_public_access_exclusion',
    'aws_vpc_block_public_access_options',
  ].map((resource): Limit => ({ resource, reason: NOT_THERE })),
  {
    resource: 'aws_cloudtrail',
    reason: 'moto looks for the bucket of a trail in no other account than its own, and starts none',
  },
  {
    resource: 'aws_default_security_group',
    reason: 'moto finds no default VPC for it, and makes up the ids of its VPCs, so that a declared one is not there',
  },
  {
    resource: 'aws_organizations_policy',
    having: 'type',
    to: 'DECLARATIVE_POLICY_EC2',
    reason: 'moto does not know the type',
  },
  {
    resource: 'aws_api_gateway_rest_api_policy',
    reason: 'moto makes up the ids of its APIs, so that a declared one is not there',
  },
  {
    resource: 'aws_opensearch_domain_policy',
    reason: 'a domain is declared that the stack does not make, so that moto has none of that name',
  },
  {
    resource: 'aws_security_group',
    reason: 'moto makes up the ids of its VPCs, so that a declared one is not there',
  },
  {
    resource: 'aws_vpc_endpoint_policy',
    reason: 'moto makes up the ids of its VPC endpoints, so that a declared one is not there',
  },
  {
    resource: 'aws_s3_bucket_replication_configuration',
    reason: 'moto forgets that objects under KMS keys are replicated, so that each plan adds it again',
  },
];

/** Of what a stack expects at apply, what moto is not like, by a part of the condition. */
const UNLIKE: readonly { readonly condition: string; readonly reason: string }[] = [
  { condition: 'self.id ==', reason: 'moto makes up the id of its organization' },
  { condition: '"DECLARATIVE_POLICY_EC2"', reason: 'moto does not know the type' },
  { condition: '"iam.amazonaws.com"', reason: 'moto does not know that IAM can be a trusted service' },
];

/** The stack without the postconditions of look-ups that the stand-in cannot meet, and the reasons. */
export function withoutUnlike(stack: Stack): { stack: Stack; reasons: readonly string[] } {
  const json = structuredClone(stack.json);
  const reasons = new Set<string>();
  const named = isObject(json.data) && isObject(json.data.aws_organizations_organization);
  const lookUps = named ? Object.values((json.data as JsonObject).aws_organizations_organization as JsonObject) : [];
  for (const lookUp of lookUps) {
    const lifecycle = isObject(lookUp) ? lookUp.lifecycle : undefined;
    if (!isObject(lifecycle) || !Array.isArray(lifecycle.postcondition)) continue;
    lifecycle.postcondition = lifecycle.postcondition.filter((each) => {
      const unlike = UNLIKE.find(({ condition }) => isObject(each) && String(each.condition).includes(condition));
      if (unlike !== undefined)
        reasons.add(`data.aws_organizations_organization ${unlike.condition}: ${unlike.reason}`);
      return unlike === undefined;
    });
  }
  return { stack: new Stack(stack.name, stack.directory, json), reasons: [...reasons] };
}

/** The stack without what the stand-in cannot hold, and what that was. */
export function withinLimits(
  stack: Stack,
  limits: readonly Limit[] = LIMITS,
): { stack: Stack; left: readonly Limit[] } {
  // A structured clone would be of another realm than what a plan is parsed into, and so equal to none of its lists.
  const json = JSON.parse(JSON.stringify(stack.json)) as JsonObject;
  const resources = isObject(json.resource) ? json.resource : {};
  const before = addressesIn(resources);
  const left = limits.filter((limit) => remove(resources, limit));
  const gone = () => {
    const after = new Set(addressesIn(resources));
    return before.filter((address) => !after.has(address));
  };
  removeWhatNames(resources, gone());
  forget(resources, gone());
  return { stack: new Stack(stack.name, stack.directory, json), left };
}

function remove(resources: JsonObject, { resource, having, to }: Limit): boolean {
  const named = resources[resource];
  if (!isObject(named)) return false;
  const gone = Object.entries(named).filter(
    ([, body]) =>
      having === undefined || (isObject(body) && having in body && (to === undefined || body[having] === to)),
  );
  for (const [name] of gone) delete named[name];
  if (Object.keys(named).length === 0) delete resources[resource];
  return gone.length > 0;
}

/** Takes away what names an attribute of what is gone, such as the attachment of a policy. */
function removeWhatNames(resources: JsonObject, gone: readonly string[]): void {
  for (const [type, named] of Object.entries(resources)) {
    if (!isObject(named)) continue;
    for (const [name, body] of Object.entries(named)) {
      const text = JSON.stringify(body);
      if (gone.some((address) => text.includes(`\${${address}.`))) delete named[name];
    }
    if (Object.keys(named).length === 0) delete resources[type];
  }
}

function addressesIn(resources: JsonObject): string[] {
  return Object.entries(resources).flatMap(([type, named]) =>
    isObject(named) ? Object.keys(named).map((name) => `${type}.${name}`) : [],
  );
}

/** Takes what is gone out of what others wait for. */
function forget(resources: JsonObject, gone: readonly string[]): void {
  for (const named of Object.values(resources).filter(isObject)) {
    for (const body of Object.values(named).filter(isObject)) {
      if (!Array.isArray(body.depends_on)) continue;
      body.depends_on = body.depends_on.filter((address) => !gone.includes(String(address)));
    }
  }
}
