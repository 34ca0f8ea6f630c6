import type { MemberCount, WrittenLocation, WrittenPolicy, WrittenStrength } from '../values';
import type { CatalogResource, CatalogRole, PackagePolicy, PackageResource } from './access-package';
import type { Data } from './data';
import type { PolicyDocument } from './policy-document';
import type { GroupRolePolicy, GroupSchedule } from './privileged-access';
import type { Origin, SetOf, UnknownReason, Val } from './value';
import type {
  AppRoleAssignment,
  DelegatedGrant,
  FederatedCredential,
  PermissionRequest,
  ServicePrincipal,
  WorkloadOwner,
  WorkloadSecret,
} from './workload-identity';

/** Which provider configuration a resource belongs to: the account and region that it acts on. */
export interface ProviderScope {
  readonly stack: string;
  /** `azuread`, `aws`. */
  readonly provider: string;
  /** Provider alias; unset for the default configuration. */
  readonly alias?: string;
  /** AWS account where the provider block names one (`allowed_account_ids`, `assume_role`). */
  readonly account?: string;
  readonly region?: string;
  /** Entra directory where the provider block names one (`tenant_id`). */
  readonly directory?: string;
  /** What the provider block says of who it acts as and where, in one comparable text; unset where nothing is said. */
  readonly actsAs?: string;
}

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

/** Facts that only apply can know and that the configuration enforces there by a postcondition. */
export type AppliedClaim = 'cloudOnly' | 'accountEnabled' | 'roleAssignable' | 'atLeastTwoMembers';

