import { symbolOf } from '../value';
import type { Block } from './block';
import { existenceOf } from './existence';
import type { StackReading } from './stack-reading';

export const PRINCIPALS = ['group', 'role', 'user'] as const;
export type PrincipalType = (typeof PRINCIPALS)[number];
export type PolicyKind = 'inline' | 'attached';

/** A policy that a resource of its own gives to a principal: by its name where it is inline, else by its ARN. */
interface Given {
  readonly address: string;
  readonly principal: string | undefined;
  readonly policy: string | undefined;
}

/** What the resources of one type give. What cannot be read of one may be what is asked for. */
class GivenPolicies {
  private readonly byPrincipal: ReadonlyMap<string | undefined, readonly Given[]>;
  private readonly byPolicy: ReadonlyMap<string | undefined, readonly Given[]>;

  constructor(private readonly all: readonly Given[]) {
    this.byPrincipal = grouped(all, ({ principal }) => principal);
    this.byPolicy = grouped(all, ({ policy }) => policy);
  }

  /** What the principal may be given; all of it where only apply knows the principal. */
  to(principal: string | undefined): readonly Given[] {
    return this.found(this.byPrincipal, principal);
  }

  /** Where the policy may be given; all of it where only apply knows the policy. */
  of(policy: string | undefined): readonly Given[] {
    return this.found(this.byPolicy, policy);
  }

  private found(by: ReadonlyMap<string | undefined, readonly Given[]>, key: string | undefined): readonly Given[] {
    return key === undefined ? this.all : [...(by.get(key) ?? []), ...(by.get(undefined) ?? [])];
  }
}

function grouped(all: readonly Given[], keyOf: (given: Given) => string | undefined) {
  const groups = new Map<string | undefined, Given[]>();
  for (const given of all) {
    const group = groups.get(keyOf(given));
    if (group === undefined) groups.set(keyOf(given), [given]);
    else group.push(given);
  }
  return groups;
}

/** What `aws_iam_*_policy` and `aws_iam_*_policy_attachment` give. */
export function givenTo(stack: StackReading, type: PrincipalType, kind: PolicyKind): GivenPolicies {
  return givenBy(stack, kind === 'inline' ? `aws_iam_${type}_policy` : `aws_iam_${type}_policy_attachment`, (body) => {
    const name = body.text('name');
    const inlineName = name.is === 'known' ? name.value : `\${${body.resource.address}.name}`;
    const policy = kind === 'inline' ? inlineName : symbolOf(body.text('policy_arn'));
    return { principal: symbolOf(body.text(type)), policy };
  });
}

/** What `aws_iam_policy_attachment` gives, whoever gets it. */
export function givenToSeveral(stack: StackReading): GivenPolicies {
  return givenBy(stack, 'aws_iam_policy_attachment', (body) => ({
    principal: undefined,
    policy: symbolOf(body.text('policy_arn')),
  }));
}

const GIVEN = new WeakMap<StackReading, Map<string, GivenPolicies>>();

/** Read once, and found by what is asked for: each of as many resources asks. */
function givenBy(
  stack: StackReading,
  resourceType: string,
  read: (body: Block) => Omit<Given, 'address'>,
): GivenPolicies {
  const memo = GIVEN.get(stack) ?? new Map<string, GivenPolicies>();
  GIVEN.set(stack, memo);
  const earlier = memo.get(resourceType);
  if (earlier) return earlier;
  const resources = stack.configuration.resources.filter((resource) => resource.type === resourceType);
  const given = resources.flatMap((resource): Given[] => {
    const body = stack.body(resource);
    if (existenceOf(resource.body, stack.expressions, body.at()) === undefined) return [];
    return [{ address: resource.address, ...read(body) }];
  });
  const policies = new GivenPolicies(given);
  memo.set(resourceType, policies);
  return policies;
}
