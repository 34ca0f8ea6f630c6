import type { Condition, Statement } from '../../../posture';
import { ABSENT, always, type GuardrailKind, type KeyDomain, PRESENT } from '../../../requests';
import type { Situation } from '../../control';
import { partitionOf } from '../account';
import type { GuardedOrganization } from './organization';

/** Requests, in the language of policies: those of these conditions, by default of all actions on all resources. */
export function requestsThat(
  conditions: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>,
  actions: readonly string[] = ['*'],
): Statement {
  return {
    effect: 'Deny',
    actions: { not: false, patterns: actions },
    resources: { not: false, patterns: ['*'] },
    conditions: Object.entries(conditions).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]): Condition => ({ operator, key, values: [values].flat() })),
    ),
  };
}

/** Requests that no policy of the kind is held to, so that none can deny them. */
export function beyondReach(kind: GuardrailKind, { managementAccount }: GuardedOrganization): readonly Statement[] {
  const account = kind === 'serviceControl' ? 'aws:PrincipalAccount' : 'aws:ResourceAccount';
  return [
    requestsThat({ ArnLike: { 'aws:PrincipalArn': 'arn:*:iam::*:role/aws-service-role/*' } }),
    requestsThat({ StringEquals: { [account]: managementAccount } }),
    ...(kind === 'serviceControl' ? [requestsThat({ Bool: { 'aws:PrincipalIsAWSService': 'true' } })] : []),
  ];
}

/** Who a request of a member account can be from. */
export type Caller = 'root' | 'user' | 'role';

/** What AWS fills in for a request that somebody in an account of the organization makes by themselves. */
export function ofMember(
  { id }: GuardedOrganization,
  situation: Situation,
  callers: readonly Caller[] = ['root', 'user', 'role'],
): Readonly<Record<string, KeyDomain>> {
  const partition = partitionOf(situation);
  const arns = callers.map((caller) => `arn:${partition}:iam::*:${caller}${caller === 'root' ? '' : '/*'}`);
  return {
    'aws:principalarn': always(...arns),
    'aws:principalorgid': always(id),
    'aws:principalisawsservice': always('false'),
    'aws:principalaccount': PRESENT,
    'aws:assumedroot': ABSENT,
  };
}
