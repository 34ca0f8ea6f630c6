import { GuardError } from '../guard/guard-error';

type Tenant = typeof import('../tenant');

/**
 * The part that synthesizes, loaded when it is needed: the other commands start without CDKTF.
 *
 * @throws GuardError where CDKTF, constructs or a provider binding is not installed, saying what to install
 */
export function loadTenant<T>(use: (tenant: Tenant) => T): T {
  try {
    return use(require('../tenant') as Tenant);
  } catch (error) {
    const missing = missingPackage(error);
    if (missing === undefined) throw error;
    throw new GuardError(
      `${missing} is not installed, and synthesis needs it. Install what the declared services take: npm install cdktf constructs @cdktf/provider-azuread @cdktf/provider-aws`,
    );
  }
}

function missingPackage(error: unknown): string | undefined {
  if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'MODULE_NOT_FOUND') return undefined;
  return /^Cannot find module '((?:@cdktf\/provider-[\w-]+)|cdktf|constructs)[/']/.exec(error.message)?.[1];
}
