import {
  BlockGuestsFromAdminPortals,
  LimitGuestSessions,
  LimitGuestsToApplications,
  RequireMfaForGuests,
} from '../../lib/entra';
import { azuread } from './rendered';
import { type RenderedPolicy, renderedPolicy } from './rendered-policy';

const APP = '6f1e2d3c-5555-4a2b-8c3d-000000000001';
const PARTNERS = ['6f1e2d3c-6666-4a2b-8c3d-000000000002', '6f1e2d3c-6666-4a2b-8c3d-000000000001'];
/** All kinds of guests in the order in which Graph keeps them, of every tenant. */
const EVERY_GUEST = [
  {
    guest_or_external_user_types: [
      'internalGuest',
      'b2bCollaborationGuest',
      'b2bCollaborationMember',
      'b2bDirectConnectUser',
      'otherExternalUser',
      'serviceProvider',
    ],
    external_tenants: [{ membership_kind: 'all' }],
  },
];
const BLOCK = { operator: 'OR', built_in_controls: ['block'] };

/** A policy for guests of every kind, which leaves the emergency accounts out. */
const forGuests = (
  { common, excluded }: RenderedPolicy,
  applications: object,
  controls: object,
  others: object = {},
) => ({
  ...common,
  display_name: expect.stringMatching(/^CA40\d-Guests-/),
  conditions: {
    applications,
    client_app_types: ['all'],
    users: { included_guests_or_external_users: EVERY_GUEST, excluded_groups: [excluded], ...others },
  },
  ...controls,
});
const partnersOut = {
  excluded_guests_or_external_users: [
    {
      guest_or_external_user_types: ['serviceProvider'],
      external_tenants: [{ membership_kind: 'enumerated', members: [...PARTNERS].sort() }],
    },
  ],
};

describe('RequireMfaForGuests', () => {
  it('asks guests of all six kinds for a second factor', () => {
    const made = renderedPolicy(RequireMfaForGuests, {});
    const grant = { grant_controls: { operator: 'OR', built_in_controls: ['mfa'] } };
    expect(made.policy).toEqual(forGuests(made, { included_applications: ['All'] }, grant));
    expect(made.policy).toHaveProperty('display_name', 'CA401-Guests-BaseProtection-AllResources-MFA');
    expect(azuread.problems(made.json)).toEqual([]);
  });
});

describe('LimitGuestsToApplications', () => {
  it('blocks them from everything but the listed applications, in one order', () => {
    const made = renderedPolicy(LimitGuestsToApplications, { applications: ['Office365', APP] });
    const target = { included_applications: ['All'], excluded_applications: [APP, 'Office365'] };
    expect(made.policy).toEqual(forGuests(made, target, { grant_controls: BLOCK }));
    expect(made.policy).toHaveProperty('display_name', 'CA402-Guests-AttackSurfaceReduction-OtherApplications-Block');
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('leaves partners out by their tenants, in one order', () => {
    const made = renderedPolicy(LimitGuestsToApplications, {
      applications: [APP],
      partners: PARTNERS.map((id) => id.toUpperCase()),
    });
    const target = { included_applications: ['All'], excluded_applications: [APP] };
    expect(made.policy).toEqual(forGuests(made, target, { grant_controls: BLOCK }, partnersOut));
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('refuses an empty list, and what is no id', () => {
    expect(() => renderedPolicy(LimitGuestsToApplications, { applications: [] })).toThrow(
      'contoso-entra/it: applications: the list is empty, and guests would sign in to nothing at all, got "[]"; ' +
        'it has the client ids of the applications that guests use, or Office365. ' +
        'List the applications that guests were invited for (ENT-GU-02)',
    );
    expect(() => renderedPolicy(LimitGuestsToApplications, { applications: ['Teams'], partners: ['partner'] })).toThrow(
      'contoso-entra/it: 2 problems',
    );
  });
});

describe('BlockGuestsFromAdminPortals', () => {
  const PORTALS = { included_applications: ['797f4846-ba00-4fd7-ba43-dac1f8f63013', 'MicrosoftAdminPortals'] };

  it('blocks them from the administration portals and from Azure management', () => {
    const made = renderedPolicy(BlockGuestsFromAdminPortals, {});
    expect(made.policy).toEqual(forGuests(made, PORTALS, { grant_controls: BLOCK }));
    expect(made.policy).toHaveProperty('display_name', 'CA403-Guests-AttackSurfaceReduction-AdminPortals-Block');
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('leaves partners out, and refuses a tenant that is no id', () => {
    const made = renderedPolicy(BlockGuestsFromAdminPortals, { partners: PARTNERS });
    expect(made.policy).toEqual(forGuests(made, PORTALS, { grant_controls: BLOCK }, partnersOut));
    expect(() => renderedPolicy(BlockGuestsFromAdminPortals, { partners: ['partner.example'] })).toThrow(
      'contoso-entra/it: partners[0]: this is not an object id, got "partner.example"',
    );
  });
});

describe('LimitGuestSessions', () => {
  it('has them sign in again after a day', () => {
    const made = renderedPolicy(LimitGuestSessions, {});
    const session = {
      session_controls: {
        sign_in_frequency: 24,
        sign_in_frequency_period: 'hours',
        sign_in_frequency_interval: 'timeBased',
        sign_in_frequency_authentication_type: 'primaryAndSecondaryAuthentication',
      },
    };
    expect(made.policy).toEqual(forGuests(made, { included_applications: ['All'] }, session));
    expect(made.policy).toHaveProperty('display_name', 'CA404-Guests-SessionControl-AllResources-SignInFrequency');
    expect(azuread.problems(made.json)).toEqual([]);
  });

  it('takes fewer hours, and refuses more', () => {
    const { policy } = renderedPolicy(LimitGuestSessions, { hours: 8 });
    expect(policy).toHaveProperty('session_controls.sign_in_frequency', 8);
    expect(() => renderedPolicy(LimitGuestSessions, { hours: 25 })).toThrow('hours from 1 to 24. Leave it out for 24');
  });
});
