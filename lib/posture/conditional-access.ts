import type { WrittenLocation, WrittenPolicy, WrittenStrength } from '../values';
import type { Data } from './data';
import type { Origin, SetOf, UnknownReason, Val } from './value';

export interface GuestScope {
  readonly types: readonly string[];
  /** `all`, or the enumerated tenant ids. */
  readonly tenants: 'all' | readonly string[];
}

interface Selection {
  readonly included: SetOf<string>;
  readonly excluded: SetOf<string>;
}

/** How often a session asks whoever holds it to sign in again: every time, or after some hours. */
export interface SignInFrequency {
  /** 0 stands for every time. */
  readonly hours: number;
  /** False where only the second factor is asked for again. */
  readonly primaryToo: boolean;
}

/** What holds within a session once it is granted; an unset setting leaves it to the service. */
export interface SessionControls {
  readonly signInFrequency: Val<SignInFrequency>;
  /** `never`, `always`. */
  readonly persistentBrowser: Val<string>;
  readonly applicationEnforcedRestrictions: Val<boolean>;
  readonly resilienceDefaultsDisabled: Val<boolean>;
  /** `blockDownloads`, `mcasConfigured`, `monitorOnly`. */
  readonly cloudAppSecurity: Val<string>;
  /** The session is bound to its device; azuread has no argument for it. */
  readonly tokenProtection: Val<boolean>;
}

/** Conditional Access, in Microsoft Graph's terms. An unset selection leaves its condition unconfigured. */
export interface ConditionalAccessPolicy {
  readonly state: Val<string>;
  readonly users: Selection;
  readonly groups: Selection;
  readonly roles: Selection;
  readonly guests: { readonly included: Val<GuestScope>; readonly excluded: Val<GuestScope> };
  readonly servicePrincipals: Selection;
  /** Agents, and the risk of theirs at which the policy applies; azuread has no argument for them. */
  readonly agents: Selection & { readonly risk: SetOf<string> };
  readonly applications: Selection;
  readonly userActions: SetOf<string>;
  readonly clientAppTypes: SetOf<string>;
  readonly platforms: Selection;
  readonly locations: Selection;
  readonly transferMethods: SetOf<string>;
  readonly deviceFilter: Val<{ readonly mode: string; readonly rule: string }>;
  readonly signInRisk: SetOf<string>;
  readonly userRisk: SetOf<string>;
  readonly servicePrincipalRisk: SetOf<string>;
  readonly insiderRisk: SetOf<string>;
  readonly grant: {
    readonly operator: Val<string>;
    readonly builtIn: SetOf<string>;
    /** Resource path of the strength (`/policies/authenticationStrengthPolicies/<id>`) or a reference to one here. */
    readonly strength: Val<string>;
    readonly termsOfUse: SetOf<string>;
    readonly custom: SetOf<string>;
  };
  readonly session: SessionControls;
}

/** A resource as it is written, beside what it means: the arguments by themselves, and those that cannot be read. */
export interface AsWritten<T> {
  readonly form: T;
  readonly unread: readonly { readonly at: Origin; readonly why: UnknownReason }[];
}

/** What decides on sign-ins to a directory. */
export interface ConditionalAccessFields {
  conditionalAccessPolicy: ConditionalAccessPolicy;
  namedLocation: {
    /** Set where it is there already, and policies call it by its id. */
    readonly objectId?: string;
    readonly ranges: SetOf<string>;
    readonly trusted: Val<boolean>;
    readonly countries: SetOf<string>;
    readonly unknownCountries: Val<boolean>;
  };
  authenticationStrength: { readonly combinations: SetOf<string> };
  /** Settings of an object of Microsoft Graph that is always there, at a URL in small letters without a slash in front. */
  graphSetting: { readonly url: string; readonly body: Data };
  /** The same three again, as they are written. */
  writtenPolicy: AsWritten<WrittenPolicy>;
  writtenLocation: AsWritten<WrittenLocation>;
  writtenStrength: AsWritten<WrittenStrength>;
}
