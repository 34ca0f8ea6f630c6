import type { EntraSettings } from '../../declaration';
import type { Atoms, Demand, Unread } from '../../signin';

/** Sign-ins that a rule is about, besides being a user's and not an emergency account's. */
export interface SignInCase {
  /** `All`, `role:<display name>`, or another name for whom `parts` restrict it to. */
  readonly principal: string;
  /** Service principals get in instead of users. */
  readonly workloads?: true;
  readonly parts: readonly (readonly [string, Atoms])[];
  /** What restricts them further if all that is not readable turns out well, and what that is. */
  readonly possibly?: { readonly parts: SignInCase['parts']; readonly unread: readonly Unread[] };
}

/** A demand on sign-ins that enforced policies have to make, alone or together. */
export interface SignInRule {
  readonly demand: Demand;
  readonly cases: (settings: EntraSettings) => readonly SignInCase[];
  /** How an open sign-in gets in, after "can sign in" or "may sign in": `without multifactor authentication`. */
  readonly lacking: string;
  readonly remedy: string;
}
