import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Declaration } from '../schema/declaration';
import type { EntraService } from '../schema/service';

/** The rule for the emergency accounts is enforced once they can meet it, and leaves out one that there is. */
export function emergencyFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) =>
    service.kind === 'entra'
      ? [...stageFaults(['services', id], service), ...unguardedFaults(['services', id], service)]
      : [],
  );
}

function stageFaults(path: Path, { rollout, entra }: EntraService): Fault[] {
  const stage = rollout.controls?.['ENT-BG-03'];
  if (stage !== 'enforced' || entra.breakGlass.registered !== undefined) return [];
  return [
    {
      path: [...path, 'rollout', 'controls', 'ENT-BG-03'],
      problem:
        'nobody states that each emergency account has registered a method that cannot be phished: this would shut them out',
      given: quoted(stage),
      allowed: 'off, reportOnly, until breakGlass.registered says who saw it and when',
      suggestion: 'Write "reportOnly", and sign in with each account by such a method first',
      control: 'ENT-BG-03',
    },
  ];
}

function unguardedFaults(path: Path, { entra: { breakGlass } }: EntraService): Fault[] {
  const { accounts, unguarded } = breakGlass;
  if (unguarded === undefined || accounts.includes(unguarded)) return [];
  return [
    {
      path: [...path, 'entra', 'breakGlass', 'unguarded'],
      problem: 'this is none of the emergency accounts',
      given: quoted(unguarded),
      allowed: accounts.join(', '),
      control: 'ENT-BG-03',
    },
  ];
}
