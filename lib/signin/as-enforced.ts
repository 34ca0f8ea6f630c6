import type { ConditionalAccessPolicy, Entity, Posture, SetOf } from '../posture';
import { isUnset, known } from '../posture';
import { canonical } from './reading';

/** A stage of a roll-out in which policies do not protect yet. */
export type UnenforcedStage = 'off' | 'reportOnly' | 'pilot';

/**
 * The posture as it would be with the policies of a roll-out stage enforced, and nothing else changed: it tells whether
 * a weakness is exactly the declared stage.
 *
 * `off` turns disabled policies on, `reportOnly` those that only report, and of policies for user actions, which Microsoft
 * does not evaluate in report-only, disabled ones. `pilot` gives a policy whose whole audience is the pilot group to all
 * users, with the same exclusions, and turns on what is only reported for workload identities, which are in no group;
 * without a pilot group it changes no audience.
 */
export function asEnforced(posture: Posture, stage: UnenforcedStage, pilotGroup?: string): Posture {
  const known = KNOWN.get(posture) ?? new Map<string, Posture>();
  KNOWN.set(posture, known);
  const key = `${stage} ${pilotGroup?.toLowerCase() ?? ''}`;
  const changed = known.get(key) ?? withEnforced(posture, stage, pilotGroup?.toLowerCase());
  known.set(key, changed);
  return changed;
}

/** Each staged control asks for the same, and a posture never changes. */
const KNOWN = new WeakMap<Posture, Map<string, Posture>>();

function withEnforced(posture: Posture, stage: UnenforcedStage, pilotGroup: string | undefined): Posture {
  const conditionalAccessPolicy = posture.entities.conditionalAccessPolicy.map((policy) => {
    const fields = enforced(policy, stage, pilotGroup);
    return fields === policy.fields ? policy : { ...policy, fields };
  });
  return { ...posture, entities: { ...posture.entities, conditionalAccessPolicy } };
}

const REPORT_ONLY = 'enabledForReportingButNotEnforced';

function enforced(
  { fields }: Entity<'conditionalAccessPolicy'>,
  stage: UnenforcedStage,
  pilotGroup: string | undefined,
): ConditionalAccessPolicy {
  const { state, users, groups, servicePrincipals, userActions } = fields;
  const piloted = stage === 'pilot' && isUnset(servicePrincipals.included);
  if (piloted) {
    if (pilotGroup === undefined || !isFor(fields, pilotGroup)) return fields;
    return {
      ...fields,
      users: { ...users, included: { ...users.included, items: [known('All', users.included.at)] } },
      groups: { ...groups, included: { ...groups.included, items: [] } },
    };
  }
  const unreported = stage === 'reportOnly' && !isUnset(userActions);
  const waiting = stage === 'off' || unreported ? 'disabled' : REPORT_ONLY;
  if (state.is !== 'known' || state.value !== waiting) return fields;
  return { ...fields, state: known('enabled', state.at) };
}

function isFor({ users, groups, roles, guests }: ConditionalAccessPolicy, pilotGroup: string): boolean {
  const [only, ...others] = groups.included.items;
  const alone = only !== undefined && others.length === 0 && groups.included.open === undefined;
  const noOneElse = [users.included, roles.included].every((set: SetOf<string>) => isUnset(set));
  return alone && canonical(only) === pilotGroup && noOneElse && guests.included.is === 'absent';
}
