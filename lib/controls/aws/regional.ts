import type { AccountSetting, Entity, Posture, Val } from '../../posture';
import type { Answer } from '../../requests';
import type { Outcome, Situation } from '../control';
import { awsAccountOf, placeOf } from './account';
import { type Judgement, mayBeAbsent } from './bucket';
import { type Gap, outcomeOf, provided, settingGaps } from './gap';

/** The Regions that the account uses: those declared, else those that the stack acts on. */
export function regionsOf(situation: Situation): readonly string[] {
  const declared = awsAccountOf(situation)?.regions;
  if (declared !== undefined) return declared;
  const acted = new Set(entitiesOf(situation.posture).flatMap(({ scope }) => scope.region ?? scope.alias ?? []));
  return acted.size > 0 ? [...acted].sort() : ['default'];
}

function entitiesOf({ entities }: Posture): readonly Entity[] {
  const all = Object.values(entities).flat() as readonly Entity[];
  return all.filter(({ scope }) => scope.provider === 'aws');
}

/** Whether a resource is made in a Region; `unknown` where its provider does not name one. */
export function isIn({ scope }: Entity, region: string, situation: Situation): Answer {
  if (scope.region !== undefined) return scope.region === region ? 'yes' : 'no';
  if (scope.alias !== undefined && awsAccountOf(situation) === undefined) return scope.alias === region ? 'yes' : 'no';
  const [only, ...more] = regionsOf(situation);
  return only === region && more.length === 0 ? 'yes' : 'unknown';
}

/** Whether two resources are made by one provider, so in one account and Region. */
export function besides({ scope }: Entity, { scope: other }: Entity): Answer {
  return scope.alias === other.alias && scope.region === other.region ? 'yes' : 'no';
}

/** One outcome for each Region that the account uses: nothing of the kind in one is a gap there. */
export function eachRegion(
  situation: Situation,
  remedy: string,
  judge: (region: string) => Judgement,
): readonly Outcome[] {
  return regionsOf(situation).map((region) => {
    const { gaps, by } = judge(region);
    return outcomeOf({
      subject: by[0] ?? placeOf(situation),
      remedy,
      meaning: { targets: [`region:${region}`] },
      gaps: gaps.map((gap) => ({ ...gap, given: `${gap.given} in ${region}` })),
      by,
    });
  });
}

/**
 * Judges resources that each are one setting of a Region. Each must hold by itself: two write the same setting, and the
 * one that is applied last stays. One that may be elsewhere, or may not be made, settles nothing.
 */
export function judgeAmong<E extends Entity>(
  candidates: readonly { readonly entity: E; readonly belongs: Answer }[],
  gapsOf: (entity: E) => readonly Gap[],
  missing: Gap,
): Judgement {
  const sure = candidates.filter(({ entity, belongs }) => belongs === 'yes' && !mayBeAbsent(entity));
  const doubtful = candidates.filter((each) => each.belongs !== 'no' && !sure.includes(each));
  const doubts = doubtful.flatMap(({ entity }) =>
    gapsOf(entity).map((gap) => provided(`${entity.address} is not for this Region`, gap)),
  );
  if (sure.length > 0) {
    return {
      gaps: [...sure.flatMap(({ entity }) => gapsOf(entity)), ...doubts],
      by: sure.map(({ entity }) => entity.address),
    };
  }
  if (doubtful.length === 0) return { gaps: [missing], by: [] };
  const names = doubtful.map(({ entity }) => entity.address).join(', ');
  return { gaps: [provided(`${names} is made and is for this Region`, missing), ...doubts], by: [] };
}

/** Judges one setting of a Region by its value. */
export function settingIn(
  situation: Situation,
  region: string,
  setting: AccountSetting,
  wanted: (value: string | undefined) => boolean,
): Judgement {
  return settingJudged(situation, region, setting, (value) => settingGaps(setting, value, wanted));
}

/** Judges one setting of a Region by the gaps that its value leaves. */
export function settingJudged(
  situation: Situation,
  region: string,
  setting: AccountSetting,
  gapsOf: (value: Val<string>) => readonly Gap[],
): Judgement {
  const all: readonly Entity<'accountSetting'>[] = situation.posture.entities.accountSetting;
  const candidates = all
    .filter(({ fields }) => fields.setting === setting)
    .map((entity) => ({ entity, belongs: isIn(entity, region, situation) }));
  return judgeAmong(candidates, ({ fields }) => gapsOf(fields.value), {
    given: `${setting} is not set`,
    meaning: { settings: [`${setting}=unset`] },
    origins: [],
  });
}

/** Several judgements of one subject. */
export function together(...judgements: readonly Judgement[]): Judgement {
  return { gaps: judgements.flatMap(({ gaps }) => gaps), by: judgements.flatMap(({ by }) => by) };
}
