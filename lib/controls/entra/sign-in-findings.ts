import type { Entity, Posture } from '../../posture';
import { flagOf, nearestPolicy, type Region, type Unread, unreadValues } from '../../signin';
import { onceFor } from '../../values';
import { type Finding, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { entraSettingsOf } from './entra-settings';
import { exclusionNames } from './exclusions';
import { nearestTo } from './nearest-policy';
import { placeNames } from './place-names';
import { exampleOf } from './sign-in-example';
import { type SignInMeaning, signInMeaning } from './sign-in-meaning';
import type { SignInRule } from './sign-in-rule';
import { unreadInWords } from './unread-values';

/** Sign-ins that are open, or may be, and what would settle it. */
export interface Open {
  readonly principal: string;
  readonly region: Region;
  readonly universe: Region;
  readonly unsettled: readonly Entity<'conditionalAccessPolicy'>[];
  readonly unread: readonly Unread[];
}

interface Group {
  readonly principals: readonly string[];
  readonly meaning: SignInMeaning;
  readonly open: readonly [Open, ...Open[]];
}

/** How many findings are told one by one; the last takes in all that remain. */
const MOST_FINDINGS = 10;

/**
 * One outcome for each kind of sign-in that is open, or may be. What differs in the role alone is one finding; so is what differs
 * in who signs in alone, where that is not what keeps the nearest policy away: everybody else is then kept out by another.
 */
export function openOutcomes(
  situation: Situation,
  rule: SignInRule,
  open: readonly Open[],
  verdict: 'unmet' | 'unknown',
): readonly Outcome[] {
  if (open.length === 0) return [];
  const groups = grouped(
    open,
    (one) => isAboutWho(situation.posture, rule, one),
    exclusionsIn(situation),
    placeNames(situation),
  );
  const told = groups.length > MOST_FINDINGS ? groups.slice(0, MOST_FINDINGS - 1) : groups;
  const rest = groups.slice(told.length);
  const [first] = rest;
  return [
    ...told.map((group) => outcomeOf(situation, rule, verdict, group, [group])),
    ...(first === undefined ? [] : [outcomeOf(situation, rule, verdict, first, rest)]),
  ];
}

function outcomeOf(
  situation: Situation,
  rule: SignInRule,
  verdict: 'unmet' | 'unknown',
  shown: Group,
  all: readonly Group[],
): Outcome {
  if (verdict === 'unmet') return { verdict, finding: findingOf(situation, rule, 'can', shown, all) };
  const finding = findingOf(situation, rule, 'may', shown, all);
  return { verdict, finding, assumption: assumptionOf(situation.posture, all) };
}

/** What is said where not everything could be told: of the rest it is not known. */
export function tooComplexFinding(situation: Situation, principals: readonly string[]): Outcome {
  const finding: Finding = {
    subject: declared(situation).facts.focus.service,
    origins: [],
    meaning: meaningOf({ principals, targets: ['All'], networks: ['All'], settings: ['signIn=any'] }),
    given: 'the policies overlap in too many ways to tell all that they leave open together',
    remedy: 'let one enforced policy for all users and all resources make the demand, without further conditions',
  };
  return { verdict: 'unknown', finding, assumption: 'the policies together make the demand of every sign-in' };
}

const WHO: ReadonlySet<string> = new Set(['externalTenant', 'group', 'guestType', 'role', 'user']);

/** Whether the nearest policy leaves out who signs in. */
function isAboutWho(posture: Posture, { demand }: SignInRule, { region, universe }: Open): boolean {
  const apart = nearestPolicy(posture, demand, region, universe)?.apartIn ?? [];
  return apart.some((dimension) => {
    const flag = flagOf(dimension);
    if (!WHO.has(flag?.kind ?? dimension)) return false;
    return flag === undefined || region.get(dimension)?.members.includes('yes') === true;
  });
}

/** How who signs in is told: an exclusion group that is as it should be goes by that. */
function exclusionsIn(situation: Situation): (part: string) => string {
  const settings = entraSettingsOf(situation);
  const names: ReadonlyMap<string, string> = settings === undefined ? new Map() : exclusionNames(situation, settings);
  return (part) => names.get(part.replace(/^group:/, '')) ?? part;
}

function grouped(
  open: readonly Open[],
  isAbout: (one: Open) => boolean,
  named: (part: string) => string,
  places: ReadonlyMap<string, string>,
): readonly Group[] {
  const groups = new Map<string, { principals: Set<string>; meaning: SignInMeaning; open: [Open, ...Open[]] }>();
  for (const one of open) {
    const meaning = placed(signInMeaning(one.region, one.universe), places);
    const { who, ...what } = meaning;
    const narrower = who.some((part) => one.principal === 'All' || part.startsWith(`${one.principal}:`));
    const principal = [...(narrower ? [] : [one.principal]), ...who.map(named)].join(' & ');
    // What an exclusion group opens is accepted by itself, so it is told by itself.
    const spared = who.map(named).filter((part) => !who.includes(part));
    const key = open.length === 1 ? '' : JSON.stringify([spared, isAbout(one) ? meaning : what]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { principals: new Set([principal]), meaning, open: [one] });
    else {
      group.principals.add(principal);
      group.meaning = meaning;
      group.open.push(one);
    }
  }
  return [...groups.values()].map((group) => ({ ...group, principals: [...group.principals] }));
}

/** The meaning with places by what they hold, so that no name of a resource decides what an acceptance covers. */
function placed(meaning: SignInMeaning, places: ReadonlyMap<string, string>): SignInMeaning {
  const called = (all: string) =>
    [...new Set(all.split(' & ').map((one) => places.get(one) ?? one))].sort().join(' & ');
  return { ...meaning, networks: meaning.networks.map(called) };
}

function findingOf(
  situation: Situation,
  rule: SignInRule,
  verb: 'can' | 'may',
  shown: Group,
  all: readonly Group[],
): Finding {
  const { posture } = situation;
  const [first] = shown.open;
  const nearest = nearestTo(posture, rule.demand, first.region, first.universe);
  const lost = ignoredIn(posture);
  const [firstLost] = lost;
  const more = all.length - 1;
  const sentences = [
    `${principalsInWords(shown.principals)} ${verb} sign in ${rule.lacking}: ${exampleOf(first.region)}`,
    ...(nearest === undefined ? [] : [`the nearest policy is ${nearest.address}, but ${nearest.reason}`]),
    ...(lost.length === 0 ? [] : [`what ignore_changes covers does not count: ${unreadInWords(lost)}`]),
    ...(more > 0 ? [`there are ${more} more kinds of such sign-ins`] : []),
  ];
  return {
    subject: nearest?.address ?? declared(situation).facts.focus.service,
    origins: [...(nearest === undefined ? [] : [nearest.origin]), ...(firstLost === undefined ? [] : [firstLost.at])],
    meaning: meaningOf({
      principals: all.flatMap(({ principals }) => principals),
      targets: all.flatMap(({ meaning }) => meaning.targets),
      networks: all.flatMap(({ meaning }) => meaning.networks),
      settings: all.flatMap(({ meaning }) => meaning.settings),
    }),
    given: sentences.join('; '),
    remedy: rule.remedy,
  };
}

function assumptionOf(posture: Posture, groups: readonly Group[]): string {
  const open = groups.flatMap((group) => group.open);
  const policies = [...new Set(open.flatMap(({ unsettled }) => unsettled))];
  const values = [
    ...policies.flatMap((policy) => [...unreadValues(policy), ...strengthValues(policy, posture)]),
    ...open.flatMap(({ unread }) => unread),
  ].filter(({ why }) => why !== 'ignored');
  const distinct = [...new Map(values.map((value) => [`${value.at.address}${value.at.pointer}`, value])).values()];
  if (distinct.length > 0) return `${unreadInWords(distinct)} lets nobody in who would not have to`;
  const addresses = policies.map(({ address }) => address).sort();
  return `${addresses.join(', ')} makes the demand of each of these sign-ins`;
}

function strengthValues({ fields }: Entity<'conditionalAccessPolicy'>, posture: Posture): readonly Unread[] {
  const { strength } = fields.grant;
  if (strength.is === 'known') return [{ at: strength.at, why: 'notRead' }];
  if (strength.is !== 'ref') return [];
  const entity = posture.entities.authenticationStrength.find(({ address }) => address === strength.address);
  return entity === undefined ? [{ at: strength.at, why: 'computed' }] : unreadValues(entity);
}

/** Each finding tells of it, and a posture never changes. */
const ignoredIn = onceFor(({ entities }: Posture): readonly Unread[] => {
  const { conditionalAccessPolicy, authenticationStrength, group } = entities;
  return [...conditionalAccessPolicy, ...authenticationStrength, ...group]
    .flatMap((entity) => unreadValues(entity))
    .filter(({ why }) => why === 'ignored');
});

const WORDS: Readonly<Record<string, string>> = { All: 'users', servicePrincipals: 'service principals' };

function principalsInWords(principals: readonly string[]): string {
  const shown = principals.slice(0, 4).map((principal) => WORDS[principal] ?? principal);
  const more = principals.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} others` : shown.join(', ');
}
