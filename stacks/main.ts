import { readTenants } from '../lib/declaration';
import { renderText } from '../lib/report';
import { synthesize } from '../lib/tenant';

/** Synthesizes every tenant of `tenants` (or of the folder that TENANT_GUARD_TENANTS names) and prints the report. */
const { judgments } = synthesize({ tenants: readTenants(process.env.TENANT_GUARD_TENANTS ?? 'tenants') });
process.stdout.write(renderText(judgments));
