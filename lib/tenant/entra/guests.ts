import { sessionLengths } from '../../declaration';
import {
  BlockGuestsFromAdminPortals,
  LimitGuestSessions,
  LimitGuestsToApplications,
  RequireMfaForGuests,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** What is asked of guests: what they prove first, then what they are kept from. */
export function addGuests(tenant: EntraComposition): void {
  const { stack, entra } = tenant;
  const { applications, partners = [] } = entra.guests ?? {};
  if (tenant.wants('ENT-GU-01')) new RequireMfaForGuests(stack, 'guest-mfa', tenant.policy('ENT-GU-01'));
  if (tenant.wants('ENT-GU-04')) {
    const hours = sessionLengths(entra).guestHours;
    new LimitGuestSessions(stack, 'guest-sessions', { ...tenant.policy('ENT-GU-04'), hours });
  }
  if (tenant.wants('ENT-GU-03')) {
    new BlockGuestsFromAdminPortals(stack, 'guest-portals', { ...tenant.policy('ENT-GU-03'), partners });
  }
  if (applications !== undefined) {
    new LimitGuestsToApplications(stack, 'guest-applications', {
      ...tenant.policy('ENT-GU-02'),
      applications,
      partners,
    });
  }
}
