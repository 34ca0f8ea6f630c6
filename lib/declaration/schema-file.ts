/** Where the published schema of a declaration stands, from the top of the package. */
export const SCHEMA_FILE = 'schema/tenant.v1.json';

/** And that of the list of approvers. */
export const APPROVERS_SCHEMA_FILE = 'schema/approvers.v1.json';
