export { readFacts, tenantOfFacts } from './facts-file';
export { parseApprovers, parseTenant, readTenants } from './read-tenants';
