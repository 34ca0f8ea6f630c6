import { z } from 'zod';
import { EntraRole, UserPrincipalName } from '../../values';
import { attestation, day, guid, networkId } from './common';
import { attestations } from './entra-attestations';
import { mfaStrength } from './entra-authentication';
import { devices } from './entra-devices';
import { guests } from './entra-guests';
import { networkSettings } from './entra-networks';
import { personas } from './entra-personas';
import { risk } from './entra-risk';
import { sessions } from './entra-sessions';
import { tenantSettings } from './entra-tenant-settings';
import { exclusions } from './exclusions';
import { privilegedAccess } from './privileged-access';
import { text } from './text';
import { workloadIdentities } from './workload-identities';

const breakGlass = z
  .strictObject({
    accounts: z
      .array(
        text(UserPrincipalName.parse, {
          description: "User principal name on the tenant's initial domain.",
          examples: ['bg1@contoso.onmicrosoft.com'],
        }),
      )
      .min(2)
      .meta({ description: 'The emergency accounts: two or more, cloud-only.' }),
    group: guid(
      'Object id of an existing role-assignable group that holds them. Unset: the group is made here.',
    ).optional(),
    drilledOn: day('Day on which signing in with them was last practised.'),
    registered: attestation.optional().meta({
      description:
        'Who saw, and when, that each account has registered a passkey or certificate and gets in with it: from then on they are asked for it (ENT-BG-03). Stale after a year.',
    }),
    unguarded: text(UserPrincipalName.parse, {
      description: 'One of the accounts, which stays out of that rule, too, so that no rule at all applies to it.',
      examples: ['bg2@contoso.onmicrosoft.com'],
    }).optional(),
  })
  .meta({
    description: 'Emergency access accounts, excluded from every policy that could lock them out (ENT-BG-01, -02).',
  });

/** Settings of an Entra directory. */
export const entraSettings = z
  .strictObject({
    tenantId: guid('Directory (tenant) id.'),
    cloud: z.enum(['global', 'usGovernment', 'usGovernmentDoD', 'china']).optional().meta({
      description: 'Microsoft cloud that the directory lives in. Default global.',
      default: 'global',
    }),
    licence: z.enum(['P1', 'P2']).meta({ description: 'Entra ID licence of the users. Conditional Access needs P1.' }),
    trusted: z
      .array(networkId('A network of this declaration.'))
      .min(1)
      .optional()
      .meta({ description: 'Networks that become the trusted named location (ENT-NW-01).', examples: [['hq']] }),
    breakGlass,
    mfaStrength: mfaStrength.optional(),
    devices: devices.optional(),
    privilegedRoles: z
      .array(
        text((given) => ({ toString: () => EntraRole.named(given).name }), {
          description: 'Display name of a built-in directory role.',
          examples: ['Intune Administrator'],
        }),
      )
      .optional()
      .meta({ description: 'Roles that count as privileged besides those of the CISA, CIS and Maester lists.' }),
    privilegedAccess: privilegedAccess.optional(),
    attestations: attestations.optional(),
    ...networkSettings,
    guests: guests.optional(),
    ...tenantSettings,
    risk: risk.optional(),
    otherPolicies: z
      .int()
      .min(0)
      .max(195)
      .optional()
      .meta({
        description:
          'How many Conditional Access policies others keep in the directory, disabled ones counted (ENT-BG-08). Default 20.',
        default: 20,
        examples: [20],
      }),
    personas: personas.optional(),
    protectedGroups: z
      .array(guid('Object id of a group.'))
      .min(1)
      .optional()
      .meta({
        description:
          'Groups that are there already and role-assignable, so that role administrators alone change who is in them: each apply checks it (ENT-PR-07).',
        examples: [['6f1e2d3c-2222-4a2b-8c3d-000000000007']],
      }),
    sessions: sessions.optional(),
    workloadIdentities: workloadIdentities.optional(),
    exclusions: exclusions.optional(),
  })
  .meta({ description: 'Settings of the Entra directory.' });

export type EntraSettings = z.output<typeof entraSettings>;
