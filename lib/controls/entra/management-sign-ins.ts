import { flag, only, YES } from '../../signin';
import { ADMIN_PORTALS, ENTRA_APPLICATIONS } from '../../values';
import type { SignInCase } from './sign-in-rule';

/** Sign-ins to what a directory is managed by: the administration portals and the management endpoints. */
export const MANAGEMENT: readonly SignInCase[] = [
  { principal: 'All', parts: [[flag('applicationGroup', ADMIN_PORTALS), YES]] },
  // Azure Resource Manager, its portals, and what comes with them.
  { principal: 'All', parts: [[flag('applicationGroup', ENTRA_APPLICATIONS.azureManagement), YES]] },
  // Azure DevOps, which the management API does not imply (Maester MT.1071).
  { principal: 'All', parts: [['target', only([ENTRA_APPLICATIONS.azureDevOps])]] },
];
