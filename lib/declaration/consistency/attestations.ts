import { quoted } from '../../values';
import { ATTESTABLE_CONTROLS } from '../attestable-controls';
import { nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';

/** Only what no provider sets is attested to: everything else is judged. */
export function attestationFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) => {
    const { kind } = service;
    if (kind !== 'entra' && kind !== 'aws') return [];
    const attested = Object.keys((kind === 'entra' ? service.entra : service.aws).attestations ?? {});
    const known = ATTESTABLE_CONTROLS.filter((control) => control.startsWith('AWS-') === (kind === 'aws'));
    return attested
      .filter((control) => !known.includes(control))
      .map((control) => ({
        path: ['services', id, kind, 'attestations', control],
        problem: 'no such control is attested to: it is judged, or there is none',
        given: quoted(control),
        allowed: `the id of a control that is out of reach, such as ${kind === 'aws' ? 'AWS-MFA-07' : 'ENT-TS-15'}`,
        suggestion: nearest(control, known),
      }));
  });
}
