import type { IamKind } from '../values';

/**
 * How many characters all inline policies of a principal may hold together, white space not counted.
 *
 * Source: AWS IAM User Guide, "IAM and AWS STS quotas". These quotas cannot be raised.
 */
export const INLINE_POLICY_CHARACTERS: Readonly<Record<IamKind, number>> = { group: 5120, role: 10240 };
