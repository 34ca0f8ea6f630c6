import type { EntraSettings } from '../../declaration';
import type { Entity, Posture, Val } from '../../posture';
import type { Unread } from '../../signin';
import type { ExclusionHead } from './exclusions';
import { declaredAs, protectionOf } from './group-protection';
import { principalsOf } from './principals';
import { type Problem, unreadMembers, unreadProblem } from './problem';

/** Who may ask for an exclusion and who decides, by the declaration, and for how many days at most. */
export interface DeclaredExclusions {
  readonly requestors: ReadonlySet<string>;
  readonly approvers: ReadonlySet<string>;
  readonly days: number;
}

/** The longest time for which an access package may give membership, in days. */
const MOST_DAYS = 7;

/** What is declared of all exclusions together; `undefined` where none is. */
export function declaredExclusions({ exclusions }: EntraSettings): DeclaredExclusions | undefined {
  if (exclusions === undefined) return undefined;
  const each = Object.values(exclusions);
  return {
    requestors: new Set(
      each.flatMap(({ requestors = [], requestorGroups = [] }) => [...requestors, ...requestorGroups]),
    ),
    approvers: new Set(each.flatMap(({ approvers = [], approverGroups = [] }) => [...approvers, ...approverGroups])),
    days: Math.max(...each.map(({ days = 1 }) => days)),
  };
}

/** What is wrong with the policy of an access package: nobody approves, anybody may ask, or it is given for long. */
export function packagePolicyProblems(
  policy: Entity<'packagePolicy'>,
  head: ExclusionHead,
  posture: Posture,
  wanted: DeclaredExclusions | undefined,
): readonly Problem[] {
  const { address, fields } = policy;
  if (fields.scope.is === 'known' && fields.scope.value === 'NoSubjects') return [];
  return [
    ...approvalProblems(policy, head),
    ...extensionProblems(policy, head),
    ...lengthProblems(policy, head, wanted?.days ?? MOST_DAYS),
    ...openGroupProblems(policy, head, posture),
    ...(wanted === undefined ? [] : undeclaredProblems({ address, fields, head, posture, wanted })),
  ];
}

function approvalProblems({ address, fields }: Entity<'packagePolicy'>, head: ExclusionHead): readonly Problem[] {
  const { approval, stages, accessPackage } = fields;
  const unread = [
    ...unreadIn(approval),
    ...unreadIn(accessPackage),
    ...stages.flatMap((stage) => unreadMembers(stage)),
  ];
  const approved = approval.is === 'known' && approval.value;
  if (unread.length > 0) {
    return unreadProblem(unread, { ...head('unapproved'), assumption: `somebody approves each request by ${address}` });
  }
  if (approved && stages.length > 0 && stages.every((stage) => stage.items.length > 0)) return [];
  const given = `${address} puts whoever asks into an exclusion group, and nobody approves`;
  return [{ ...head('unapproved'), origins: [approval.at], given }];
}

function extensionProblems({ address, fields }: Entity<'packagePolicy'>, head: ExclusionHead): readonly Problem[] {
  const { extension, extensionApproval } = fields;
  const prolonged = extension.is !== 'absent' && !(extension.is === 'known' && !extension.value);
  if (!prolonged || (extensionApproval.is === 'known' && extensionApproval.value)) return [];
  const unread = [...unreadIn(extension), ...unreadIn(extensionApproval)];
  if (unread.length > 0) {
    return unreadProblem(unread, { ...head('unapproved'), assumption: `somebody approves what ${address} prolongs` });
  }
  const given = `${address} lets whoever is in an exclusion group stay in it, and nobody approves`;
  return [{ ...head('unapproved'), origins: [extension.at], given }];
}

function lengthProblems(
  { address, fields: { days, expiration } }: Entity<'packagePolicy'>,
  head: ExclusionHead,
  most: number,
): readonly Problem[] {
  const unread = [...unreadIn(days), ...unreadIn(expiration)];
  if (unread.length > 0) {
    return unreadProblem(unread, {
      ...head('long'),
      assumption: `${address} gives membership for ${most} days at most`,
    });
  }
  const count = days.is === 'known' ? Number(days.value) : 0;
  if (expiration.is === 'absent' && Number.isInteger(count) && count >= 1 && count <= most) return [];
  const limit = most === 1 ? 'a day' : `${most} days`;
  const given = `${address} puts somebody into an exclusion group for longer than ${limit}`;
  return [{ ...head('long'), origins: [days.at], given }];
}

/** Whoever can put himself into a group that decides approves what he asks for. */
function openGroupProblems(
  { address, fields: { approverGroups } }: Entity<'packagePolicy'>,
  head: ExclusionHead,
  posture: Posture,
): readonly Problem[] {
  const groups = approverGroups.items.filter(({ is }) => is !== 'unknown');
  return groups.flatMap((group) =>
    principalsOf(posture, group).flatMap((principal): readonly Problem[] => {
      const protection = protectionOf(principal);
      if (protection === 'protected') return [];
      const open = head('approverGroup');
      if (principal.is === 'unread' || typeof protection === 'object') {
        const unread = typeof protection === 'object' ? [protection] : [];
        return unreadProblem(unread, {
          ...open,
          assumption: `the groups that decide by ${address} are role-assignable`,
        });
      }
      const given = `${address} has the group ${declaredAs(principal)} approve, which any group administrator may be able to join`;
      return [{ ...open, origins: [group.at], given }];
    }),
  );
}

interface Held {
  readonly address: string;
  readonly fields: Entity<'packagePolicy'>['fields'];
  readonly head: ExclusionHead;
  readonly posture: Posture;
  readonly wanted: DeclaredExclusions;
}

/** Somebody asks, or decides, who is not declared. */
function undeclaredProblems({ address, fields, head, posture, wanted }: Held): readonly Problem[] {
  const { scope, requestors, stages } = fields;
  const named = scope.is === 'known' && scope.value === 'SpecificDirectorySubjects';
  const strangers = (values: readonly Val<string>[], known: ReadonlySet<string>, setting: string, does: string) =>
    values.flatMap((value) =>
      principalsOf(posture, value).flatMap((principal): readonly Problem[] => {
        const assumption = `who ${does} by ${address} is declared to`;
        if (principal.is === 'unread') return unreadProblem([principal.unread], { ...head(setting), assumption });
        const name = declaredAs(principal);
        const given = `${name} ${does} by ${address}, and is not declared to`;
        return known.has(name) ? [] : [{ ...head(setting), origins: [value.at], given }];
      }),
    );
  const readable = stages.flatMap(({ items }) => items).filter(({ is }) => is !== 'unknown');
  const asking = unreadProblem([...unreadIn(scope), ...unreadMembers(requestors)], {
    ...head('requestors'),
    assumption: `nobody may ask by ${address} but who is declared`,
  });
  const anybody = `${address} lets others ask than are declared`;
  return [
    ...strangers(readable, wanted.approvers, 'approvers', 'decides'),
    ...asking,
    ...(named || asking.length > 0 ? [] : [{ ...head('requestors'), origins: [scope.at], given: anybody }]),
    ...(named && asking.length === 0 ? strangers(requestors.items, wanted.requestors, 'requestors', 'asks') : []),
  ];
}

export function unreadIn(value: Val<unknown>): readonly Unread[] {
  return value.is === 'unknown' ? [{ at: value.at, why: value.why }] : [];
}
