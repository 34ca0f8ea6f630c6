import type { PolicyDocument, Posture } from '../../posture';
import { ABSENT, always, type KeyDomain, PRESENT } from '../../requests';
import type { Situation } from '../control';
import { awsAccountOf, partitionOf } from './account';
import { mayBeAbsent } from './bucket';
import { type Identity, identityOf } from './identity';

/** An identity of people, and why it may turn out not to be one. */
export interface Person extends Identity {
  readonly doubt?: string;
}

/** Groups of people: those declared, and every group of the stack. Then every user of the stack. */
export function groupsAndUsers(situation: Situation): Person[] {
  const account = awsAccountOf(situation);
  const declared = [...(account?.humanGroups ?? []), ...(account?.existingHumanGroups ?? [])];
  const { posture } = situation;
  return [...merged('group', declared, posture), ...merged('user', [], posture)];
}

/**
 * Roles that people assume: those declared, and every role of the stack that anybody but AWS services may assume. The
 * deployer's role is not one.
 */
export function roles(situation: Situation): Person[] {
  const deployer = situation.facts?.declaration.deployer.awsRole;
  const declared = awsAccountOf(situation)?.humanRoles ?? [];
  return merged('role', declared, situation.posture).flatMap((role): Person[] => {
    if (role.name !== undefined && role.name === deployer) return [];
    if (role.entity === undefined || declared.includes(role.name ?? '')) return [role];
    const { trust } = role.entity.fields;
    if (trust.is === 'known' && admitsPeople(trust.value)) return [role];
    if (trust.is === 'known' && trust.value.open === undefined) return [];
    return trust.is === 'absent' ? [] : [{ ...role, doubt: `only AWS services may assume ${role.entity.address}` }];
  });
}

function admitsPeople({ statements }: PolicyDocument): boolean {
  return statements.some(({ effect, principals }) => {
    if (effect !== 'Allow' || principals === undefined) return false;
    return principals.any || principals.not || principals.aws.length > 0 || principals.federated.length > 0;
  });
}

function merged(type: Identity['type'], declared: readonly string[], posture: Posture): Person[] {
  const entities = posture.entities.iamPrincipal.filter(({ fields }) => fields.type === type);
  const made = entities.map((entity): Person => {
    const identity = identityOf(entity);
    const isDeclared = declared.includes(identity.name ?? '');
    return mayBeAbsent(entity) && !isDeclared ? { ...identity, doubt: `${entity.address} is not made` } : identity;
  });
  const others = declared.filter((name) => !made.some((person) => person.name === name));
  return [...made, ...[...new Set(others)].map((name): Person => ({ type, name }))];
}

/**
 * What the requests of an identity carry, as AWS fills it in (IAM User Guide, "Global condition context keys"): not
 * forwarded by a service, of a user (a group's members are users) or of a session of the role.
 */
export function contextOf(identity: Identity, situation: Situation): Readonly<Record<string, KeyDomain>> {
  const account = awsAccountOf(situation)?.id ?? identity.entity?.scope.account;
  const root = `arn:${partitionOf(situation, identity.entity)}:iam::${account ?? '*'}`;
  const name = identity.type === 'group' ? undefined : identity.name;
  const kind = identity.type === 'role' ? 'role' : 'user';
  const arns = name === undefined ? [`${root}:${kind}/*`] : [`${root}:${kind}/${name}`, `${root}:${kind}/*/${name}`];
  return {
    'aws:viaawsservice': always('false'),
    'aws:calledvia': ABSENT,
    'aws:calledviafirst': ABSENT,
    'aws:calledvialast': ABSENT,
    'aws:principalisawsservice': always('false'),
    'aws:principaltype': always(kind === 'role' ? 'AssumedRole' : 'User'),
    'aws:principalarn': always(...arns),
    'aws:principalaccount': account === undefined ? PRESENT : always(account),
    'aws:username': kind === 'role' ? ABSENT : name === undefined ? PRESENT : always(name),
    'aws:userid': PRESENT,
    'aws:currenttime': PRESENT,
    'aws:epochtime': PRESENT,
  };
}
