import { type Posture, readStack } from '../../../lib/posture';

export const STACK = 'contoso-aws';

/** The posture of a stack made of these blocks. */
export function read(json: unknown, extraFiles: readonly string[] = []): Posture {
  return readStack({ stack: STACK, json, extraFiles });
}

/** The one element of a list; a test that finds none or several has found a fault. */
export function only<T>(items: readonly T[]): T {
  const [first, ...more] = items;
  if (first === undefined || more.length > 0) throw new Error(`expected one, found ${items.length}`);
  return first;
}

/** A bucket policy of this text, read. */
export function bucketPolicyOf(policy: unknown, others: Record<string, unknown> = {}) {
  const resource = { aws_s3_bucket_policy: { p: { bucket: 'ledger', policy } }, ...others };
  return only(read({ resource }).entities.bucketPolicy).fields.document;
}

/** A Conditional Access policy that says little, with these arguments besides. */
export function policyWith(body: Record<string, unknown>, others: Record<string, unknown> = {}): Posture {
  const policy = { display_name: 'a', state: 'enabled', conditions: [{ client_app_types: ['all'] }], ...body };
  return read({ resource: { azuread_conditional_access_policy: { p: policy }, ...others } });
}

/** The origin of an argument, as the reader gives it. */
export function origin(address: string, pointer: string) {
  return { from: 'synth', stack: STACK, address, pointer };
}
