import { quoted } from '../../values';
import { ATTESTABLE_CONTROLS } from '../attestable-controls';
import { nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** Only what no provider sets is attested to: everything else is judged. */
export function attestationFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) => {
    if (service.kind !== 'entra') return [];
    const attested = Object.keys(service.entra.attestations ?? {});
    return attested
      .filter((control) => !ATTESTABLE_CONTROLS.includes(control))
      .map((control) => ({
        path: ['services', id, 'entra', 'attestations', control],
        problem: 'no such control is attested to: it is judged, or there is none',
        given: quoted(control),
        allowed: 'the id of a control that is out of reach, such as ENT-TS-15',
        suggestion: nearest(control, ATTESTABLE_CONTROLS),
      }));
  });
}
