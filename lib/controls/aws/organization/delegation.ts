import type { Entity, Statement, Val } from '../../../posture';
import { accountOf, accountOfArn } from '../../../requests';
import type { Situation } from '../../control';
import { type Gap, provided } from '../gap';
import type { GuardedOrganization } from './organization';

/** Whom the organization hands the say over its policies, or over a service, that is not a declared account. */
export function delegationGaps({ posture: { entities } }: Situation, organization: GuardedOrganization): Gap[] {
  const accounts = [
    organization.managementAccount,
    ...Object.values(organization.service.aws.accounts).map(({ id }) => id),
  ];
  return [
    ...entities.delegatedAdministrator.flatMap((entity) => administratorGaps(entity, accounts)),
    ...entities.organizationDelegation.flatMap((entity) => delegateGaps(entity, accounts)),
  ];
}

function administratorGaps(
  { address, fields: { account, service } }: Entity<'delegatedAdministrator'>,
  accounts: readonly string[],
): Gap[] {
  if (account.is === 'known' && accounts.includes(account.value)) return [];
  const named = textOf(service);
  const gap: Gap = {
    given: `${address} lets account ${textOf(account)}, which is not declared, manage ${named} for the organization`,
    meaning: { principals: [`account:${textOf(account)}`], settings: [`delegated=${named}`] },
    origins: [account.at],
  };
  return [account.is === 'known' ? gap : provided(`${address} names a declared account`, gap)];
}

function delegateGaps(
  { address, fields: { document } }: Entity<'organizationDelegation'>,
  accounts: readonly string[],
): Gap[] {
  if (document.is === 'absent') return [];
  const gap = (given: string, principals: readonly string[]): Gap => ({
    given: `${address} ${given}`,
    meaning: { principals, settings: ['delegated=policies'] },
    origins: [document.at],
  });
  if (document.is !== 'known') {
    return [provided(`${address} hands nothing over`, gap('cannot be read before apply', ['All']))];
  }
  const strangers = [
    ...new Set(document.value.statements.flatMap((statement) => strangersIn(statement, accounts))),
  ].sort();
  return [
    ...(strangers.length === 0
      ? []
      : [gap(`hands the say over policies of the organization to ${strangers.join(', ')}, not declared`, strangers)]),
    ...(document.value.open === undefined
      ? []
      : [provided(`${address} hands nothing more over`, gap('may hold statements that cannot be read', ['All']))]),
  ];
}

function strangersIn({ effect, principals }: Statement, accounts: readonly string[]): readonly string[] {
  if (effect !== 'Allow' || principals === undefined) return [];
  if (principals.any || principals.not) return ['All'];
  return principals.aws.filter((listed) => !accounts.includes(accountOf(listed) ?? accountOfArn(listed)));
}

function textOf(value: Val<string>): string {
  return value.is === 'known' ? value.value : 'unknown';
}
