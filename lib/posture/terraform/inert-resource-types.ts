import { providerOf } from './provider-scope';

/**
 * Types that are not read and need not be: whatever their arguments say, nobody gets in who could not before, nobody
 * may do more, and no rule that keeps people out is changed or taken away. A type is not here when any of its arguments
 * carries a policy, a grant, a share, a principal, a credential or a network rule, or makes something else run; such a
 * type (and any that nobody has thought about) is opaque. When in doubt it is not here.
 */
const INERT = words(
  // Records and alarms that nobody reads: they see what happens. Targets and log policies act or carry policies.
  `aws_cloudwatch_composite_alarm aws_cloudwatch_dashboard aws_cloudwatch_log_anomaly_detector aws_cloudwatch_log_stream
   aws_cloudwatch_query_definition aws_cloudtrail_event_data_store aws_flow_log`,
  // Detection: it finds and reports. Remediation and invitations of other accounts are not here.
  `aws_accessanalyzer_archive_rule aws_config_config_rule
   aws_config_configuration_recorder aws_config_configuration_recorder_status aws_config_delivery_channel
   aws_config_retention_configuration aws_guardduty_detector aws_guardduty_detector_feature aws_inspector2_enabler
   aws_macie2_account aws_securityhub_account aws_securityhub_finding_aggregator aws_securityhub_insight
   aws_securityhub_standards_control aws_securityhub_standards_subscription`,
  // Settings of a bucket that decide where objects are kept, and what is told about them. Inventories (lists of names
  // sent elsewhere) are not here.
  `aws_s3_bucket_accelerate_configuration aws_s3_bucket_cors_configuration
   aws_s3_bucket_intelligent_tiering_configuration aws_s3_bucket_metric aws_s3_bucket_request_payment_configuration
   aws_s3_bucket_website_configuration`,
  // A second name of a key. Grants and replicas are not here.
  'aws_kms_alias',
  // Account settings that are locks only: each can at most be left as AWS ships it.
  'aws_account_region aws_iam_account_alias',
  // Roles whose policies are AWS's own, and which its services alone assume.
  'aws_iam_service_linked_role',
  // Stored data without a policy of its own. Secrets, queues, topics and repositories take policies: not here.
  'aws_dynamodb_table_item aws_ecr_lifecycle_policy aws_secretsmanager_secret_version aws_ssm_parameter',
  // Certificates and addresses: names and numbers. What lets traffic through (groups, lists, gateways) is not here.
  'aws_acm_certificate aws_acm_certificate_validation aws_eip aws_subnet aws_vpc aws_vpc_dhcp_options',
  // Money. Budget actions attach policies: not here.
  `aws_budgets_budget aws_ce_anomaly_monitor aws_ce_anomaly_subscription aws_ce_cost_allocation_tag
   aws_ce_cost_category`,
  // Groupings for people to look at.
  'aws_resourcegroups_group aws_resourceexplorer2_index',
);

/** Providers that keep values in the state, or files on the machine that runs Terraform, and call no service. */
const LOCAL_PROVIDERS = words('archive cloudinit local null random terraform time tls');

/** Providers whose data sources only look something up. Of any other a data source may run or send something. */
const LOOKING_PROVIDERS = words('aws azuread azurerm google');

/** Data sources that do more than look: they run a function. */
const ACTING_LOOKUPS = words('aws_lambda_invocation');

/** Whether a type that is not read for meaning can be passed over. */
export function isInert(mode: 'managed' | 'data' | 'ephemeral', type: string): boolean {
  const provider = providerOf(type);
  if (LOCAL_PROVIDERS.has(provider)) return true;
  return mode === 'managed' ? INERT.has(type) : LOOKING_PROVIDERS.has(provider) && !ACTING_LOOKUPS.has(type);
}

function words(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(/\s+/)));
}
