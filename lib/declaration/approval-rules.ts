import type { ApproverList } from './schema/approvers';

/** Name of the list of approvers. It stands beside the folder of declarations, so that who edits those does not edit it. */
export const APPROVERS_FILE = 'approvers.yaml';

/** The longest that a weakness is accepted for in days, where the list of approvers says nothing else. */
export const LONGEST_ACCEPTANCE_DAYS = 365;

/** Who may approve the acceptances of one tenant, and for how long. */
export interface ApprovalRules {
  /** Their e-mail addresses, as they were written. */
  readonly approvers: readonly string[];
  /** The longest that an acceptance may hold after its approval. */
  readonly longestDays: number;
}

/** What a list of approvers says of a tenant. */
export function approvalRulesOf({ approvers, longestDays }: ApproverList, tenant: string): ApprovalRules {
  const own = approvers.filter(({ tenants }) => tenants?.includes(tenant) ?? true);
  return {
    approvers: [...new Set(own.map(({ email }) => email))].sort(),
    longestDays: longestDays ?? LONGEST_ACCEPTANCE_DAYS,
  };
}
