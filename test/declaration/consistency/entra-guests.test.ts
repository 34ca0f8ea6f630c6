import { type Change, itRefuses } from '../contoso';

const APP = '6f1e2d3c-5555-4a2b-8c3d-000000000001';
const staged: Change = ['ENT-AU-03: reportOnly', 'ENT-AU-03: reportOnly, ENT-GU-02: enforced'];

describe('the applications of guests', () => {
  itRefuses([
    [
      'are listed where guests are to be kept from all others',
      [staged],
      [
        '40: services.entra.entra.guests.applications: this key is missing: ENT-GU-02 keeps guests from every application that is not listed here; allowed: the client ids of the applications that guests use, or Office365. Add "guests: { applications: [Office365] }", or what they were invited for. (ENT-GU-02)',
      ],
    ],
    [
      'are listed once, whatever their case',
      [['licence: P2', `licence: P2\n      guests: { applications: [Office365, ${APP}, ${APP.toUpperCase()}] }`]],
      [
        `43: services.entra.entra.guests.applications.2: this application stands twice, got "${APP}"; allowed: each application once. (ENT-GU-02)`,
      ],
    ],
    [
      'are ids or the one group of applications',
      [['licence: P2', 'licence: P2\n      guests: { applications: [Office] }']],
      [expect.stringContaining('services.entra.entra.guests.applications.0') as unknown as string],
    ],
  ]);
});
