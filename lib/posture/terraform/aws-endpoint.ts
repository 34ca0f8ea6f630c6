import { known, ref } from '../value';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, type Findings, reader } from './resource-reader';

/** `aws_eks_cluster`: who is let in by Kubernetes itself stands in other resources, or within the cluster. */
export const cluster = reader(
  `${EVERY_AWS_RESOURCE} access_config bootstrap_self_managed_addons compute_config control_plane_scaling_config
   deletion_protection enabled_cluster_log_types encryption_config force_update_version kubernetes_network_config
   outpost_config remote_network_config role_arn storage_config timeouts upgrade_policy version
   vpc_config.cluster_security_group_id vpc_config.endpoint_private_access vpc_config.security_group_ids
   vpc_config.subnet_ids vpc_config.vpc_id zonal_shift_config`,
  (body, found) => {
    const vpc = body.block('vpc_config');
    found.add('cluster', {
      name: body.text('name'),
      publicEndpoint: vpc.flag('endpoint_public_access'),
      publicRanges: vpc.set('public_access_cidrs'),
    });
  },
);

/** What only an Elasticsearch domain has, and what a domain of OpenSearch has in its place. */
const ENGINES = 'elasticsearch_version engine_version';

/**
 * `aws_opensearch_domain`, `aws_elasticsearch_domain`: from where they are reached. How people are told apart within them is
 * theirs.
 */
export const searchDomain = reader(
  `${EVERY_AWS_RESOURCE} ${ENGINES} advanced_options advanced_security_options aiml_options auto_tune_options cluster_config
   cognito_options domain_endpoint_options ebs_options encrypt_at_rest identity_center_options ip_address_type
   log_publishing_options node_to_node_encryption off_peak_window_options snapshot_options software_update_options timeouts
   vpc_options.availability_zones vpc_options.security_group_ids vpc_options.vpc_id`,
  (body, found) => {
    found.add('searchDomain', {
      name: body.text('domain_name'),
      subnets: body.block('vpc_options').set('subnet_ids'),
    });
    addOwnPolicy(body, found, 'searchDomain', 'access_policies');
  },
);

/** `aws_opensearch_domain_policy`, `aws_elasticsearch_domain_policy`. */
export const searchDomainPolicy = reader(`${EVERY_AWS_RESOURCE} timeouts`, (body, found) => {
  const document = body.document('access_policies');
  found.add('endpointPolicy', { of: 'searchDomain', endpoint: body.text('domain_name'), document });
});

/**
 * `aws_api_gateway_rest_api`: what it is for is not judged, and its policy is one among all. The definition of an API may hold a
 * policy, too, which is in force where no argument says otherwise.
 */
export const restApi = reader(
  `${EVERY_AWS_RESOURCE} api_key_source binary_media_types description disable_execute_api_endpoint endpoint_configuration
   fail_on_warnings minimum_compression_size name parameters put_rest_api_mode`,
  (body, found) => {
    found.add('unjudgedResource', { type: known('aws_api_gateway_rest_api', body.at()) });
    const definition = body.text('body');
    if (body.isSet('policy')) addOwnPolicy(body, found, 'restApi', 'policy');
    else if (definition.is !== 'absent' && !(definition.is === 'known' && !definition.value.includes(EXTENSION))) {
      found.opaque('the policy in its definition is not read');
    }
  },
);

const EXTENSION = 'x-amazon-apigateway-policy';

/** `aws_api_gateway_rest_api_policy`. */
export const restApiPolicy = reader(EVERY_AWS_RESOURCE, (body, found) => {
  found.add('endpointPolicy', { of: 'restApi', endpoint: body.text('rest_api_id'), document: body.document('policy') });
});

/** The policy that stands in the resource of the endpoint itself, where it has one. */
function addOwnPolicy(body: Block, found: Findings, of: 'searchDomain' | 'restApi', argument: string): void {
  const document = body.document(argument);
  if (document.is === 'absent') return;
  found.add('endpointPolicy', { of, endpoint: ref(body.resource.address, 'id', body.at()), document });
}
