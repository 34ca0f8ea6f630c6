import type { SetOf, Val } from './value';

/** What passes into a network and its machines, and out of them. */
export interface AwsTrafficFields {
  /** Rules of a security group or a network ACL, or one that is written apart from it. */
  trafficRules: {
    readonly of: 'securityGroup' | 'networkAcl';
    /** The group or ACL of a rule that is written apart; absent for rules written within. */
    readonly owner: Val<string>;
    readonly rules: readonly TrafficRule[];
    /** There may be rules that are not seen, and why. */
    readonly more: Val<never>;
  };
}

/** One rule. Numbers are text. */
export interface TrafficRule {
  /** `ingress` or `egress`. */
  readonly direction: Val<string>;
  /** `allow` or `deny`; a security group does nothing but allow. */
  readonly action: Val<string>;
  /** Of a network ACL: the rule of the lowest number that matches decides. */
  readonly number: Val<string>;
  readonly protocol: Val<string>;
  readonly from: Val<string>;
  readonly to: Val<string>;
  readonly ranges: SetOf<string>;
  /** Managed prefix lists, by what refers to them. */
  readonly lists: SetOf<string>;
}
