import type { Control } from '../control';
import { MANAGEMENT } from './management-sign-ins';
import { SIGN_IN_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

/**
 * ENT-AU-05: enforced policies demand multifactor authentication of every sign-in to the administration portals, to Azure
 * Resource Manager and to Azure DevOps, or block it. Emergency accounts are exempt.
 *
 * A policy for all resources counts, as long as it leaves none of them out.
 */
export const mfaForManagement: Control = {
  id: 'ENT-AU-05',
  title: 'Multifactor authentication for management',
  risk: 'A leaked password of anybody who may manage something opens the portals and interfaces through which all of it can be changed.',
  remedy:
    'Enforce a policy for all users that names MicrosoftAdminPortals, Azure Resource Manager and Azure DevOps and requires MFA; leave out the emergency accounts alone',
  references: [
    { source: 'Maester', id: 'MT.1008' },
    { source: 'Maester', id: 'MT.1071' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  staged: true,
  needs: ['breakGlass'],
  reads: SIGN_IN_FIELDS,
  check: (situation) =>
    signInOutcomes(situation, {
      demand: 'multifactor',
      cases: () => MANAGEMENT,
      lacking: 'to what the tenant is managed by without multifactor authentication',
      remedy:
        'enforce a policy that requires MFA for MicrosoftAdminPortals, Azure Resource Manager (797f4846-ba00-4fd7-ba43-dac1f8f63013) and Azure DevOps (499b84ac-1321-427f-aa17-267ca6975798), or take the exclusion out; only emergency accounts may stay out',
    }),
};
