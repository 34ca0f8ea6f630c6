import type { AwsAccountFields } from './aws-account';
import type { AwsAuditFields } from './aws-audit';
import type { AwsEndpointFields } from './aws-endpoint';
import type { AwsIdentityFields } from './aws-identity';
import type { AwsNetworkFields } from './aws-network';
import type { AwsOrganizationFields } from './aws-organization';
import type { AwsStorageFields } from './aws-storage';
import type { AwsTrafficFields } from './aws-traffic';
import type { ConditionalAccessFields } from './conditional-access';
import type { DirectoryFields } from './directory';
import type { UnjudgedFields } from './unjudged';
import type { Val } from './value';

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

/** The judged settings of each kind. A field is named in the platform's own terms; what no control reads is not here. */
export interface Fields
  extends ConditionalAccessFields,
    DirectoryFields,
    AwsStorageFields,
    AwsAccountFields,
    AwsAuditFields,
    AwsNetworkFields,
    AwsTrafficFields,
    AwsEndpointFields,
    AwsIdentityFields,
    AwsOrganizationFields,
    UnjudgedFields {}

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
