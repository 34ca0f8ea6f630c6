import type { Resource } from './configuration';
import { own } from './json-object';

/**
 * Types that no control is about, and that can weaken nothing that a control is about: whom they let in, they let in to
 * themselves alone, and what they do, they do with the rights of a role, which is judged. They are told (AWS-GAP-01), and
 * leave the other controls as they are. A type is not here when it changes who may act in an account, reads or shares what
 * another resource keeps, or decides what reaches a machine. When in doubt it is not here, and so opaque.
 */
const UNJUDGED = words(
  // Databases, caches, file systems, streams and queues. What copies or shares them is not here.
  `aws_db_instance aws_db_option_group aws_db_parameter_group aws_db_subnet_group aws_dynamodb_table aws_efs_access_point
   aws_efs_backup_policy aws_efs_file_system aws_efs_mount_target aws_elasticache_cluster aws_elasticache_parameter_group
   aws_elasticache_replication_group aws_elasticache_serverless_cache aws_elasticache_subnet_group aws_kinesis_stream
   aws_rds_cluster aws_rds_cluster_endpoint aws_rds_cluster_instance aws_rds_cluster_parameter_group
   aws_secretsmanager_secret aws_sqs_queue aws_sqs_queue_redrive_allow_policy aws_sqs_queue_redrive_policy`,
  // Copies that AWS Backup keeps. What shares them with other accounts is not here.
  'aws_backup_plan aws_backup_selection aws_backup_vault aws_backup_vault_lock_configuration',
  // Machines. Their networks are decided by groups and lists, the encryption of their volumes by the account.
  `aws_autoscaling_attachment aws_autoscaling_group aws_autoscaling_lifecycle_hook aws_autoscaling_policy
   aws_autoscaling_schedule aws_ebs_volume aws_eip_association aws_iam_instance_profile aws_instance aws_key_pair
   aws_launch_template aws_network_interface aws_network_interface_attachment aws_placement_group aws_volume_attachment`,
  // Functions and containers. Schedules and workflows have calls of any API written out in them: not here.
  `aws_appautoscaling_policy aws_appautoscaling_target aws_ecr_repository
   aws_ecs_capacity_provider aws_ecs_cluster aws_ecs_cluster_capacity_providers aws_ecs_service aws_ecs_task_definition
   aws_lambda_alias aws_lambda_event_source_mapping aws_lambda_function aws_lambda_function_event_invoke_config
   aws_lambda_function_url aws_lambda_layer_version aws_lambda_permission aws_lambda_provisioned_concurrency_config
   aws_scheduler_schedule_group aws_sfn_activity`,
  // Events that start any of these.
  'aws_cloudwatch_event_bus aws_cloudwatch_event_rule aws_cloudwatch_event_target',
  // Where packets and names go. Who may send what is decided by groups, lists and endpoints: not here.
  `aws_default_route_table aws_egress_only_internet_gateway aws_internet_gateway aws_internet_gateway_attachment
   aws_main_route_table_association aws_nat_gateway aws_route aws_route53_health_check aws_route53_record
   aws_route53_zone aws_route_table aws_route_table_association`,
  // What is in a cluster of Kubernetes, and who is let into it. Its nodes have metadata and volumes: not here.
  `aws_eks_access_entry aws_eks_access_policy_association aws_eks_addon aws_eks_fargate_profile
   aws_eks_identity_provider_config aws_eks_pod_identity_association`,
  // APIs, but for policies. HTTP and WebSocket APIs take none, and no web ACL either.
  `aws_api_gateway_account aws_api_gateway_api_key aws_api_gateway_authorizer aws_api_gateway_base_path_mapping
   aws_api_gateway_client_certificate aws_api_gateway_deployment aws_api_gateway_domain_name
   aws_api_gateway_gateway_response aws_api_gateway_integration aws_api_gateway_integration_response
   aws_api_gateway_method aws_api_gateway_method_response aws_api_gateway_method_settings aws_api_gateway_model
   aws_api_gateway_request_validator aws_api_gateway_resource aws_api_gateway_stage aws_api_gateway_usage_plan
   aws_api_gateway_usage_plan_key aws_api_gateway_vpc_link aws_apigatewayv2_api aws_apigatewayv2_api_mapping
   aws_apigatewayv2_authorizer aws_apigatewayv2_deployment aws_apigatewayv2_domain_name aws_apigatewayv2_integration
   aws_apigatewayv2_integration_response aws_apigatewayv2_model aws_apigatewayv2_route aws_apigatewayv2_route_response
   aws_apigatewayv2_stage aws_apigatewayv2_vpc_link`,
  // Load balancers and distributions.
  `aws_alb aws_alb_listener aws_alb_listener_rule aws_alb_target_group aws_alb_target_group_attachment
   aws_cloudfront_cache_policy aws_cloudfront_distribution aws_cloudfront_origin_access_control
   aws_cloudfront_origin_request_policy aws_cloudfront_response_headers_policy aws_lb aws_lb_listener
   aws_lb_listener_certificate aws_lb_listener_rule aws_lb_target_group aws_lb_target_group_attachment`,
);

/**
 * Whether a resource is of a type that no control is about. `unread` is an argument that a control is about all the same: it
 * holds a policy.
 */
export function unjudged({ mode, type, body }: Resource): { readonly unread?: string } | undefined {
  if (mode !== 'managed' || !UNJUDGED.has(type)) return undefined;
  return own(body, 'policy') === undefined ? {} : { unread: 'policy' };
}

function words(...texts: readonly string[]): ReadonlySet<string> {
  return new Set(texts.flatMap((text) => text.split(/\s+/)));
}
