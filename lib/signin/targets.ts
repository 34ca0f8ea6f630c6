import { ADMIN_PORTALS, ENTRA_APPLICATIONS } from '../values';

const AZURE_MANAGEMENT = ENTRA_APPLICATIONS.azureManagement;

/** Groups of applications that Microsoft keeps: a policy that names one reaches members that it does not name. */
export const APPLICATION_GROUPS: ReadonlySet<string> = new Set([
  'AllAgentIdResources',
  ADMIN_PORTALS,
  'Office365',
  AZURE_MANAGEMENT,
]);

/** The applications that give their id to a group, and are of it. */
export const LEADING_APPLICATIONS: ReadonlySet<string> = new Set([AZURE_MANAGEMENT]);

/** What a user does without signing in to an application. */
export const USER_ACTIONS: ReadonlySet<string> = new Set(['urn:user:registerdevice', 'urn:user:registersecurityinfo']);
