import { isJsonObject, type JsonObject, own } from '../json-object';
import { isOfEveryKey, isOwnersAlone } from './given-to-all';
import type { Planned } from './plan-identities';
import { ofGroup, ofList } from './said-rules';

/** What another resource says of a thing, and how the two belong together. */
interface Apart {
  /** Type of the other resource. */
  readonly type: string;
  /** Its argument that names the thing, or lists it. */
  readonly names: string;
  /** Arguments of the thing by which it is named there. */
  readonly by: readonly string[];
}

interface Mirror {
  readonly apart: readonly Apart[];
  /** What of the value none of the others says. */
  readonly rest: (value: unknown, others: readonly JsonObject[], thing: JsonObject) => unknown;
}

const whole: Mirror['rest'] = (value, others) => (others.length > 0 || isEmpty(value) ? undefined : value);
const groupRules = (direction: 'egress' | 'ingress'): Mirror => ({
  apart: [`aws_vpc_security_group_${direction}_rule`, 'aws_security_group_rule'].map((type) => ({
    type,
    names: 'security_group_id',
    by: ['id'],
  })),
  rest: ofGroup(direction),
});
const listRules = (direction: 'egress' | 'ingress'): Mirror => ({
  apart: [{ type: 'aws_network_acl_rule', names: 'network_acl_id', by: ['id'] }],
  rest: ofList(direction),
});
/** A policy that a resource apart sets as a whole. */
const policy = (type: string, names: string, by: readonly string[]): Mirror => ({
  apart: [{ type, names, by }],
  rest: whole,
});
const bucketPart = (type: string): readonly Apart[] => [{ type, names: 'bucket', by: ['bucket', 'id'] }];

/**
 * What the provider fills in that may let somebody in. It is there whoever made it: a `dynamic` block that stands nowhere in
 * a plan, or a hand in the console. What only locks, and nobody here writes, counts for nothing.
 */
const MIRRORS: Readonly<Record<string, Readonly<Record<string, Mirror>>>> = {
  aws_api_gateway_rest_api: { policy: policy('aws_api_gateway_rest_api_policy', 'rest_api_id', ['id']) },
  aws_default_security_group: { egress: groupRules('egress'), ingress: groupRules('ingress') },
  aws_ec2_managed_prefix_list: {
    entry: {
      apart: [{ type: 'aws_ec2_managed_prefix_list_entry', names: 'prefix_list_id', by: ['id'] }],
      rest: (value, others) =>
        without(value, (entry) => isJsonObject(entry) && isNamed(own(entry, 'cidr'), 'cidr', others)),
    },
  },
  aws_elasticsearch_domain: {
    access_policies: policy('aws_elasticsearch_domain_policy', 'domain_name', ['domain_name']),
  },
  aws_iam_role: {
    inline_policy: {
      apart: [{ type: 'aws_iam_role_policy', names: 'role', by: ['name', 'id'] }],
      rest: (value, others) =>
        without(value, (policy) =>
          isJsonObject(policy) && !isEmpty(own(policy, 'policy')) ? isNamed(own(policy, 'name'), 'name', others) : true,
        ),
    },
    managed_policy_arns: {
      apart: [
        { type: 'aws_iam_role_policy_attachment', names: 'role', by: ['name', 'id'] },
        { type: 'aws_iam_policy_attachment', names: 'roles', by: ['name', 'id'] },
      ],
      rest: (value, others) => without(value, (arn) => isNamed(arn, 'policy_arn', others)),
    },
  },
  aws_kms_key: {
    policy: {
      apart: [{ type: 'aws_kms_key_policy', names: 'key_id', by: ['key_id', 'id', 'arn'] }],
      rest: (value, others, thing) =>
        isOfEveryKey(value, own(thing, 'arn')) ? undefined : whole(value, others, thing),
    },
  },
  aws_network_acl: { egress: listRules('egress'), ingress: listRules('ingress') },
  aws_opensearch_domain: {
    access_policies: policy('aws_opensearch_domain_policy', 'domain_name', ['domain_name']),
  },
  aws_s3_bucket: {
    grant: {
      apart: bucketPart('aws_s3_bucket_acl'),
      rest: (value, others, thing) => (isOwnersAlone(value) ? undefined : whole(value, others, thing)),
    },
    policy: policy('aws_s3_bucket_policy', 'bucket', ['bucket', 'id']),
    replication_configuration: { apart: bucketPart('aws_s3_bucket_replication_configuration'), rest: whole },
  },
  aws_secretsmanager_secret: { policy: policy('aws_secretsmanager_secret_policy', 'secret_arn', ['arn', 'id']) },
  aws_security_group: { egress: groupRules('egress'), ingress: groupRules('ingress') },
  aws_sns_topic: { policy: policy('aws_sns_topic_policy', 'arn', ['arn', 'id']) },
  aws_sqs_queue: { policy: policy('aws_sqs_queue_policy', 'queue_url', ['id', 'url']) },
  aws_vpc_endpoint: { policy: policy('aws_vpc_endpoint_policy', 'vpc_endpoint_id', ['id']) },
};

