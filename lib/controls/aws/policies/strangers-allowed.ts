import type { Statement } from '../../../posture';
import { accountOf, accountOfArn } from '../../../requests';
import { LOAD_BALANCING_ACCOUNTS } from '../../../values';
import type { Control, Situation } from '../../control';
import { type Gap, provided } from '../gap';
import { requestsThat } from '../organization/requests';
import { speaksOnlyOf } from './requests-of';
import { eachPolicy, seenOf, type WrittenPolicy } from './written-policies';

const REMEDY =
  'name principals of declared accounts, or hold the statement to them: StringEquals aws:PrincipalOrgID, aws:PrincipalAccount or kms:CallerAccount';

/**
 * AWS-POL-08: policies of buckets and keys let in nobody from outside: principals of declared accounts, of the organization and
 * of its trusted accounts, AWS services by their own principals, and the accounts by which load balancers write logs. A
 * statement for everyone is held to them by its conditions.
 */
export const strangersAllowed: Control = {
  id: 'AWS-POL-08',
  title: 'Policies of buckets and keys let no stranger in',
  risk: 'A key that any account may use decrypts a stolen copy of the data, and a bucket that lends itself out is nobody’s any more.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'S3.6' },
    { source: 'NIST 800-53', id: 'AC-3' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: [
    ['bucketPolicy', 'document'],
    ['kmsKey', 'policy'],
  ],
  check: (situation) => {
    const own = ownAccounts(situation);
    return eachPolicy(situation, ['bucket', 'key'], REMEDY, (policy) =>
      seenOf(policy).statements.flatMap((statement) => gapsOf(statement, policy, own)),
    );
  },
};

/** Whose requests are no stranger's. */
interface Own {
  readonly accounts: readonly string[];
  readonly requests: readonly Statement[];
}

function ownAccounts({ facts }: Situation): Own {
  const service = facts?.declaration.services[facts.focus.service];
  const aws = service?.kind === 'aws' ? service.aws : undefined;
  const declared = Object.values(aws?.accounts ?? {});
  const accounts = [
    ...declared.flatMap(({ id, regions }) => [
      id,
      ...regions.flatMap((region) => LOAD_BALANCING_ACCOUNTS[region] ?? []),
    ]),
    ...(aws?.organization === undefined ? [] : [aws.organization.managementAccount]),
    ...(aws?.organization?.guardrails?.trustedAccounts ?? []),
  ];
  const keys = ['aws:PrincipalAccount', 'kms:CallerAccount'];
  return {
    accounts,
    requests: [
      requestsThat({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }),
      ...(accounts.length === 0
        ? []
        : [
            ...keys.map((key) => requestsThat({ StringEquals: { [key]: accounts } })),
            requestsThat({ ArnLike: { 'aws:PrincipalArn': accounts.map((id) => `arn:*:iam::${id}:*`) } }),
          ]),
      ...(aws?.organization === undefined
        ? []
        : [requestsThat({ StringEquals: { 'aws:PrincipalOrgID': aws.organization.id } })]),
    ],
  };
}

function gapsOf(statement: Statement, policy: WrittenPolicy, own: Own): Gap[] {
  const { effect, principals } = statement;
  if (effect !== 'Allow' || principals === undefined) return [];
  const isForAll = principals.any || principals.not;
  const named = isForAll ? [] : principals.aws.filter((listed) => !isOwn(listed, own));
  if (!isForAll && named.length === 0) return [];
  const held = speaksOnlyOf(statement, own.requests);
  if (held === 'yes') return [];
  const action = statement.actions.not ? 'actions' : statement.actions.patterns.join(', ');
  const gap: Gap = {
    given: `it allows ${action} to ${isForAll ? 'everyone' : named.join(', ')}, and nothing holds it to declared accounts`,
    meaning: { principals: isForAll ? ['All'] : named, settings: [`action=${action}`] },
    origins: [policy.document.at],
  };
  if (held === 'unknown') return [provided('its conditions hold it to declared accounts', gap)];
  const strangers = named.filter((listed) => isForAll || accountIn(listed) !== undefined);
  return isForAll || strangers.length > 0 ? [gap] : [provided(`${named.join(', ')} is of a declared account`, gap)];
}

/** A principal of the same stack is of the account that the stack is for. */
function isOwn(listed: string, { accounts }: Own): boolean {
  if (/^\$\{aws_iam_(?:role|user)\.[^}]+\}$/.test(listed)) return true;
  return accounts.includes(accountIn(listed) ?? '');
}

/** The account that a principal is of; a unique id (AROA…), or what apply fills in, does not say. */
function accountIn(listed: string): string | undefined {
  const account = accountOf(listed) ?? accountOfArn(listed);
  return /^\d{12}$/.test(account) ? account : undefined;
}