/** The judged settings of each kind. A field is named in the platform's own terms; what no control reads is not here. */
export interface Fields {
  conditionalAccessPolicy: ConditionalAccessPolicy;
  namedLocation: {
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
  group: {
    readonly assignableToRole: Val<boolean>;
    readonly securityEnabled: Val<boolean>;
    /** Object ids; a reference to a user look-up's `object_ids` stands for all of its users. */
    readonly members: SetOf<string>;
    /** Object ids; an owner can change the members. Unset: whoever makes the group. */
    readonly owners: SetOf<string>;
    readonly dynamicMembership: Val<string>;
  };
  /** `data.azuread_group`: a group that exists already. */
  groupLookup: {
    readonly objectId: Val<string>;
    readonly claims: readonly AppliedClaim[];
    /** Addresses of user look-ups; apply checks for each that its users are exactly the members. */
    readonly membersOf: readonly string[];
    /** How many members apply checks that it has; unset where nothing checks. */
    readonly count?: MemberCount;
  };
  /** `azuread_group_member`. */
  groupMembership: { readonly group: Val<string>; readonly member: Val<string> };
  /** `data.azuread_users`, `data.azuread_user`. */
  userLookup: {
    readonly userPrincipalNames: SetOf<string>;
    readonly objectIds: SetOf<string>;
    readonly claims: readonly AppliedClaim[];
  };
  /** An active assignment of a directory role. `scope` is unset for the whole directory. */
  roleAssignment: { readonly role: Val<string>; readonly principal: Val<string>; readonly scope: Val<string> };
  /** Who may activate a directory role. */
  roleEligibility: { readonly role: Val<string>; readonly principal: Val<string>; readonly scope: Val<string> };
  groupSchedule: GroupSchedule;
  groupRolePolicy: GroupRolePolicy;
  servicePrincipal: ServicePrincipal;
  appRoleAssignment: AppRoleAssignment;
  permissionRequest: PermissionRequest;
  delegatedGrant: DelegatedGrant;
  workloadSecret: WorkloadSecret;
  workloadOwner: WorkloadOwner;
  federatedCredential: FederatedCredential;
  catalogResource: CatalogResource;
  packageResource: PackageResource;
  packagePolicy: PackagePolicy;
  catalogRole: CatalogRole;

  bucket: { readonly name: Val<string>; readonly forceDestroy: Val<boolean>; readonly preventDestroy: Val<boolean> };
  bucketPublicAccessBlock: { readonly bucket: Val<string> } & PublicAccessBlock;
  bucketOwnership: { readonly bucket: Val<string>; readonly objectOwnership: Val<string> };
  bucketPolicy: { readonly bucket: Val<string>; readonly document: Val<PolicyDocument> };
  bucketEncryption: {
    readonly bucket: Val<string>;
    readonly algorithm: Val<string>;
    readonly kmsKey: Val<string>;
    readonly bucketKey: Val<boolean>;
    readonly blockedTypes: SetOf<string>;
  };
  bucketVersioning: { readonly bucket: Val<string>; readonly status: Val<string> };
  /** One entity a bucket's set of rules; `open`: there may be more than are seen. */
  bucketLifecycle: {
    readonly bucket: Val<string>;
    readonly rules: readonly LifecycleRule[];
    readonly open: Val<boolean>;
  };
  bucketLogging: { readonly bucket: Val<string>; readonly target: Val<string>; readonly prefix: Val<string> };
  bucketLock: {
    readonly bucket: Val<string>;
    readonly enabled: Val<string>;
    readonly mode: Val<string>;
    /** One of the two is set. */
    readonly days: Val<string>;
    readonly years: Val<string>;
  };
  /** One entity a rule. */
  bucketReplication: {
    readonly bucket: Val<string>;
    readonly role: Val<string>;
    readonly status: Val<string>;
    /** Whether the rule is for every object. */
    readonly whole: Val<boolean>;
    /** Name of the bucket, or a reference to it. */
    readonly destination: Val<string>;
    /** Another account that the copy is given to; unset: the bucket's own. */
    readonly account: Val<string>;
    readonly kmsKey: Val<string>;
    readonly kmsObjects: Val<string>;
  };
  kmsKey: { readonly enabled: Val<boolean>; readonly rotation: Val<boolean>; readonly policy: Val<PolicyDocument> };
  accountPublicAccessBlock: { readonly account: Val<string> } & PublicAccessBlock;
  /** One setting of an account in a Region, or of the whole account. Flags are text: `true`, `false`. */
  accountSetting: { readonly setting: AccountSetting; readonly value: Val<string> };
  /** Records the calls of an account, or of all of an organization. */
  trail: {
    readonly name: Val<string>;
    readonly bucket: Val<string>;
    readonly kmsKey: Val<string>;
    /** ARN of the log group, or a reference to it. */
    readonly logGroup: Val<string>;
    readonly logRole: Val<string>;
    readonly multiRegion: Val<boolean>;
    readonly organization: Val<boolean>;
    readonly globalEvents: Val<boolean>;
    readonly validation: Val<boolean>;
    readonly logging: Val<boolean>;
    /** Whether every management event is recorded. */
    readonly managementEvents: Val<boolean>;
  };
  logGroup: { readonly name: Val<string>; readonly retention: Val<string>; readonly kmsKey: Val<string> };
  /** Counts the events of a log group that match a pattern. */
  metricFilter: {
    readonly logGroup: Val<string>;
    readonly pattern: Val<string>;
    readonly metric: Val<string>;
    readonly namespace: Val<string>;
    readonly value: Val<string>;
    /** Whether it counts without dimensions and a unit. */
    readonly plain: Val<boolean>;
  };
  metricAlarm: {
    readonly metric: Val<string>;
    readonly namespace: Val<string>;
    readonly statistic: Val<string>;
    readonly comparison: Val<string>;
    readonly threshold: Val<string>;
    readonly periods: Val<string>;
    readonly period: Val<string>;
    readonly enabled: Val<boolean>;
    readonly actions: SetOf<string>;
    /** Whether it is on the metric as a whole, without dimensions, a unit, mathematics or percentiles. */
    readonly plain: Val<boolean>;
  };
  topic: { readonly name: Val<string> };
  topicPolicy: { readonly topic: Val<string>; readonly document: Val<PolicyDocument> };
  topicSubscription: {
    readonly topic: Val<string>;
    readonly protocol: Val<string>;
    readonly endpoint: Val<string>;
    /** Which messages alone are passed on; unset: all. */
    readonly filter: Val<string>;
  };
  /** Numbers are text. */
  passwordPolicy: {
    readonly length: Val<string>;
    readonly lowercase: Val<boolean>;
    readonly numbers: Val<boolean>;
    readonly symbols: Val<boolean>;
    readonly uppercase: Val<boolean>;
    readonly reuse: Val<string>;
    /** Days; unset or 0: passwords do not expire. */
    readonly maxAge: Val<string>;
  };
  accessAnalyzer: {
    readonly type: Val<string>;
    readonly unusedDays: Val<string>;
    /** ARNs of resources of which access within the account is told. */
    readonly internalTo: SetOf<string>;
  };
  /** Whom AWS writes to, beside the owner of the root user. */
  alternateContact: { readonly account: Val<string>; readonly type: Val<string>; readonly email: Val<string> };
  /** Whether the default security group of a VPC is said to have no rule; `vpc` unset: the default VPC's. */
  defaultSecurityGroup: { readonly vpc: Val<string>; readonly ingress: Val<boolean>; readonly egress: Val<boolean> };
  /** A VPC or subnet that a block of public access leaves out. */
  vpcBlockExclusion: { readonly target: Val<string>; readonly mode: Val<string> };
  /** `aws_vpc_endpoint`. Unset, its policy is the one that AWS gives it, or a `vpcEndpointPolicy`. */
  vpcEndpoint: {
    readonly type: Val<string>;
    readonly service: Val<string>;
    readonly policy: Val<PolicyDocument>;
  };
  vpcEndpointPolicy: { readonly endpoint: Val<string>; readonly document: Val<PolicyDocument> };
  /** A list of addresses that others name: an IP set of AWS WAF, a managed prefix list. */
  addressSet: { readonly of: 'waf' | 'prefixList'; readonly ranges: SetOf<string> };
  /** A range that is written apart from its prefix list. */
  prefixListEntry: { readonly list: Val<string>; readonly range: Val<string> };
  /** A web ACL of AWS WAF. `more`: there may be rules that are not seen, and why. */
  webAcl: { readonly byDefault: Val<string>; readonly rules: readonly WebAclRule[]; readonly more: Val<never> };
  webAclAssociation: { readonly acl: Val<string>; readonly resource: Val<string> };
  /** `aws_iam_group`, `aws_iam_role`, `aws_iam_user`: who may act. `trust` is a role's alone. */
  iamPrincipal: {
    readonly type: 'group' | 'role' | 'user';
    readonly name: Val<string>;
    readonly trust: Val<PolicyDocument>;
    /** Of a role: seconds after which a session ends at the latest. */
    readonly session?: Val<string>;
  };
  /** Somebody who vouches for who people or workloads are. */
  federationProvider: {
    readonly type: 'saml' | 'openId';
    readonly name: Val<string>;
    /** Who signs: `https://sts.windows.net/<tenant id>/`. */
    readonly issuer: Val<string>;
  };
  /**
   * A policy that applies to a principal, inline or attached, one entity an attachment. `principal` is its name; `inline`
   * is set where the policy is the principal's own, and shares its room.
   */
  identityPolicy: {
    readonly inline?: true;
    readonly principalType: 'group' | 'role' | 'user';
    readonly principal: Val<string>;
    readonly document: Val<PolicyDocument>;
  };
  /** `aws_iam_user_group_membership`, `aws_iam_group_membership`: users' group names. */
  iamMembership: { readonly users: SetOf<string>; readonly groups: SetOf<string> };

  /** `aws_iam_organizations_features`: what the organization's management does with root users of its accounts. */
  centralRootAccess: { readonly features: SetOf<string> };
  /** `aws_organizations_delegated_administrator`: an account that manages a service for the organization. */
  delegatedAdministrator: { readonly account: Val<string>; readonly service: Val<string> };
  /** `aws_organizations_organization`. */
  organization: {
    readonly featureSet: Val<string>;
    readonly policyTypes: SetOf<string>;
    readonly trustedServices: SetOf<string>;
  };
  /** `aws_organizations_resource_policy`: who else may manage the organization's policies. */
  organizationDelegation: { readonly document: Val<PolicyDocument> };
  /** `aws_organizations_policy`: service and resource control policies have a document, all others have settings. */
  organizationPolicy: {
    readonly type: Val<string>;
    readonly document: Val<PolicyDocument>;
    readonly settings: Val<PolicySettings>;
  };
  /**
   * `aws_organizations_policy_attachment`. `policy` is the policy's id; `target` that of a unit or account, or of the
   * root: `r-…`, or a reference to `roots[0].id` of the organization or of its look-up.
   */
  organizationPolicyAttachment: { readonly policy: Val<string>; readonly target: Val<string> };
  /** `aws_organizations_organizational_unit`. */
  organizationalUnit: { readonly parent: Val<string> };
}

/** Settings that are a resource of their own, one an account and Region. */
export type AccountSetting =
  | 'ebsEncryption'
  | 'ebsDefaultKey'
  | 'snapshotBlock'
  | 'imageBlock'
  | 'metadataTokens'
  | 'serialConsole'
  | 'vpcBlock';

/** What one rule of a web ACL does, and with what; the action is absent where the rule stands for a group of rules. */
export interface WebAclRule {
  readonly action: Val<string>;
  readonly statement: WebAclStatement;
}

/** What a rule of a web ACL matches, as far as it is about addresses. */
export type WebAclStatement =
  /** `byHeader`: the address is one that a header of the request names. */
  | { readonly is: 'addresses'; readonly set: Val<string>; readonly byHeader: boolean }
  | { readonly is: 'and' | 'or'; readonly of: readonly WebAclStatement[] }
  | { readonly is: 'other'; readonly what: string }
  | { readonly is: 'unread'; readonly why: UnknownReason };

/** What one rule does with the objects of a bucket, and when. Days are numbers as text. */
export interface LifecycleRule {
  readonly status: Val<string>;
  /** Whether it is for every object: no prefix, tag or size limits it. */
  readonly whole: Val<boolean>;
  readonly abortUploadDays: Val<string>;
  readonly oldVersionDays: Val<string>;
}
/**
 * What a management policy of an organization sets, by path: `ec2_attributes.serial_console_access.status` -> `disabled`.
 * The operator `@@assign` is left out of the path, every other stands in it.
 */
export type PolicySettings = Readonly<Record<string, string>>;

export interface PublicAccessBlock {
  readonly blockPublicAcls: Val<boolean>;
  readonly blockPublicPolicy: Val<boolean>;
  readonly ignorePublicAcls: Val<boolean>;
  readonly restrictPublicBuckets: Val<boolean>;
}

export type Kind = keyof Fields;

/** One configured thing that takes part in deciding who gets in. */
export interface Entity<K extends Kind = Kind> {
  readonly kind: K;
  readonly address: string;
  readonly construct?: string;
  readonly scope: ProviderScope;
  /** Known `true`, or unknown (a `count` or `for_each` that only apply knows). What is certainly absent is no entity. */
  readonly exists: Val<boolean>;
  /**
   * Of a policy in a stack: the addresses that Terraform certainly writes or reads before it. Unset where no order is told, as
   * in an export.
   */
  readonly after?: readonly string[];
  readonly fields: Fields[K];
}
