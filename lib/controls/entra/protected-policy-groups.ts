import type { Entity } from '../../posture';
import { read } from '../../signin';
import { APPLY_CONDITIONS } from '../../values';
import { type Control, meaningOf, type Outcome, type Situation } from '../control';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { protectionOf } from './group-protection';
import { nameOf, principalsOf } from './principals';
import { outcomeOf, type Problem, unreadMembers, unreadProblem } from './problem';

type Policy = Entity<'conditionalAccessPolicy'>;

const REMEDY = `make the group role-assignable; look one that exists up (data.azuread_group by object_id) with the postcondition ${APPLY_CONDITIONS.roleAssignable}`;

/**
 * ENT-PR-07: every group that a Conditional Access policy is for, or leaves out, is role-assignable, so that role
 * administrators alone change who is in it. Of a group that exists already only apply can see it, and a look-up has to check
 * it there. A restricted administrative unit would protect a group as well, but the provider has none.
 */
export const protectedPolicyGroups: Control = {
  id: 'ENT-PR-07',
  title: 'Groups of Conditional Access are protected',
  risk: 'Any group administrator, or an owner of the group, takes somebody out of a policy by a change of members that nobody looks at.',
  remedy: 'Let Conditional Access policies name role-assignable groups alone',
  references: [
    { source: 'Maester', id: 'MT.1035' },
    { source: 'Microsoft Zero Trust', id: '21832' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: [
    ['conditionalAccessPolicy', 'groups'],
    ['group', 'assignableToRole'],
    ['groupLookup', 'claims'],
    ['groupLookup', 'objectId'],
  ],
  check(situation: Situation): readonly Outcome[] {
    if (entraSettingsOf(situation) === undefined) return [notDeclared(situation)];
    const policies = situation.posture.entities.conditionalAccessPolicy;
    const uses = policies.flatMap(usesOf);
    if (uses.length === 0 && policies.every((policy) => hiddenIn(policy).length === 0)) {
      return [{ verdict: 'notApplicable', because: 'no Conditional Access policy here names a group' }];
    }
    const problems = [...policies.flatMap(hiddenProblems), ...groupProblems(uses, situation)];
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: [...new Set(uses.map(({ policy }) => policy.address))].sort(), onApply: true }];
  },
};

interface Use {
  readonly policy: Policy;
  readonly symbol: string;
  readonly item: Policy['fields']['groups']['included']['items'][number];
}

function usesOf(policy: Policy): readonly Use[] {
  const { included, excluded } = policy.fields.groups;
  return [...included.items, ...excluded.items].flatMap((item) =>
    read({ items: [item], at: item.at }).symbols.map((symbol) => ({ policy, symbol, item })),
  );
}

function hiddenIn({ fields: { groups } }: Policy) {
  return [...unreadMembers(groups.included), ...unreadMembers(groups.excluded)];
}

function hiddenProblems(policy: Policy): readonly Problem[] {
  return unreadProblem(hiddenIn(policy), {
    subject: policy.address,
    meaning: meaningOf({ settings: ['group=unread'] }),
    remedy: REMEDY,
    assumption: `every group that ${policy.address} names is role-assignable`,
  });
}

/** One problem a group, however many policies name it. */
function groupProblems(uses: readonly Use[], { posture }: Situation): readonly Problem[] {
  const first = new Map(uses.map((use) => [use.symbol, use] as const).reverse());
  return [...first.values()].reverse().flatMap(({ policy, item }) =>
    principalsOf(posture, item).flatMap((principal): readonly Problem[] => {
      const head = {
        subject: policy.address,
        origins: [item.at],
        meaning: meaningOf({ principals: [nameOf(principal)], settings: ['group=unprotected'] }),
        remedy: REMEDY,
      };
      if (principal.is === 'group') {
        const { address, fields } = principal.group;
        const protection = protectionOf(principal);
        if (protection === 'protected') return [];
        if (typeof protection === 'object') {
          return unreadProblem([protection], { ...head, assumption: `${address} is role-assignable` });
        }
        const given = `${address}, which ${policy.address} names, is not role-assignable`;
        return [{ ...head, origins: [fields.assignableToRole.at], given }];
      }
      if (principal.is === 'existingGroup' && protectionOf(principal) === 'protected') return [];
      const id = principal.is === 'existingGroup' || principal.is === 'unnamed' ? principal.id : nameOf(principal);
      return [
        {
          ...head,
          given: `nothing checks at apply that the group ${id}, which ${policy.address} names, is role-assignable`,
        },
      ];
    }),
  );
}
