/** Where the published schema stands, from the top of the package. */
export const SCHEMA_FILE = 'schema/tenant.v1.json';
