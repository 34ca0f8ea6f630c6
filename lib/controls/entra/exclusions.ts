import type { EntraSettings, Facts } from '../../declaration';
import type { Entity, Posture, SetOf, Val } from '../../posture';
import { canonical, read } from '../../signin';
import { onceFor } from '../../values';
import { meaningOf, type Situation } from '../control';
import { declared } from '../situation';
import { emergencyAccess, isOnlyAccounts } from './emergency-access';
import { packageProblems } from './package-problems';
import { principalsOf } from './principals';
import { membershipRules } from './privileged-outcomes';
import { type Problem, unreadMembers, unreadOf, unreadProblem } from './problem';

type Policy = Entity<'conditionalAccessPolicy'>;

/** A group of the stack that policies leave out, and by which somebody could stay in it, or come into it, unasked. */
export interface Exclusion {
  readonly group: Entity<'group'>;
  readonly symbol: string;
  readonly policies: readonly Policy[];
  readonly problems: readonly Problem[];
}

/** What is wrong with an exclusion group, as the start of its problems. */
export type ExclusionHead = (setting: string) => Pick<Problem, 'subject' | 'meaning' | 'remedy'>;

const REMEDY =
  'make the group role-assignable, owned by the emergency accounts alone, without members of its own; give membership by an access package that needs approval and ends after a day';

/** The groups of the stack that policies leave out, but for those of the emergency accounts. */
export function exclusionsOf(situation: Situation, settings: EntraSettings): readonly Exclusion[] {
  const { facts } = declared(situation);
  const known = knownIn(situation.posture);
  const exclusions = known.get(facts) ?? exclusionsIn(situation, settings);
  known.set(facts, exclusions);
  return exclusions;
}

/** Each finding names them, and neither a posture nor facts change. */
const knownIn = onceFor((_: Posture) => new WeakMap<Facts, readonly Exclusion[]>());

function exclusionsIn(situation: Situation, settings: EntraSettings): readonly Exclusion[] {
  const { posture } = situation;
  const { identities } = emergencyAccess(posture, settings.breakGlass);
  const emergency = new Set(identities.filter(isOnlyAccounts).map(({ symbol }) => symbol));
  const leftOut = new Map(
    posture.entities.conditionalAccessPolicy.map((policy) => [
      policy,
      new Set(read(policy.fields.groups.excluded).symbols),
    ]),
  );
  const found = posture.entities.group.flatMap((group) => {
    const symbol = `\${${group.address}.object_id}`;
    const policies = [...leftOut].flatMap(([policy, symbols]) => (symbols.has(symbol) ? [policy] : []));
    return policies.length === 0 || emergency.has(symbol) ? [] : [{ group, symbol, policies }];
  });
  return found.map((one) => {
    const shared = found.filter(
      (other) => other !== one && other.policies.some((policy) => one.policies.includes(policy)),
    );
    return {
      ...one,
      problems: [...problemsOf(one, situation, settings), ...shared.map((other) => sharedProblem(one, other.group))],
    };
  });
}

/**
 * How findings name who is in an exclusion group that is as it should be: by that, so that an acceptance holds for as long as
 * it is, and for as many policies. A group that is not goes by its own reference.
 */
export function exclusionNames(situation: Situation, settings: EntraSettings): ReadonlyMap<string, string> {
  return new Map(
    exclusionsOf(situation, settings).flatMap(({ symbol, policies, problems }) => {
      const of = policies.length === 1 ? '' : ` of ${policies.length} policies`;
      return problems.length > 0 ? [] : [[symbol, `group:exclusion${of}`] as const];
    }),
  );
}

function problemsOf(
  { group, symbol }: Pick<Exclusion, 'group' | 'symbol'>,
  situation: Situation,
  settings: EntraSettings,
): readonly Problem[] {
  const { address, fields } = group;
  const { groupMembership } = situation.posture.entities;
  const head: ExclusionHead = (setting) => ({
    subject: address,
    meaning: meaningOf({ principals: [`group:${symbol}`], settings: [`exclusion=${setting}`] }),
    remedy: REMEDY,
  });
  const added = groupMembership.filter((one) => canonical(one.fields.group) === symbol);
  const { assignableToRole, dynamicMembership, members, owners } = fields;
  return [
    ...flagProblems(assignableToRole, head('unprotected'), address),
    ...standing(members, head, address),
    ...added.flatMap((one) => standing({ items: [one.fields.member], at: one.fields.member.at }, head, one.address)),
    ...(dynamicMembership.is === 'absent'
      ? []
      : [
          {
            ...head('members'),
            origins: [dynamicMembership.at],
            given: `whoever matches the rule of ${address} is in it for good`,
          },
        ]),
    ...ownerProblems(owners, head, address, situation, settings),
    ...scheduleProblems(group, symbol, head, situation),
    ...packageProblems(symbol, head, situation, settings),
  ];
}

