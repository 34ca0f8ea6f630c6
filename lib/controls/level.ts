import {
  type Baseline,
  baselinesOf,
  defaultBaseline,
  type Facts,
  knownBaselines,
  wantedControls,
} from '../declaration';
import { onceFor } from '../values';
import type { Control, Level } from './control';

/**
 * The level of a control for a service: its own, else `required` where a chosen baseline demands it, else `advisory`.
 *
 * @param given ids of baselines to judge by instead of those that the service chose
 */
export function levelOf(control: Control, facts: Facts | undefined, given?: readonly string[]): Level {
  const { id, level } = control;
  if (level !== undefined) return level;
  return chosenFor(control, facts, given).some((baseline) => named(baseline).required.has(id))
    ? 'required'
    : 'advisory';
}

/** The baselines that name a control for a service, by their ids. */
export function namedBy(control: Control, facts: Facts | undefined, given?: readonly string[]): readonly string[] {
  return chosenFor(control, facts, given)
    .filter((baseline) => named(baseline).all.has(control.id))
    .map(({ id }) => id);
}

/** Ids of the controls that a baseline names, and of those that it requires. */
const named = onceFor(({ entries }: Baseline) => {
  const required = entries.filter(({ level }) => level === 'required');
  return {
    all: new Set(entries.flatMap(({ controls }) => controls)),
    required: new Set(required.flatMap(({ controls }) => controls)),
  };
});

function chosenFor(
  { cloud }: Control,
  facts: Facts | undefined,
  given: readonly string[] | undefined,
): readonly Baseline[] {
  if (cloud === 'any') return [];
  if (given !== undefined) {
    return knownBaselines(facts?.declaration).filter(
      (baseline) => baseline.cloud === cloud && given.includes(baseline.id),
    );
  }
  const declared = facts === undefined ? [] : baselinesOf(facts.declaration, facts.focus.service);
  return declared.length === 0 ? [defaultBaseline(cloud)] : declared;
}

/**
 * Whether a directory has not taken the control up: it comes by a roll-out, and neither does a chosen baseline or a setting
 * ask for it nor has it a stage. It is judged, so that everybody can see what is to be had, and neither told on every run nor
 * refused. In AWS nothing is left to be taken up: what accounts and organizations have is judged.
 */
export function isUnasked({ id, cloud, level, staged, askedBy }: Control, facts: Facts | undefined): boolean {
  if (cloud !== 'entra' || level !== undefined || !staged || facts === undefined) return false;
  const { declaration, focus } = facts;
  const service = declaration.services[focus.service];
  const settings = service?.kind === 'entra' ? service.entra : undefined;
  if (settings !== undefined && askedBy?.(settings)) return false;
  return !wantedControls(declaration, focus.service).has(id);
}
