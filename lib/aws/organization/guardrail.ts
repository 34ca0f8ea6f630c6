import { type AwsPartition, IamName, InvalidValue, type PolicyConditions, type PolicyStatement } from '../../values';
import { findingFrom } from '../findings';

/** Statements of a service control policy: what nobody in the accounts below can do. */
export interface IServiceControl {
  readonly kind: 'serviceControl';
  /** Id of the control that asks for it: `AWS-MFA-03`; of a guardrail of your own, an id of your own. */
  readonly control: string;
  /** Its statements, each a deny, in the order in which they are written. */
  readonly statements: readonly PolicyStatement[];
}

/** Statements of a resource control policy: what nobody at all can do to resources of the accounts below. */
export interface IResourceControl {
  readonly kind: 'resourceControl';
  /** Id of the control that asks for it: `AWS-MFA-03`; of a guardrail of your own, an id of your own. */
  readonly control: string;
  /** Its statements, each a deny, in the order in which they are written. */
  readonly statements: readonly PolicyStatement[];
}

/** Whoever a guardrail leaves out, so that it can be mended. */
export interface ExemptRoles {
  /**
   * Names of the roles, without path, that no guardrail shuts out, the same in each account: the deployer's and those for
   * emergencies. ProtectGuardrails keeps others from making or changing them.
   */
  readonly exemptRoles: readonly string[];
  /**
   * The AWS partition that ARNs are written for.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
}

/** The ARNs of exempt roles, in any account. */
export function exemptArns({ exemptRoles, partition = 'aws' }: ExemptRoles): string[] {
  return exemptRoles.map((name) => `arn:${partition}:iam::*:role/${name}`).sort();
}

/** Whoever is not one of the exempt roles; to be added to the conditions of a deny. */
export function butExempt(exempt: ExemptRoles): PolicyConditions {
  return { ArnNotLikeIfExists: { 'aws:PrincipalArn': exemptArns(exempt) } };
}

/**
 * Refuses names of exempt roles that are none, and none at all: a guardrail without a way past it cannot be mended from
 * the account that it holds.
 *
 * @throws InvalidValue
 */
export function refuseExemptRoles(guardrail: string, { exemptRoles }: ExemptRoles, control: string): void {
  if (exemptRoles.length === 0) {
    throw new InvalidValue({
      problem: `${guardrail}: exemptRoles: the guardrail leaves nobody out`,
      given: '[]',
      allowed: 'at least one role is named by which the guardrail can be mended',
      remedy: "Name the deployer's role, and a role for emergencies",
      control,
    });
  }
  const [finding] = exemptRoles.flatMap((name) => findingFrom('exemptRoles', () => IamName.parse(name, 'role')) ?? []);
  if (finding !== undefined) throw finding.within(guardrail);
}
