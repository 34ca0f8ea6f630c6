import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

/** `aws_eks_cluster`: who is let in by Kubernetes itself stands in other resources, or within the cluster. */
export const cluster = reader(
  `${EVERY_AWS_RESOURCE} access_config bootstrap_self_managed_addons compute_config control_plane_scaling_config
   deletion_protection enabled_cluster_log_types encryption_config force_update_version kubernetes_network_config
   outpost_config remote_network_config role_arn storage_config timeouts upgrade_policy version
   vpc_config.endpoint_private_access vpc_config.security_group_ids vpc_config.subnet_ids zonal_shift_config`,
  (body, found) => {
    const vpc = body.block('vpc_config');
    found.add('cluster', {
      name: body.text('name'),
      publicEndpoint: vpc.flag('endpoint_public_access'),
      publicRanges: vpc.set('public_access_cidrs'),
    });
  },
);
