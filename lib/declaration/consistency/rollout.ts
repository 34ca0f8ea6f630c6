import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { Stage } from '../schema/common';
import type { Declaration } from '../schema/declaration';
import type { Service, ServiceKind } from '../schema/service';

interface Possible {
  readonly stages: readonly Stage[];
  readonly because: string;
}

const CONDITIONAL_ACCESS: Possible = { stages: ['off', 'reportOnly', 'pilot', 'enforced'], because: '' };

// Only Conditional Access can be rolled out without enforcing; IAM and a vendor's settings are on or off.
const STAGES: Readonly<Record<ServiceKind, Possible>> = {
  entra: CONDITIONAL_ACCESS,
  aws: { stages: ['off', 'enforced'], because: 'IAM has no report-only mode: a policy is attached or it is not' },
  saas: { stages: ['off', 'enforced'], because: 'Nothing is rendered for this service that could be staged' },
  other: { stages: ['off', 'enforced'], because: 'Nothing is rendered for this service that could be staged' },
};

const OF_USER_ACTIONS: Possible = {
  stages: ['off', 'pilot', 'enforced'],
  because: 'Microsoft does not evaluate policies for user actions in report-only, so this one would stay off',
};
const IN_NO_PILOT: Possible = {
  stages: ['off', 'reportOnly', 'enforced'],
  because:
    'Workload identities, agents and the emergency accounts are in no pilot group, so this one would only report',
};

/** Controls whose policies lack a stage; a stage of the whole service takes them to the one before it. */
const CONTROLS: Readonly<Record<string, Possible>> = {
  'ENT-AU-08': OF_USER_ACTIONS,
  'ENT-DV-02': OF_USER_ACTIONS,
  'ENT-AG-01': IN_NO_PILOT,
  'ENT-BG-03': IN_NO_PILOT,
  'ENT-RK-06': IN_NO_PILOT,
  'ENT-WL-01': IN_NO_PILOT,
};

/** Stages exist for the kind of service, and one below `enforced` says until when and, for a pilot, for whom. */
export function rolloutFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) => ofService(['services', id, 'rollout'], service));
}

/** A service without a stack of its own that stands behind single sign-on has a policy on its application. */
function possibleFor({ kind, guard }: Service): Possible {
  return kind === 'saas' && guard.by === 'conditionalAccess' ? CONDITIONAL_ACCESS : STAGES[kind];
}

function ofService(path: Path, service: Service): Fault[] {
  const { kind, rollout } = service;
  const stages: [Path, Stage][] = [
    [[...path, 'stage'], rollout.stage],
    ...Object.entries(rollout.controls ?? {}).map(([control, stage]): [Path, Stage] => [
      [...path, 'controls', control],
      stage,
    ]),
  ];
  const possible = possibleFor(service);
  const faults: Fault[] = stages
    .filter(([, stage]) => !possible.stages.includes(stage))
    .map(([place, stage]) => ({
      path: place,
      problem: `a service of kind ${kind} has no such stage`,
      given: quoted(stage),
      allowed: possible.stages.join(', '),
      suggestion: possible.because,
    }));
  for (const [control, stage] of Object.entries(rollout.controls ?? {})) {
    const own = CONTROLS[control];
    if (own === undefined || own.stages.includes(stage) || !possible.stages.includes(stage)) continue;
    faults.push({
      path: [...path, 'controls', control],
      problem: `the policy of ${control} has no such stage`,
      given: quoted(stage),
      allowed: own.stages.join(', '),
      suggestion: own.because,
      control,
    });
  }
  // A control's own stage before the service's: it has to end whatever that one is.
  const below = [...stages].reverse().find(([, stage]) => stage !== 'enforced');
  if (below && rollout.until === undefined) {
    faults.push({
      path: [...path, 'until'],
      problem: `this key is missing: stage ${below[1]} does not protect, and has to end`,
      allowed: 'the last day of the stage, at most 90 days on',
      suggestion: 'Add "until: <YYYY-MM-DD>", or write "stage: enforced"',
    });
  }
  if (stages.some(([, stage]) => stage === 'pilot') && rollout.pilotGroup === undefined) {
    faults.push({
      path: [...path, 'pilotGroup'],
      problem: 'this key is missing: stage pilot applies to a group',
      allowed: 'the object id of a group',
      suggestion: 'Add "pilotGroup: <id>"',
    });
  }
  return faults;
}
