import { type Entity, isUnset, type SetOf, symbolsOf } from '../../../posture';
import { demands, isEnforced, type Unread, unreadValues } from '../../../signin';
import { meaningOf, type Situation } from '../../control';
import { outcomeOf, type Problem, unreadProblem } from '../problem';
import { isAsked } from './asked';
import type { HandStep } from './by-hand';

type Policy = Entity<'conditionalAccessPolicy'>;

/** Agents at high risk are blocked, whichever they are and whatever they ask for, by one policy. */
export const blockedAgents: HandStep['judged'] = {
  needs: [],
  reads: [
    ['conditionalAccessPolicy', 'agents'],
    ['conditionalAccessPolicy', 'applications'],
    ['conditionalAccessPolicy', 'clientAppTypes'],
    ['conditionalAccessPolicy', 'grant'],
    ['conditionalAccessPolicy', 'locations'],
    ['conditionalAccessPolicy', 'platforms'],
    ['conditionalAccessPolicy', 'state'],
  ],
  outcomes(situation) {
    const policies = situation.posture.entities.conditionalAccessPolicy.filter(isForAgents);
    if (policies.length === 0 && !isAsked(situation)) return [];
    const blocking = policies.filter((policy) => blocks(policy, situation, 'certain'));
    if (blocking.length > 0) return [{ verdict: 'met', by: blocking.map(({ address }) => address).sort() }];
    return openIn(situation, policies).map(outcomeOf);
  },
};

function isForAgents({ fields: { agents } }: Policy): boolean {
  return [agents.included, agents.excluded, agents.risk].some((set) => !isUnset(set));
}

function blocks(policy: Policy, { posture }: Situation, mode: 'certain' | 'possible'): boolean {
  const { agents, applications, clientAppTypes, platforms, locations, deviceFilter } = policy.fields;
  const { signInRisk, userRisk, servicePrincipalRisk, insiderRisk, transferMethods } = policy.fields;
  const has = (set: SetOf<string>, member: string) =>
    symbolsOf(set).includes(member) || (mode === 'possible' && isUnread(set));
  const isOpen = (set: SetOf<string>, everything: string) => isUnset(set) || has(set, everything);
  return (
    isEnforced(policy, mode) &&
    demands(policy, 'block', posture, mode) &&
    has(agents.included, 'All') &&
    has(agents.risk, 'high') &&
    has(applications.included, 'All') &&
    isOpen(clientAppTypes, 'all') &&
    isOpen(platforms.included, 'all') &&
    isOpen(locations.included, 'All') &&
    [
      ...[agents.excluded, applications.excluded, platforms.excluded, locations.excluded],
      ...[signInRisk, userRisk, servicePrincipalRisk, insiderRisk, transferMethods],
    ].every((set) => isUnset(set) || (mode === 'possible' && isUnread(set))) &&
    (deviceFilter.is === 'absent' || (mode === 'possible' && deviceFilter.is === 'unknown'))
  );
}

function isUnread(set: SetOf<string>): boolean {
  return set.open !== undefined || set.items.some(({ is }) => is === 'unknown');
}

function openIn(situation: Situation, policies: readonly Policy[]): readonly Problem[] {
  const service = situation.facts?.focus.service ?? '';
  const [possible] = policies.filter((policy) => blocks(policy, situation, 'possible'));
  const [first] = policies;
  const head = {
    subject: possible?.address ?? first?.address ?? service,
    meaning: meaningOf({ principals: ['agents'], targets: ['All'], networks: ['All'], settings: ['agentRisk=high'] }),
    remedy: 'enforce a policy for all agents and all resources at agent risk high that blocks',
  };
  const unread: readonly Unread[] = possible === undefined ? [] : unreadValues(possible);
  const unsettled = unreadProblem(unread, { ...head, assumption: `${possible?.address} blocks agents at high risk` });
  if (unsettled.length > 0) return unsettled;
  const given = 'agents at high risk are not blocked from every resource by a policy that is on';
  return [{ ...head, origins: first === undefined ? [] : [first.fields.state.at], given }];
}
