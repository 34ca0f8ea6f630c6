/** Windows Azure Service Management API: with it come the Azure portal, Data Lake, Application Insights, Log Analytics. */
const AZURE_MANAGEMENT = '797f4846-ba00-4fd7-ba43-dac1f8f63013';

/** Groups of applications that Microsoft keeps: a policy that names one reaches members that it does not name. */
export const APPLICATION_GROUPS: ReadonlySet<string> = new Set([
  'AllAgentIdResources',
  'MicrosoftAdminPortals',
  'Office365',
  AZURE_MANAGEMENT,
]);

/** The applications that give their id to a group, and are of it. */
export const LEADING_APPLICATIONS: ReadonlySet<string> = new Set([AZURE_MANAGEMENT]);

/** What a user does without signing in to an application. */
export const USER_ACTIONS: ReadonlySet<string> = new Set(['urn:user:registerdevice', 'urn:user:registersecurityinfo']);
