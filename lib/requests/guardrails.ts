import type { Condition, PolicyDocument, Statement } from '../posture';
import { onceFor, remembered } from '../values';

/** The two kinds of policy by which an organization limits what its accounts allow. */
export type GuardrailKind = 'serviceControl' | 'resourceControl';

/** Roles that AWS services assume and that no policy of an organization touches. */
const SERVICE_LINKED_ROLES = 'arn:*:iam::*:role/aws-service-role/*';

/** What AWS attaches to every root, unit and account by itself: it allows everything. */
export const FULL_ACCESS: PolicyDocument = {
  statements: [
    {
      effect: 'Allow',
      actions: { not: false, patterns: ['*'] },
      resources: { not: false, patterns: ['*'] },
      conditions: [],
    },
  ],
};

/**
 * The document with what AWS leaves out of its reach written into each deny as conditions, so that a proof and a decision
 * take it into account.
 *
 * A service control policy never touches the management account, AWS services, and service-linked roles; a resource
 * control policy never resources of the management account, and service-linked roles. AWS Organizations User Guide,
 * "Tasks and entities not restricted by SCPs", "Resources and entities not restricted by RCPs".
 */
export function asHeld(document: PolicyDocument, kind: GuardrailKind, managementAccount?: string): PolicyDocument {
  return { ...document, statements: document.statements.map(heldBy(kind, managementAccount)) };
}

const MOST_ORGANIZATIONS = 20;

/** Each statement is held once, so that the same is asked of the same. */
const heldBy = remembered(
  MOST_ORGANIZATIONS,
  (kind: GuardrailKind, managementAccount?: string) => `${kind} ${managementAccount}`,
  (kind, managementAccount) => {
    const reach = reachOf(kind, managementAccount);
    return onceFor((statement: Statement): Statement => {
      return statement.effect === 'Deny'
        ? { ...statement, conditions: [...statement.conditions, ...reach] }
        : statement;
    });
  },
);

function reachOf(kind: GuardrailKind, managementAccount: string | undefined): readonly Condition[] {
  const linked: Condition = {
    operator: 'ArnNotLikeIfExists',
    key: 'aws:PrincipalArn',
    values: [SERVICE_LINKED_ROLES],
  };
  const services: Condition = { operator: 'BoolIfExists', key: 'aws:PrincipalIsAWSService', values: ['false'] };
  const account = kind === 'serviceControl' ? 'aws:PrincipalAccount' : 'aws:ResourceAccount';
  return [
    linked,
    ...(kind === 'serviceControl' ? [services] : []),
    ...(managementAccount === undefined
      ? []
      : [{ operator: 'StringNotEqualsIfExists', key: account, values: [managementAccount] }]),
  ];
}
