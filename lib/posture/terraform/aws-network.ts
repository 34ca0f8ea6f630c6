import { known } from '../value';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

/** `aws_vpc_endpoint`: a gateway, where no type is given. */
export const vpcEndpoint = reader(
  `${EVERY_AWS_RESOURCE} auto_accept dns_options ip_address_type private_dns_enabled resource_configuration_arn
   route_table_ids security_group_ids service_network_arn service_region subnet_configuration subnet_ids timeouts vpc_id`,
  (body, found) => {
    const type = body.text('vpc_endpoint_type');
    found.add('vpcEndpoint', {
      type: type.is === 'absent' ? known('Gateway', type.at) : type,
      service: body.text('service_name'),
      policy: body.document('policy'),
    });
  },
);

/** `aws_vpc_endpoint_policy`. */
export const vpcEndpointPolicy = reader(`${EVERY_AWS_RESOURCE} timeouts`, (body, found) => {
  found.add('vpcEndpointPolicy', { endpoint: body.text('vpc_endpoint_id'), document: body.document('policy') });
});

/** `aws_wafv2_ip_set`. */
export const ipSet = reader(
  `${EVERY_AWS_RESOURCE} description ip_address_version name name_prefix scope`,
  (body, found) => {
    found.add('addressSet', { of: 'waf', ranges: body.set('addresses') });
  },
);

/** `aws_ec2_managed_prefix_list`: entries that are not written here may be entries of their own. */
export const prefixList = reader(
  `${EVERY_AWS_RESOURCE} address_family max_entries name entry.description`,
  (body, found) => {
    const { blocks, open } = body.blocks('entry');
    const ranges = { items: blocks.map((entry) => entry.text('cidr')), at: body.at('entry') };
    found.add('addressSet', { of: 'prefixList', ranges: open === undefined ? ranges : { ...ranges, open } });
  },
);

/** `aws_ec2_managed_prefix_list_entry`. */
export const prefixListEntry = reader(`${EVERY_AWS_RESOURCE} description`, (body, found) => {
  found.add('prefixListEntry', { list: body.text('prefix_list_id'), range: body.text('cidr') });
});

/** `aws_wafv2_web_acl_association`. */
export const webAclAssociation = reader(`${EVERY_AWS_RESOURCE} timeouts`, (body, found) => {
  found.add('webAclAssociation', { acl: body.text('web_acl_arn'), resource: body.text('resource_arn') });
});
