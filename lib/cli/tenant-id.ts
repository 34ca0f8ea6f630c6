import { DeclarationError, parseTenant } from '../declaration';

/** What the reader of declarations has against the id of a tenant; nothing where it can be one. */
export function tenantIdProblem(tenant: string): string | undefined {
  try {
    parseTenant(`version: 1\ntenant: ${JSON.stringify(tenant)}\n`, 'tenant');
  } catch (error) {
    if (!(error instanceof DeclarationError)) throw error;
    return error.problems.find(({ path }) => path === 'tenant')?.problem;
  }
  return undefined;
}
