import { InvalidValue, limitInWords, POLICY_LIMITS, type PolicyKind, sizeInWords, sizeOf } from '../values';

/** @throws InvalidValue for a policy of the networks that AWS would not take for its length. */
export function fittingPolicy(policy: string, kind: PolicyKind, control: string): void {
  const limit = POLICY_LIMITS[kind];
  const size = sizeOf(policy, limit.counted);
  if (size <= limit.most) return;
  throw new InvalidValue({
    problem: 'the policy is too long',
    given: sizeInWords(size, limit.counted),
    allowed: limitInWords(limit),
    remedy: 'List wider ranges, or name fewer networks: a list of addresses is never split',
    control,
  });
}
