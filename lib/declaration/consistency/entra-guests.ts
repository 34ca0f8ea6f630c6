import { quoted } from '../../values';
import { wantedControls } from '../baselines';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** What guests are let in to is listed where they are to be kept from everything else, each application once. */
export function entraGuestFaults(declaration: Declaration): Fault[] {
  return Object.entries(declaration.services).flatMap(([id, service]): Fault[] => {
    if (service.kind !== 'entra') return [];
    const path = ['services', id, 'entra', 'guests', 'applications'];
    const applications = service.entra.guests?.applications;
    if (applications === undefined) {
      if (!wantedControls(declaration, id).has('ENT-GU-02')) return [];
      return [
        {
          path,
          problem: 'this key is missing: ENT-GU-02 keeps guests from every application that is not listed here',
          allowed: 'the client ids of the applications that guests use, or Office365',
          suggestion: 'Add "guests: { applications: [Office365] }", or what they were invited for',
          control: 'ENT-GU-02',
        },
      ];
    }
    return applications.flatMap((application, index): Fault[] =>
      applications.indexOf(application) === index
        ? []
        : [
            {
              path: [...path, index],
              problem: 'this application stands twice',
              given: quoted(application),
              allowed: 'each application once',
              control: 'ENT-GU-02',
            },
          ],
    );
  });
}
