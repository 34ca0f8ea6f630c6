import { dependable, type TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { InvalidValue } from '../values';

export interface ConditionalAccessLanesOptions {
  /**
   * How many policies of the stack may be written at once, 1 to 10.
   *
   * @default 5
   */
  readonly lanes?: number;
}

const DEFAULT_LANES = 5;
const MOST_LANES = 10;

const lanesOf = new WeakMap<TerraformStack, ConditionalAccessLanes>();

/**
 * The Conditional Access policies of one stack are written a few at a time, because Microsoft Graph takes about one
 * such write a second and refuses the rest after some retries: of 20 policies at once, ten fail.
 *
 * Renders `depends_on`: with five lanes the sixth policy waits for the first, the seventh for the second, and so on, in
 * the order in which they are made. A policy that leaves guests out waits for those made before it that ask them for a
 * second factor, so that at no step nothing is asked of guests. Each policy takes about 21 seconds to settle, so one lane costs that much a policy,
 * and five lanes write 30 policies in about 130 seconds. Constructs of this library join by themselves.
 *
 * @example
 * ```ts
 * ConditionalAccessLanes.of(stack, { lanes: 3 });
 * ```
 */
export class ConditionalAccessLanes {
  private readonly policies: TerraformResource[] = [];
  private readonly first: TerraformResource[] = [];
  private readonly guests: TerraformResource[] = [];

  private constructor(
    private readonly stack: TerraformStack,
    readonly lanes: number,
  ) {}

  /**
   * The lanes of the stack that holds `scope`. Their number is settled by the first call, which has to come before the
   * first policy to choose it.
   *
   * @throws InvalidValue for a number that is not whole or not from 1 to 10, and for another one than was settled.
   */
  static of(scope: Construct, options: ConditionalAccessLanesOptions = {}): ConditionalAccessLanes {
    const stack = TerraformStack.of(scope);
    const settled = lanesOf.get(stack);
    const lanes = options.lanes ?? settled?.lanes ?? DEFAULT_LANES;
    if (!Number.isInteger(lanes) || lanes < 1 || lanes > MOST_LANES) throw unusable(stack, lanes);
    if (settled && settled.lanes !== lanes) throw settledOtherwise(stack, lanes, settled.lanes);
    if (settled) return settled;
    const made = new ConditionalAccessLanes(stack, lanes);
    lanesOf.set(stack, made);
    return made;
  }

  /**
   * Lets a policy of one's own join the lanes; it keeps what it depends on. To join twice changes nothing.
   *
   * A policy in the lanes may be made to wait only for policies that joined before it, else Terraform finds a cycle.
   *
   * @throws InvalidValue for a policy of another stack.
   */
  add(policy: TerraformResource): void {
    if (TerraformStack.of(policy) !== this.stack) throw elsewhere(this.stack, policy);
    if (this.policies.includes(policy)) return;
    const ahead = this.policies[this.policies.length - this.lanes];
    const waitsFor = ahead === undefined ? this.first : [ahead];
    if (waitsFor.length > 0) policy.dependsOn = [...(policy.dependsOn ?? []), ...waitsFor.map(dependable)];
    this.policies.push(policy);
  }

  /** Says of a policy in the lanes that it asks something of guests, so that others may leave them out. */
  coverGuests(policy: TerraformResource): void {
    this.guests.push(policy);
  }

  /** Lets a policy that leaves guests out wait for those that ask something of them and joined before it. */
  afterGuests(policy: TerraformResource): void {
    policy.dependsOn = [...new Set([...(policy.dependsOn ?? []), ...this.guests.map(dependable)])];
  }

  /**
   * Lets every policy that joins from now on wait for a resource without which none can be on.
   *
   * @throws InvalidValue for a resource of another stack.
   */
  after(resource: TerraformResource): void {
    if (TerraformStack.of(resource) !== this.stack) throw elsewhere(this.stack, resource);
    this.first.push(resource);
  }
}

function unusable(stack: TerraformStack, lanes: number): InvalidValue {
  return new InvalidValue({
    problem: `${stack.node.path}: this number of lanes is not usable`,
    given: String(lanes),
    allowed: `it is a whole number from 1 to ${MOST_LANES}: beyond that Microsoft Graph refuses writes`,
    remedy: `Leave it out for ${DEFAULT_LANES}`,
  });
}

function settledOtherwise(stack: TerraformStack, lanes: number, settled: number): InvalidValue {
  return new InvalidValue({
    problem: `${stack.node.path}: the number of lanes is settled already`,
    given: String(lanes),
    allowed: `this stack has ${settled} lanes`,
    remedy: 'Choose the number once, before the first policy of the stack',
  });
}

function elsewhere(stack: TerraformStack, policy: TerraformResource): InvalidValue {
  return new InvalidValue({
    problem: `${policy.node.path}: the policy is in another stack than the lanes`,
    given: TerraformStack.of(policy).node.path,
    allowed: `these lanes are those of ${stack.node.path}`,
    remedy: 'Write ConditionalAccessLanes.of(policy).add(policy)',
  });
}
