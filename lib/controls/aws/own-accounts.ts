import type { Situation } from '../control';
import { awsAccountOf } from './account';

/** What a trust policy names, with the account that it is of. */
export interface Trusted {
  readonly text: string;
  /** Unset for a resource of the same stack, and for what is no ARN. */
  readonly account?: string;
  /** Everybody in the account whose own policies allow it. */
  readonly isWhole: boolean;
}

/** Reads a principal of AWS: an ARN, or the bare id of an account. */
export function trustedOf(text: string): Trusted {
  const [, account, rest] = /^arn:[^:]+:(?:iam|sts)::(\d{12}):(.*)$/.exec(text) ?? [];
  if (account !== undefined) return { text, account, isWhole: rest === 'root' };
  return /^\d{12}$/.test(text) ? { text, account: text, isWhole: true } : { text, isWhole: false };
}

/** Ids of the accounts that the tenant declares as its own: those of all its services, and what manages them. */
export function ownAccounts(situation: Situation): ReadonlySet<string> {
  const services = Object.values(situation.facts?.declaration.services ?? {});
  const ids = services.flatMap((service) => {
    if (service.kind !== 'aws') return [];
    const { accounts, organization } = service.aws;
    return [...Object.values(accounts).map(({ id }) => id), ...(organization ? [organization.managementAccount] : [])];
  });
  return new Set([...ids, ...[awsAccountOf(situation)?.id ?? []].flat()]);
}

/** Whether it is somebody of an account that the tenant does not declare. */
export function isForeign({ account }: Trusted, own: ReadonlySet<string>): boolean {
  return account !== undefined && !own.has(account);
}
