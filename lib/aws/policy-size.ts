import { InvalidValue, limitInWords, POLICY_LIMITS, type PolicyKind, sizeInWords, sizeOf } from '../values';

/** What makes a policy shorter whose length comes of its networks. */
export const FEWER_RANGES = 'List wider ranges, or name fewer networks: a list of addresses is never split';

/** @throws InvalidValue for a policy that AWS would not take for its length; `remedy` says what makes it shorter. */
export function fittingPolicy(policy: string, kind: PolicyKind, control: string, remedy: string): void {
  const limit = POLICY_LIMITS[kind];
  const size = sizeOf(policy, limit.counted);
  if (size <= limit.most) return;
  throw new InvalidValue({
    problem: 'the policy is too long',
    given: sizeInWords(size, limit.counted),
    allowed: limitInWords(limit),
    remedy,
    control,
  });
}