const APART = Object.values(MIRRORS).flatMap((mirrors) => Object.values(mirrors).flatMap(({ apart }) => apart));

/** Types of which nothing is undone where they are deleted. */
const STAYS = new Set(['aws_s3_bucket_acl']);

/** What the resources of a plan say of each other. */
export class SaidApart {
  /** Values of the resources of a type by what they name and by the provider that makes them. */
  private readonly naming = new Map<string, JsonObject[]>();

  /**
   * @param gone what is there no more, and took with it what it said
   * @param providerOf the provider configuration that makes the resource at an address, where one is known
   */
  constructor(
    instances: readonly Planned[],
    gone: readonly Planned[],
    private readonly providerOf: (address: string) => string | undefined,
  ) {
    for (const { address, mode, type, values } of [...instances, ...gone.filter((one) => !STAYS.has(one.type))]) {
      const apart = mode === 'managed' ? APART.find((each) => each.type === type) : undefined;
      if (apart === undefined || !isJsonObject(values.values)) continue;
      for (const name of [own(values.values, apart.names)].flat()) {
        for (const provider of [providerOf(address), EVERY] as const) this.add([type, name, provider], values.values);
      }
    }
  }

  /** What of an argument that is filled in lets somebody in and is said by no other resource; `undefined` where nothing is. */
  rest({ address, type }: Pick<Planned, 'address' | 'type'>, argument: string, thing: JsonObject): unknown {
    const mirrors = Object.hasOwn(MIRRORS, type) ? MIRRORS[type] : undefined;
    const mirror = mirrors !== undefined && Object.hasOwn(mirrors, argument) ? mirrors[argument] : undefined;
    if (mirror === undefined) return undefined;
    const provider = this.providerOf(address);
    // A resource that goes is in no configuration: that of its provider is not known.
    const providers: readonly Named[2][] = provider === undefined ? [EVERY] : [provider, undefined];
    const groups = mirror.apart.flatMap(({ type: other, by }) => {
      const names = new Set(by.map((name) => own(thing, name)).filter((name) => !isEmpty(name)));
      const keys = [...names].flatMap((name) => providers.map((one) => keyOf([other, name, one])));
      return keys.map((key) => this.naming.get(key)).filter((group) => group !== undefined);
    });
    const [only = [], ...more] = groups;
    const others = more.length === 0 ? only : groups.flat();
    return mirror.rest(own(thing, argument), others, thing);
  }

  private add(named: Named, values: JsonObject): void {
    const group = this.naming.get(keyOf(named)) ?? [];
    this.naming.set(keyOf(named), group);
    group.push(values);
  }
}

/** Stands for all providers. */
const EVERY = true;

type Named = readonly [type: string, name: unknown, provider: string | undefined | typeof EVERY];

function keyOf(named: Named): string {
  return JSON.stringify(named);
}

function isNamed(value: unknown, argument: string, others: readonly JsonObject[]): boolean {
  return others.some((other) => own(other, argument) === value);
}

function without(value: unknown, isSaid: (item: unknown) => boolean): unknown {
  if (!Array.isArray(value)) return value;
  const rest = value.filter((item) => !isSaid(item));
  return rest.length === 0 ? undefined : rest;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
