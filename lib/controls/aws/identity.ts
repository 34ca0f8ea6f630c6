import type { Entity, PolicyDocument, Posture, UnknownReason, Val } from '../../posture';
import type { Answer } from '../../requests';
import { mayBeAbsent } from './bucket';

/** A group, role or user that policies are put on: declared by name, or made in the stack, or both. */
export interface Identity {
  readonly type: 'group' | 'role' | 'user';
  readonly name?: string;
  readonly entity?: Entity<'iamPrincipal'>;
}

/** The policies of an identity, and the addresses that they were read from. */
export interface Policies {
  readonly documents: readonly PolicyDocument[];
  readonly by: readonly string[];
  /** Addresses of policies under `ignore_changes`, of which nothing counts. */
  readonly ignored: readonly string[];
}

/** `group:admins`: its name, else its reference. */
export function labelOf({ type, name, entity }: Identity): string {
  const text = name ?? (entity === undefined ? '' : `\${${entity.address}.name}`);
  return `${type}:${text}`;
}

/** The identity that a resource makes. */
export function identityOf(entity: Entity<'iamPrincipal'>): Identity {
  const { type, name } = entity.fields;
  return name.is === 'known' ? { type, name: name.value, entity } : { type, entity };
}

/** Whether an argument names the identity: by reference, or by its literal name. IAM knows no case in names. */
export function names(value: Val<string>, identity: Identity, posture: Posture): Answer {
  if (value.is === 'absent') return 'no';
  if (value.is === 'unknown') return 'unknown';
  if (value.is === 'known') return sameName(value.value, identity);
  if (value.address === identity.entity?.address) return 'yes';
  const other = posture.entities.iamPrincipal.find(({ address }) => address === value.address);
  if (other === undefined) return 'unknown';
  if (other.fields.type !== identity.type) return 'no';
  const { name } = other.fields;
  return name.is === 'known' ? sameName(name.value, identity) : identity.entity === undefined ? 'unknown' : 'no';
}

function sameName(text: string, { name }: Identity): Answer {
  if (name === undefined) return 'unknown';
  return text.toLowerCase() === name.toLowerCase() ? 'yes' : 'no';
}

/** All policies that apply to an identity, a user's groups' policies with them. */
export function policiesOf(identity: Identity, posture: Posture): Policies {
  const own = ownPolicies(identity, posture);
  if (identity.type !== 'user') return own;
  const groups = groupsOf(identity, posture).map(({ group, sure }) => {
    const policies = ownPolicies(group, posture);
    return sure ? policies : { ...policies, documents: policies.documents.map(doubted), by: [] };
  });
  const open = isMembershipOpen(identity, posture) ? [{ statements: [], open: 'dynamic' as const }] : [];
  return {
    documents: [...own.documents, ...groups.flatMap(({ documents }) => documents), ...open],
    by: [...own.by, ...groups.flatMap(({ by }) => by)],
    ignored: [...own.ignored, ...groups.flatMap(({ ignored }) => ignored)],
  };
}

function ownPolicies(identity: Identity, posture: Posture): Policies {
  const documents: PolicyDocument[] = [];
  const by: string[] = [];
  const ignored: string[] = [];
  for (const policy of posture.entities.identityPolicy) {
    if (policy.fields.principalType !== identity.type) continue;
    const isOurs = names(policy.fields.principal, identity, posture);
    const { document } = policy.fields;
    if (isOurs === 'no' || document.is === 'absent') continue;
    if (document.is === 'unknown' && document.why === 'ignored') ignored.push(policy.address);
    else if (document.is !== 'known') documents.push(unread(document.is === 'unknown' ? document.why : 'computed'));
    else if (isOurs === 'unknown' || mayBeAbsent(policy)) documents.push(doubted(document.value));
    else {
      documents.push(document.value);
      by.push(policy.address);
    }
  }
  return { documents, by, ignored };
}

/** A document that may apply or not: nothing of it is sure, so it takes part as one that may hold what is not seen. */
function doubted(document: PolicyDocument): PolicyDocument {
  const denies = document.statements.some(({ effect }) => effect === 'Deny');
  return denies || document.open !== undefined ? unread(document.open ?? 'dynamic') : { statements: [] };
}

function unread(open: UnknownReason): PolicyDocument {
  return { statements: [], open };
}

/** The groups that a membership puts the user in. */
function groupsOf(user: Identity, posture: Posture): { group: Identity; sure: boolean }[] {
  return posture.entities.iamMembership.flatMap((membership) => {
    const members = membership.fields.users.items.map((item) => names(item, user, posture));
    if (members.every((answer) => answer === 'no')) return [];
    const sure = members.includes('yes') && !mayBeAbsent(membership);
    return membership.fields.groups.items.flatMap((item) => {
      const group = groupNamed(item, posture);
      return group === undefined ? [] : [{ group, sure }];
    });
  });
}

function groupNamed(value: Val<string>, posture: Posture): Identity | undefined {
  const groups = posture.entities.iamPrincipal.filter(({ fields }) => fields.type === 'group');
  if (value.is === 'ref') {
    const entity = groups.find(({ address }) => address === value.address);
    return entity && identityOf(entity);
  }
  if (value.is !== 'known') return undefined;
  const entity = groups.find(({ fields: { name } }) => name.is === 'known' && name.value === value.value);
  return entity === undefined ? { type: 'group', name: value.value } : identityOf(entity);
}

/** Whether the user may be in a group that cannot be told. */
function isMembershipOpen(user: Identity, posture: Posture): boolean {
  return posture.entities.iamMembership.some(({ fields: { users, groups } }) => {
    const mayBeIn = users.open !== undefined || users.items.some((item) => names(item, user, posture) !== 'no');
    const told = groups.items.every((item) => groupNamed(item, posture) !== undefined);
    return mayBeIn && (users.open !== undefined || groups.open !== undefined || !told);
  });
}
