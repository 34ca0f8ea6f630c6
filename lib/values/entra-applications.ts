/** Client ids of Microsoft's own applications, the same in every directory. */
export const ENTRA_APPLICATIONS = {
  /** Windows Azure Service Management API: with it come the Azure portal, Data Lake, Application Insights, Log Analytics. */
  azureManagement: '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  /** Azure DevOps, which the management API does not imply. */
  azureDevOps: '499b84ac-1321-427f-aa17-267ca6975798',
  intune: '0000000a-0000-0000-c000-000000000000',
  intuneEnrollment: 'd4ebce55-015a-49b5-a083-c84d1797ae8c',
} as const;

/** Microsoft's name for the group of its administration portals. */
export const ADMIN_PORTALS = 'MicrosoftAdminPortals';
