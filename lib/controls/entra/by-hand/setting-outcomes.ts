import type { EntraSettings } from '../../../declaration';
import type { Data } from '../../../posture';
import type { Unread } from '../../../signin';
import { outOfReach } from '../../attested';
import { meaningOf, type Outcome, type Situation } from '../../control';
import { outcomeOf, type Problem, unreadOf, unreadProblem } from '../problem';
import type { HandStep } from './by-hand';
import { omittedBy, type SettingDemand, writtenFor } from './setting-demand';

/**
 * What is said of a setting by what the msgraph provider writes of it: nothing where it writes none of it and is not asked
 * to. What is asked for and not written is unmet; what nobody asked for stays a person's.
 */
export function settingOutcomes(
  situation: Situation,
  settings: EntraSettings | undefined,
  { id, step, demands, rest }: HandStep,
): readonly Outcome[] {
  if (demands === undefined) return [];
  const asked = settings?.tenantSettings === 'msgraph';
  const judged = demands(settings).map((demand) => judge(situation, settings, demand));
  if (!asked && judged.every(({ by }) => by.length === 0)) return [];
  const missing = judged.filter(({ by }) => by.length === 0).map(({ demand }) => demand);
  const problems = [
    ...judged.flatMap((one) => one.problems),
    ...omissions(situation, judged),
    ...(asked ? missing.map((demand) => notWritten(situation, demand)) : []),
  ];
  const left = [...(asked || missing.length === 0 ? [] : [step]), ...(rest === undefined ? [] : [rest])];
  return [
    ...problems.map(outcomeOf),
    ...(problems.length === 0 ? [met(judged.flatMap(({ by }) => by))] : []),
    ...left.map((what) => outOfReach(situation, id, what)),
  ];
}

interface Judged {
  readonly demand: SettingDemand;
  /** Addresses of what writes the property. */
  readonly by: readonly string[];
  readonly problems: readonly Problem[];
}

function judge({ posture }: Situation, settings: EntraSettings | undefined, demand: SettingDemand): Judged {
  const written = writtenFor(demand, posture.entities.graphSetting);
  const problems = written.flatMap(({ setting, value }) => {
    const head = {
      subject: setting.address,
      meaning: meaningOf({ settings: [`${demand.url}/${demand.property}=${shown(value)}`] }),
      remedy: `write ${demand.property} so that it ${demand.should}`,
    };
    const unread = [...unreadIn(value), ...[unreadOf(setting.exists) ?? []].flat()];
    const holds = demand.holds(value, settings);
    if (holds === false) {
      const given = `${demand.property} of ${demand.url} is ${shown(value)}`;
      return [{ ...head, origins: [value.at], given }];
    }
    if (holds && unreadOf(setting.exists) === undefined) return [];
    return unreadProblem(unread, { ...head, assumption: `${demand.property} of ${setting.address} ${demand.should}` });
  });
  return { demand, by: written.map(({ setting }) => setting.address), problems };
}

/** Where an object is written whole, whoever writes it without a property undoes what another wrote. */
function omissions({ posture }: Situation, judged: readonly Judged[]): readonly Problem[] {
  const written = judged.filter(({ by }) => by.length > 0).map(({ demand }) => demand);
  const once = new Map(written.map((demand) => [`${demand.url}/${demand.property}`, demand]));
  return [...once].flatMap(([place, demand]) =>
    omittedBy(demand, posture.entities.graphSetting).map(({ address, fields: { body } }) => ({
      subject: address,
      origins: [body.at],
      meaning: meaningOf({ settings: [`${place}=omitted`] }),
      given: `${demand.url} is written whole, and by ${address} without ${demand.property}`,
      remedy: `write all of ${demand.url} by one resource`,
    })),
  );
}

function notWritten(situation: Situation, { url, property, should }: SettingDemand): Problem {
  const service = situation.facts?.focus.service ?? '';
  return {
    subject: service,
    origins: [],
    meaning: meaningOf({ settings: [`${url}/${property}=notWritten`] }),
    given: `entra.tenantSettings is msgraph, and nothing writes ${property} of ${url}`,
    remedy: `render the setting so that ${property} ${should}; what it needs of the declaration stands under services.${service}.entra`,
  };
}

function met(by: readonly string[]): Outcome {
  return { verdict: 'met', by: [...new Set(by)].sort() };
}

/** Every part of a value that cannot be read. */
function unreadIn(value: Data): readonly Unread[] {
  if (value.is === 'list') return value.items.flatMap(unreadIn);
  if (value.is === 'object') return Object.values(value.entries).flatMap(unreadIn);
  if (value.is === 'ref') return [{ at: value.at, why: 'computed' }];
  return value.is === 'unknown' ? [{ at: value.at, why: value.why }] : [];
}

function shown(value: Data): string {
  if (value.is === 'known') return JSON.stringify(value.value);
  if (value.is === 'list') return `[${value.items.map(shown).join(', ')}]`;
  if (value.is !== 'object') return 'unread';
  const parts = Object.entries(value.entries).map(([name, inner]) => `${name}: ${shown(inner)}`);
  return `{ ${parts.join(', ')} }`;
}
