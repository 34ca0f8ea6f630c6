import type { Control, DeclaredSituation, Outcome, Situation } from '../../control';
import { declared } from '../../situation';
import { type GuardedOrganization, organizationOf } from './organization';

/** What every control of an organization's own stack has in common. */
export const OF_ORGANIZATION = {
  cloud: 'aws',
  judges: 'organization',
  scope: 'tenant',
  staged: true,
} as const satisfies Partial<Control>;

/** Kinds and fields that policies of an organization are read from. */
export const POLICY_READS = [
  ['organizationPolicy', 'type'],
  ['organizationPolicy', 'document'],
  ['organizationPolicyAttachment', 'policy'],
  ['organizationPolicyAttachment', 'target'],
] as const satisfies Control['reads'];

/** Judges an organization by its declaration. Only the stack of one that declares guardrails is judged so. */
export function inOrganization(
  situation: Situation,
  judge: (organization: GuardedOrganization, situation: DeclaredSituation) => readonly Outcome[],
): readonly Outcome[] {
  const organization = organizationOf(situation);
  if (organization === undefined) {
    return [{ verdict: 'notApplicable', because: 'no guardrails of an organization are declared' }];
  }
  return judge(organization, declared(situation));
}
