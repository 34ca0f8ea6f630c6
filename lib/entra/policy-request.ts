import type { GUEST_TYPES, InvalidValue } from '../values';
import type { IBreakGlass } from './break-glass';
import type { IExclusionGroup } from './exclusion';
import type { PolicyRollout } from './policy-rollout';

/** A kind of guests and external users. */
export type GuestType = (typeof GUEST_TYPES)[number];

/**
 * Who a policy is for once it is enforced: every user, holders of roles (template ids) and members of groups (object ids),
 * guests of some kinds, or service principals (object ids, or `ServicePrincipalsInMyTenant` for all of them); or the emergency
 * accounts, which every other policy leaves out.
 */
export type Audience =
  | { readonly users: 'All' }
  | { readonly roles?: readonly string[]; readonly groups?: readonly string[] }
  | { readonly guests: readonly GuestType[] }
  | { readonly servicePrincipals: readonly string[] }
  | { readonly emergencyAccounts: 'all' };

/** Guests of some tenants. */
export interface GuestsOf {
  readonly types: readonly GuestType[];
  /** Ids of the tenants that they come from. */
  readonly tenants: readonly string[];
}

/** Who else is left out, besides the break-glass group. */
export interface LeftOut {
  readonly groups?: readonly string[];
  readonly users?: readonly string[];
  /** Kinds of guests: of every tenant, or of some. */
  readonly guests?: readonly GuestType[] | GuestsOf;
  readonly servicePrincipals?: readonly string[];
}

/** What is signed in to: applications (client ids, or Microsoft's names for groups of them), or one user action. */
export type Target =
  | { readonly applications: readonly string[]; readonly except?: readonly string[] }
  | { readonly userAction: UserAction };
export type UserAction = 'urn:user:registerdevice' | 'urn:user:registersecurityinfo';

/** Members of a condition, and members that are left out of it. */
export interface Within {
  readonly included: readonly string[];
  readonly excluded?: readonly string[];
}

/** When a policy applies; a condition that is not given restricts nothing. */
export interface Conditions {
  /**
   * Kinds of clients.
   *
   * @default ['all']
   */
  readonly clientAppTypes?: readonly string[];
  readonly platforms?: Within;
  /** Object ids of named locations, `All`, `AllTrusted`. */
  readonly locations?: Within;
  readonly transferMethods?: readonly string[];
  readonly signInRisk?: readonly string[];
  readonly userRisk?: readonly string[];
  readonly servicePrincipalRisk?: readonly string[];
  readonly insiderRisk?: 'elevated' | 'minor' | 'moderate';
  readonly deviceFilter?: { readonly mode: 'include' | 'exclude'; readonly rule: string };
}

export type BuiltInControl =
  | 'block'
  | 'compliantApplication'
  | 'compliantDevice'
  | 'domainJoinedDevice'
  | 'mfa'
  | 'passwordChange';

/** What a sign-in has to do: built-in controls, an authentication strength (its full path), or both. */
export interface Grant {
  readonly builtIn?: readonly BuiltInControl[];
  readonly strength?: string;
  /**
   * How several controls are joined; one alone is always written as OR, which is what Microsoft Graph gives back.
   *
   * @default 'OR'
   */
  readonly operator?: 'AND' | 'OR';
}

/** What holds in the session. */
export interface Session {
  /** After how long whoever holds the session signs in again. */
  readonly signInFrequency?: 'everyTime' | { readonly hours: number } | { readonly days: number };
  readonly persistentBrowser?: 'never';
  readonly applicationEnforcedRestrictions?: true;
  readonly disableResilienceDefaults?: true;
}

/** A policy, in words that leave out what is the same for all of them. */
export interface PolicyRequest {
  readonly displayName: string;
  readonly breakGlass: IBreakGlass;
  /** @default - none */
  readonly exclusion?: IExclusionGroup | readonly IExclusionGroup[];
  readonly rollout: PolicyRollout;
  readonly audience: Audience;
  readonly leftOut?: LeftOut;
  /** @default - all resources */
  readonly target?: Target;
  readonly conditions?: Conditions;
  readonly grant?: Grant;
  readonly session?: Session;
  /** What else is wrong, to be told in the same refusal. */
  readonly problems?: readonly InvalidValue[];
}
