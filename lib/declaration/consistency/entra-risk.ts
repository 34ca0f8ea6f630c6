import { wantedControls } from '../baselines';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Declaration } from '../schema/declaration';
import type { EntraService } from '../schema/service';

/** Risk needs licence P2, and users at high risk are blocked or change their password, not both. */
export function entraRiskFaults(declaration: Declaration): Fault[] {
  return Object.entries(declaration.services).flatMap(([id, service]) => {
    if (service.kind !== 'entra') return [];
    const path = ['services', id];
    return service.entra.licence === 'P1'
      ? licenceFaults(path, service)
      : passwordFaults(path, service, wantedControls(declaration, id));
  });
}

function licenceFaults(path: Path, { entra, rollout }: EntraService): Fault[] {
  const staged = Object.keys(rollout.controls ?? {}).filter((control) => control.startsWith('ENT-RK-'));
  const places: readonly (readonly [Path, string])[] = [
    ...(entra.risk === undefined ? [] : [[[...path, 'entra', 'risk'], 'ENT-RK-02'] as const]),
    ...staged.map((control) => [[...path, 'rollout', 'controls', control], control] as const),
  ];
  return places.map(([place, control]) => ({
    path: place,
    problem: 'policies by risk need Entra ID P2, and the declared licence is P1',
    suggestion: 'Remove it, or write "licence: P2" where the users have it',
    control,
  }));
}

function passwordFaults(path: Path, { rollout }: EntraService, wanted: ReadonlySet<string>): Fault[] {
  if (rollout.controls?.['ENT-RK-04'] === undefined || !wanted.has('ENT-RK-01')) return [];
  return [
    {
      path: [...path, 'rollout', 'controls', 'ENT-RK-04'],
      problem: 'users at high risk are blocked by ENT-RK-01, and never come to change their password',
      allowed: 'one of ENT-RK-01 (block) and ENT-RK-04 (password change)',
      suggestion: 'Remove it: the block meets ENT-RK-04, too',
      control: 'ENT-RK-04',
    },
  ];
}
