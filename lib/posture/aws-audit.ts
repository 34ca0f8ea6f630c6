import type { PolicyDocument } from './policy-document';
import type { SetOf, Val } from './value';

/** What records the calls of an AWS account, and tells of them. */
export interface AwsAuditFields {
  /** Records the calls of an account, or of all of an organization. */
  trail: {
    readonly name: Val<string>;
    readonly bucket: Val<string>;
    /** What stands before `AWSLogs` in the names of objects. */
    readonly prefix: Val<string>;
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
    /** What is counted while no event matches; unset: nothing is. */
    readonly otherwise: Val<string>;
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
    /** What stands for a period in which nothing was counted. */
    readonly missingData: Val<string>;
    readonly enabled: Val<boolean>;
    readonly actions: SetOf<string>;
    /** Whether it is on the metric as a whole, without dimensions, a unit, mathematics or percentiles. */
    readonly plain: Val<boolean>;
  };
  /** Unset, what is published is not encrypted under a key. */
  topic: { readonly name: Val<string>; readonly kmsKey: Val<string> };
  topicPolicy: { readonly topic: Val<string>; readonly document: Val<PolicyDocument> };
  topicSubscription: {
    readonly topic: Val<string>;
    readonly protocol: Val<string>;
    readonly endpoint: Val<string>;
    /** Which messages alone are passed on; unset: all. */
    readonly filter: Val<string>;
  };
}
