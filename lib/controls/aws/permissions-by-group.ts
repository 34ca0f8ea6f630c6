import { type Entity, type PolicyDocument, symbolOf, type Val } from '../../posture';
import type { Control } from '../control';
import { mayBeAbsent } from './bucket';
import { type Gap, outcomeOf, provided } from './gap';

const REMEDY =
  'attach the policy to a group that the user is a member of, or let people take a role (EntraRole, PrivilegedRole)';

/**
 * AWS-IAM-07: users have their permissions by their groups and by roles that they assume: no policy that allows anything is
 * inline in a user, or attached to one. A policy that only denies is no permission.
 */
export const permissionsByGroup: Control = {
  id: 'AWS-IAM-07',
  title: 'Users have permissions by group and by role alone',
  risk: 'Who moves to another job keeps what was once given to them by name, and nobody looks there.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.13' },
    { source: 'AWS FSBP', id: 'IAM.2' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['identityPolicy', 'principalType'],
    ['identityPolicy', 'document'],
  ],
  check: ({ posture: { entities } }) => {
    const policies: readonly Entity<'identityPolicy'>[] = entities.identityPolicy;
    if (policies.length === 0) return [{ verdict: 'notApplicable', because: 'there is no policy of a principal' }];
    const ofUsers = policies.filter(({ fields }) => fields.principalType === 'user');
    if (ofUsers.length === 0) {
      return [{ verdict: 'met', by: [...new Set(policies.map(({ address }) => address))].sort() }];
    }
    return ofUsers.map((policy) =>
      outcomeOf({
        subject: policy.address,
        remedy: REMEDY,
        meaning: {},
        gaps: gapsOf(policy),
        by: [policy.address],
      }),
    );
  },
};

/** What a policy allows, in its own words. */
function allowedBy(document: Val<PolicyDocument>): readonly string[] {
  if (document.is !== 'known' || document.value.open !== undefined) return ['allow=All'];
  const allowed = document.value.statements.filter(({ effect }) => effect === 'Allow');
  return allowed.flatMap(({ actions: { not, patterns } }) => (not ? ['All'] : patterns)).map((each) => `allow=${each}`);
}

function gapsOf(policy: Entity<'identityPolicy'>): readonly Gap[] {
  const { principal, document, inline } = policy.fields;
  if (document.is === 'absent') return [];
  const user = symbolOf(principal) ?? 'a user';
  const gap: Gap = {
    given: inline ? `${user} has a policy of their own` : `a policy is attached to ${user}`,
    meaning: { principals: [`user:${user}`], settings: allowedBy(document) },
    origins: [principal.at],
  };
  const assumptions = [
    ...(mayBeAbsent(policy) ? ['it is not made'] : []),
    ...(symbolOf(principal) === undefined ? ['it is nobody’s'] : []),
  ];
  if (document.is === 'known') {
    const { statements, open } = document.value;
    const allows = statements.some(({ effect }) => effect === 'Allow');
    if (!allows && open === undefined) return [];
    if (!allows) assumptions.push('what is not seen of it allows nothing');
  } else if (document.is === 'unknown' && !['notRead', 'data'].includes(document.why)) {
    assumptions.push('it allows nothing');
  }
  const [assumption] = assumptions;
  return [assumption === undefined ? gap : provided(assumption, gap)];
}
