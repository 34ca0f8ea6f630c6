export { readFacts, tenantOfFacts } from './facts-file';
export { parseTenant, readTenants } from './read-tenants';
