import { isJsonObject, type JsonObject, own, step } from '../json-object';
import { referredUnseen } from './hidden-references';
import { PlanConfiguration } from './plan-configuration';
import { type PlannedChange, type PlannedResource, readChange, readState } from './planned-change';
import { UnreadablePlan } from './unreadable-plan';

/** A plan taken apart; see https://developer.hashicorp.com/terraform/internals/json-format. */
export interface PlanFile {
  /** Every managed resource instance of the configuration and of the state, and the data sources that apply reads. */
  readonly changes: readonly PlannedChange[];
  /** What was found to differ from the state of the last apply. */
  readonly drift: readonly PlannedChange[];
  /** What the plan puts off to a later one. */
  readonly deferred: readonly PlannedChange[];
  /** What the state held when the plan was made, refreshed: managed resources, and data sources that were read. */
  readonly prior: readonly PlannedResource[];
  readonly configuration: PlanConfiguration;
  /** Resources that somebody refers to in a place that the plan does not show, for something that only apply knows. */
  readonly referredUnseen: readonly string[];
  /** False where not everything was planned: `-target`, or something deferred. */
  readonly complete: boolean;
  /** Actions that apply invokes besides changing resources. */
  readonly invokes: boolean;
}

/** The one major version of the format that is read; a minor one only adds properties. */
const MAJOR = '1';

/**
 * Takes the JSON of a plan (`terraform show -json <plan>`) apart.
 *
 * @throws UnreadablePlan for another major version of the format, a plan that ended in an error, and another shape
 */
export function readPlanFile(stack: string, json: unknown): PlanFile {
  const refuse = (pointer: string, problem: string, given: unknown, allowed: string): never => {
    throw new UnreadablePlan(stack, pointer, problem, given, allowed);
  };
  if (!isJsonObject(json)) return refuse('', 'this is not a plan', json, 'it must be a JSON object');
  const version = own(json, 'format_version');
  if (typeof version !== 'string' || !/^\d+\.\d+$/.test(version)) {
    return refuse('/format_version', 'this is not the version of a plan', version, A_PLAN);
  }
  if (version.split('.', 1)[0] !== MAJOR) {
    return refuse('/format_version', `plans of format ${version} are not read`, version, `format ${MAJOR}.x is`);
  }
  if (own(json, 'errored') === true) {
    return refuse('/errored', 'this plan ended in an error', true, 'plan again until it succeeds');
  }
  if (own(json, 'resource_changes') === undefined && own(json, 'planned_values') === undefined) {
    return refuse('/planned_values', 'nothing is planned here', undefined, A_PLAN);
  }
  const list = (key: string) => objectsAt(stack, json, key);
  const changes = distinct(
    stack,
    list('resource_changes').map(([change, at]) => readChange(stack, change, at)),
  );
  const configuration = own(json, 'configuration');
  return {
    changes,
    drift: list('resource_drift').map(([change, at]) => readChange(stack, change, at)),
    deferred: list('deferred_changes').map(([deferral, at]) =>
      readChange(stack, own(deferral, 'resource_change'), step(at, 'resource_change')),
    ),
    prior: readState(stack, own(json, 'prior_state')),
    configuration: PlanConfiguration.of(stack, configuration),
    referredUnseen: referredUnseen(own(json, 'relevant_attributes'), configuration, changes),
    complete: own(json, 'complete') !== false,
    invokes: list('action_invocations').length > 0 || list('deferred_action_invocations').length > 0,
  };
}

function distinct(stack: string, changes: readonly PlannedChange[]): readonly PlannedChange[] {
  const seen = new Set<string>();
  for (const [index, { address, deposed }] of changes.entries()) {
    const key = JSON.stringify([address, deposed]);
    const allowed = 'each resource instance once';
    if (seen.has(key)) throw new UnreadablePlan(stack, `/resource_changes/${index}`, 'it is there twice', {}, allowed);
    seen.add(key);
  }
  return changes;
}

const A_PLAN = 'give the output of `terraform show -json <plan>`';

function objectsAt(stack: string, json: JsonObject, key: string): [JsonObject, string][] {
  const value = own(json, key) ?? [];
  const pointer = step('', key);
  if (!Array.isArray(value)) {
    throw new UnreadablePlan(stack, pointer, 'this is not a list of changes', value, 'it must be a list');
  }
  return value.map((item, index): [JsonObject, string] => {
    const at = step(pointer, index);
    if (!isJsonObject(item)) throw new UnreadablePlan(stack, at, 'this is not a change', item, 'it must be an object');
    return [item, at];
  });
}