function flagProblems(flag: Val<boolean>, head: ReturnType<ExclusionHead>, address: string): readonly Problem[] {
  if (flag.is === 'known' && flag.value) return [];
  const unread = unreadOf(flag);
  if (unread !== undefined) return unreadProblem([unread], { ...head, assumption: `${address} is role-assignable` });
  return [
    { ...head, origins: [flag.at], given: `any group administrator can fill ${address}, which is not role-assignable` },
  ];
}

function standing(members: SetOf<string>, head: ExclusionHead, address: string): readonly Problem[] {
  const unread = unreadMembers(members);
  const assumption = `nobody is a member of ${address} for good`;
  const known = members.items.filter((item) => item.is !== 'unknown');
  return [
    ...unreadProblem(unread, { ...head('members'), assumption }),
    ...(known.length === 0
      ? []
      : [
          {
            ...head('members'),
            origins: [members.at],
            given: `${address} puts somebody into an exclusion group for good`,
          },
        ]),
  ];
}

function ownerProblems(
  owners: SetOf<string>,
  head: ExclusionHead,
  address: string,
  { posture, ...situation }: Situation,
  { breakGlass }: EntraSettings,
): readonly Problem[] {
  const { servicePrincipal } = declared({ posture, ...situation }).facts.declaration.deployer;
  const emergency = new Set(breakGlass.accounts.map((account) => account.toLowerCase()));
  const strangers = owners.items
    .flatMap((owner) => principalsOf(posture, owner, servicePrincipal))
    .filter(
      (owner) =>
        owner.is !== 'unread' && owner.is !== 'workload' && !(owner.is === 'person' && emergency.has(owner.name)),
    );
  const assumption = `${address} is owned by the emergency accounts alone`;
  return [
    ...unreadProblem(unreadMembers(owners), { ...head('owner'), assumption }),
    ...(strangers.length === 0
      ? []
      : [{ ...head('owner'), origins: [owners.at], given: `an owner of ${address} can put anybody into it` }]),
  ];
}

/** Membership by Privileged Identity Management: for a time, or on request with approval. */
function scheduleProblems(
  group: Entity<'group'>,
  symbol: string,
  head: ExclusionHead,
  { posture }: Situation,
): readonly Problem[] {
  const own = posture.entities.groupSchedule.filter(({ fields }) => canonical(fields.group) === symbol);
  const approved = membershipRules(posture, group).every(({ fields: { activation } }) => {
    const { approval, approvers } = activation;
    return approval.is === 'known' && approval.value && approvers.items.length > 0;
  });
  const ruled = membershipRules(posture, group).length > 0 && approved;
  return own.flatMap(({ address, fields }): readonly Problem[] => {
    const ends = fields.expiration.is === 'known' || fields.duration.is === 'known';
    const member = fields.access.is === 'known' && fields.access.value === 'member';
    if (!member || (fields.standing === 'active' && !ends)) {
      return [
        {
          ...head('members'),
          origins: [fields.principal.at],
          given: `${address} puts somebody into an exclusion group for good`,
        },
      ];
    }
    if (fields.standing === 'active' || ruled) return [];
    const given = `${address} lets somebody put himself into an exclusion group, and nobody approves`;
    return [{ ...head('unapproved'), origins: [fields.principal.at], given }];
  });
}

function sharedProblem({ group, symbol }: Pick<Exclusion, 'group' | 'symbol'>, other: Entity<'group'>): Problem {
  return {
    subject: group.address,
    origins: [],
    meaning: meaningOf({ principals: [`group:${symbol}`], settings: ['exclusion=shared'] }),
    given: `a policy leaves out ${group.address} and ${other.address}: who is admitted to one is spared by the control of the other`,
    remedy: 'let each policy leave out one exclusion group, beside the emergency accounts',
  };
}
