import type { AccountSetting } from '../aws-account';
import { absent, known, type Val } from '../value';
import { groupRule, rulesWithin, UNREAD_OF_GROUP_RULES } from './aws-traffic';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

/** A resource that is one setting of an account and Region; `standard` is what the provider takes where none is given. */
const setting = (name: AccountSetting, argument: string, standard?: string) =>
  reader(EVERY_AWS_RESOURCE, (body, found) => {
    const value: Val<string> = body.text(argument);
    const given = value.is === 'absent' && standard !== undefined ? known(standard, value.at) : value;
    found.add('accountSetting', { setting: name, value: given });
  });

/** `aws_ebs_encryption_by_default`. */
export const ebsEncryption = setting('ebsEncryption', 'enabled', 'true');

/** `aws_ebs_default_kms_key`. */
export const ebsDefaultKey = setting('ebsDefaultKey', 'key_arn');

/** `aws_ebs_snapshot_block_public_access`. */
export const snapshotBlock = setting('snapshotBlock', 'state');

/** `aws_ec2_image_block_public_access`. */
export const imageBlock = setting('imageBlock', 'state');

/** `aws_ec2_serial_console_access`. */
export const serialConsole = setting('serialConsole', 'enabled', 'true');

/** `aws_vpc_block_public_access_options`. */
export const vpcBlock = setting('vpcBlock', 'internet_gateway_block_mode');

/** `aws_ec2_instance_metadata_defaults`. How far metadata travels and what else is in it is each launch's say. */
export const metadataDefaults = reader(
  `${EVERY_AWS_RESOURCE} http_endpoint http_put_response_hop_limit instance_metadata_tags`,
  (body, found) => {
    found.add('accountSetting', { setting: 'metadataTokens', value: body.text('http_tokens') });
  },
);

/** `aws_vpc_block_public_access_exclusion`. */
export const vpcBlockExclusion = reader(EVERY_AWS_RESOURCE, (body, found) => {
  const vpc = body.text('vpc_id');
  found.add('vpcBlockExclusion', {
    target: vpc.is === 'absent' ? body.text('subnet_id') : vpc,
    mode: body.text('internet_gateway_exclusion_mode'),
  });
});

/** `aws_default_security_group`. Rules that are not said to be none are whatever is there. */
export const defaultSecurityGroup = reader(
  `${EVERY_AWS_RESOURCE} ${UNREAD_OF_GROUP_RULES} revoke_rules_on_delete`,
  (body, found) => {
    found.add('defaultSecurityGroup', {
      vpc: body.text('vpc_id'),
      ingress: body.isEmpty('ingress'),
      egress: body.isEmpty('egress'),
    });
    found.add('trafficRules', { of: 'securityGroup', owner: absent(body.at()), ...rulesWithin(body, groupRule) });
  },
);
