import { isCredentialKey } from '../declaration';

/**
 * Where a stack's Terraform JSON writes a credential out: a key of a backend or of a provider that is named like one, with
 * a literal value. What Terraform reads from a variable or the environment is not written. Values are never told.
 */
export function writtenCredentials(stack: string, json: unknown): string[] {
  return [...below(json, ['terraform', 'backend']), ...below(json, ['provider'])].map(
    (path) =>
      `${stack}: ${path} writes a credential into Terraform; leave it out: credentials come from the pipeline's environment`,
  );
}

function below(json: unknown, path: readonly string[]): string[] {
  const inner = path.reduce<unknown>((value, key) => (isObject(value) ? value[key] : undefined), json);
  return credentialsIn(inner, path.join('.'));
}

function credentialsIn(value: unknown, at: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => credentialsIn(item, at));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (key === '//') return [];
    const literal = typeof inner === 'string' && inner !== '' && !inner.startsWith('${');
    return isCredentialKey(key) && literal ? [`${at}.${key}`] : credentialsIn(inner, `${at}.${key}`);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
