import { Guid, type InvalidValue } from '../values';
import type { LeftOut } from './policy-request';
import { problemsOf } from './refusal';

/** Partners who administer the directory on its owner's behalf. */
export interface PartnerProps {
  /**
   * Tenant ids of partners who administer this directory by delegated administration (GDAP): their service provider users are
   * left out of the policy.
   *
   * @default - no partner is left out
   */
  readonly partners?: readonly string[];
}

/** The partners as whom a policy leaves out, and what is wrong with their ids. */
export function partnersOf({ partners = [] }: PartnerProps): {
  readonly leftOut: LeftOut;
  readonly problems: readonly InvalidValue[];
} {
  const problems = partners.flatMap((tenant, index) => problemsOf(`partners[${index}]`, () => Guid.parse(tenant)));
  return {
    leftOut: partners.length === 0 ? {} : { guests: { types: ['serviceProvider'], tenants: partners } },
    problems,
  };
}
