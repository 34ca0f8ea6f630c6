import type { PolicyDocument } from './policy-document';
import type { SetOf, Val } from './value';

/** Buckets, and the keys that they are encrypted with. */
export interface AwsStorageFields {
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
}

/** What one rule does with the objects of a bucket, and when. Days are numbers as text. */
export interface LifecycleRule {
  readonly status: Val<string>;
  /** Whether it is for every object: no prefix, tag or size limits it. */
  readonly whole: Val<boolean>;
  readonly abortUploadDays: Val<string>;
  readonly oldVersionDays: Val<string>;
}

export interface PublicAccessBlock {
  readonly blockPublicAcls: Val<boolean>;
  readonly blockPublicPolicy: Val<boolean>;
  readonly ignorePublicAcls: Val<boolean>;
  readonly restrictPublicBuckets: Val<boolean>;
}
