import type { SetOf, Val } from './value';

/** What holds for an AWS account as a whole, or for a Region of it. */
export interface AwsAccountFields {
  /** One setting of an account in a Region, or of the whole account. Flags are text: `true`, `false`. */
  accountSetting: { readonly setting: AccountSetting; readonly value: Val<string> };
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
  /** Whether an instance, or those that a template launches, need a session token for their metadata, where it says so itself. */
  instanceMetadata: { readonly tokens: Val<string> };
  /** A VPC or subnet that a block of public access leaves out. */
  vpcBlockExclusion: { readonly target: Val<string>; readonly mode: Val<string> };
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
