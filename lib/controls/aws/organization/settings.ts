import type { Posture } from '../../../posture';
import { type Gap, provided } from '../gap';
import type { Target } from './organization';
import { type PolicyType, policiesOn } from './standing-policies';

/** A setting of a management policy, and the values that will do. */
export interface WantedSetting {
  readonly path: string;
  readonly values: readonly string[];
}

/**
 * The settings that policies of a type do not give a place, or give otherwise. A policy nearer to an account overrides one
 * above it, so none on the way may give another value.
 */
export function settingGaps(
  posture: Posture | undefined,
  type: PolicyType,
  target: Target,
  wanted: readonly WantedSetting[],
): { readonly gaps: readonly Gap[]; readonly by: readonly string[] } {
  const { settings, by, ignored, doubtful } = policiesOn(posture, type, target);
  const gaps = wanted.flatMap(({ path, values }): Gap[] => {
    const given = settings.flatMap((each) => each[path] ?? []);
    const other = given.filter((value) => !values.includes(value));
    if (given.length > 0 && other.length === 0) return [];
    const state = other[0] ?? 'unset';
    const notCounted = ignored.length === 0 ? '' : `, since ${ignored.join(', ')} is under ignore_changes`;
    const gap: Gap = {
      given: `${path} is ${state === 'unset' ? 'not set' : state} on ${target.name}${notCounted}`,
      meaning: { settings: [`${path}=${state}`] },
      origins: (posture?.entities.organizationPolicy ?? [])
        .filter(({ address }) => by.includes(address))
        .map(({ fields }) => fields.settings.at),
    };
    const unsure = doubtful.length > 0 && other.length === 0;
    return [unsure ? provided(`${doubtful.join(', ')} sets ${path} to ${values[0] ?? ''}`, gap) : gap];
  });
  // What may stand there as well could give another value.
  const doubts = doubtful.length > 0 && gaps.length === 0 ? [doubtGap(doubtful, target)] : [];
  return { gaps: [...gaps, ...doubts], by };
}

function doubtGap(doubtful: readonly string[], target: Target): Gap {
  const names = doubtful.join(', ');
  return {
    given: `${names} may set otherwise on ${target.name}`,
    meaning: { settings: doubtful.map((address) => `unread=${address}`) },
    origins: [],
    assumption: `${names} sets nothing else`,
  };
}
