import type { Weakening } from './weakened';
import { house, policyOverridden, policyWeakened } from './weakened-entra';

const OTHER = '6f1e2d3c-2222-4a2b-8c3d-000000000002';

/** What the page on guests shows, by the mark before the answer. */
export const guestWeakenings: Readonly<Record<string, Weakening>> = {
  'guests-no-list': {
    tenant: 'contoso',
    declare: (text) =>
      text.replace('owner: iam@contoso.example }', 'owner: iam@contoso.example, controls: { ENT-GU-02: enforced } }'),
  },
  'guests-service-provider': {
    ...policyWeakened('ENT-GU-01', '/guest-mfa/', (made) => {
      const guestOrExternalUserTypes = [
        'internalGuest',
        'b2bCollaborationGuest',
        'b2bCollaborationMember',
        'b2bDirectConnectUser',
        'otherExternalUser',
      ];
      const externalTenants = [{ membershipKind: 'all' }];
      made.conditions.users.putIncludedGuestsOrExternalUsers([{ guestOrExternalUserTypes, externalTenants }]);
    }),
    declare: house('ENT-GU-01'),
  },
  'guests-other-application': policyWeakened(
    'ENT-GU-02',
    '/guest-applications/',
    (made) => {
      made.conditions.applications.excludedApplications = ['Office365', OTHER];
    },
    'adatum',
  ),
  'guests-stranger': policyOverridden(
    'ENT-GU-03',
    '/guest-portals/',
    'conditions.users.excluded_guests_or_external_users.0.external_tenants.0.members',
    [OTHER],
    'adatum',
  ),
  'guests-longer': {
    ...policyOverridden('ENT-GU-04', '/guest-sessions/', 'session_controls.sign_in_frequency_period', 'days'),
    declare: house('ENT-GU-04'),
  },
};
