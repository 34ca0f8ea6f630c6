import { Token } from 'cdktf';
import { didYouMean, Guid, InvalidValue, quoted } from '../values';
import { problemsOf } from './refusal';

/**
 * How far a policy has come: `off` (written, not evaluated), `reportOnly` (evaluated and logged), `pilot` (enforced for
 * one group), `enforced` (for everyone that it is meant for). Only `enforced` meets a control.
 */
export type PolicyStage = 'off' | 'reportOnly' | 'pilot' | 'enforced';

/** The stage of a policy. There is no default stage: a policy that is thought to be on and is not is the worst one. */
export interface PolicyRollout {
  /** How far the policy has come. */
  readonly stage: PolicyStage;
  /**
   * Object id of the group that the policy applies to in stage `pilot`, where it is required; unused in the others.
   *
   * @default - no pilot group
   */
  readonly pilotGroup?: string;
}

const STATES: Readonly<Record<PolicyStage, string>> = {
  off: 'disabled',
  reportOnly: 'enabledForReportingButNotEnforced',
  pilot: 'enabled',
  enforced: 'enabled',
};
const STAGES = Object.keys(STATES);

/**
 * The `state` that Microsoft Graph knows for the stage. Policies for user actions are not evaluated in report-only, so they
 * stay off in that stage; workload identities and the emergency accounts are in no pilot group, so policies for them report in a
 * pilot.
 */
export function policyState(stage: PolicyStage, of: 'emergency' | 'signIn' | 'userAction' | 'workload'): string {
  if (of === 'userAction' && stage === 'reportOnly') return STATES.off;
  if ((of === 'workload' || of === 'emergency') && stage === 'pilot') return STATES.reportOnly;
  return STATES[stage];
}

/** The group that the policy is for instead of everyone; `undefined` in every stage but `pilot`. */
export function pilotOf({ stage, pilotGroup }: PolicyRollout): string | undefined {
  if (stage !== 'pilot' || pilotGroup === undefined) return undefined;
  return Token.isUnresolved(pilotGroup) ? pilotGroup : Guid.parse(pilotGroup).toString();
}

/** Everything that is wrong with a roll-out. */
export function rolloutProblems({ stage, pilotGroup }: PolicyRollout): readonly InvalidValue[] {
  if (!STAGES.includes(stage)) return [unknownStage(stage)];
  if (pilotGroup === undefined) return stage === 'pilot' ? [pilotWithoutGroup()] : [];
  if (Token.isUnresolved(pilotGroup)) return [];
  return problemsOf('rollout.pilotGroup', () => Guid.parse(pilotGroup));
}

function unknownStage(stage: string): InvalidValue {
  const near = didYouMean(stage, STAGES);
  return new InvalidValue({
    problem: 'rollout.stage: there is no such stage',
    given: stage,
    allowed: `it is one of ${STAGES.join(', ')}`,
    remedy: near === undefined ? undefined : `Did you mean ${quoted(near)}?`,
  });
}

function pilotWithoutGroup(): InvalidValue {
  return new InvalidValue({
    problem: 'rollout: a pilot without a group is a pilot for nobody',
    given: 'stage: pilot',
    allowed: 'stage pilot comes with pilotGroup, the object id of the group that tries the policy',
    remedy: 'Add pilotGroup, or choose stage reportOnly',
  });
}
