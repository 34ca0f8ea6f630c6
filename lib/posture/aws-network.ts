import type { PolicyDocument } from './policy-document';
import type { SetOf, UnknownReason, Val } from './value';

/** Through what AWS is reached over the network. */
export interface AwsNetworkFields {
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
}

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
