import type { Val } from '../../../lib/posture';
import { only, read } from './stack';

const settingOf = (type: string, body: Record<string, unknown>) => {
  const posture = read({ resource: { [type]: { x: body } } });
  expect(posture.opaque).toEqual([]);
  return only(posture.entities.accountSetting).fields;
};

describe('a setting that is a resource of its own', () => {
  it.each<[string, string, unknown, string, Partial<Val<string>>]>([
    ['aws_ebs_encryption_by_default', 'enabled', true, 'ebsEncryption', { is: 'known', value: 'true' }],
    ['aws_ebs_default_kms_key', 'key_arn', 'k', 'ebsDefaultKey', { is: 'known', value: 'k' }],
    ['aws_ebs_snapshot_block_public_access', 'state', 'unblocked', 'snapshotBlock', { value: 'unblocked' }],
    ['aws_ec2_image_block_public_access', 'state', '${var.x}', 'imageBlock', { is: 'unknown', why: 'variable' }],
    ['aws_ec2_instance_metadata_defaults', 'http_tokens', 'required', 'metadataTokens', { value: 'required' }],
    ['aws_ec2_serial_console_access', 'enabled', false, 'serialConsole', { value: 'false' }],
    ['aws_vpc_block_public_access_options', 'internet_gateway_block_mode', 'off', 'vpcBlock', { value: 'off' }],
  ])('of %s is read', (type, argument, value, setting, found) => {
    expect(settingOf(type, { [argument]: value })).toMatchObject({ setting, value: found });
  });

  it('has the value of the provider where none is given', () => {
    expect(settingOf('aws_ebs_encryption_by_default', {}).value).toMatchObject({ value: 'true' });
    expect(settingOf('aws_ec2_serial_console_access', {}).value).toMatchObject({ value: 'true' });
    expect(settingOf('aws_ec2_instance_metadata_defaults', { http_put_response_hop_limit: 2 }).value.is).toBe('absent');
  });
});

describe('a default security group', () => {
  const groupOf = (body: Record<string, unknown>) =>
    only(read({ resource: { aws_default_security_group: { d: body } } }).entities.defaultSecurityGroup).fields;

  it.each([
    [
      { ingress: [], egress: [] },
      { is: 'known', value: true },
    ],
    [{ ingress: [{ protocol: '-1' }] }, { is: 'known', value: false }],
    [{ ingress: { protocol: '-1' } }, { is: 'known', value: false }],
    [{}, { is: 'absent' }],
    [{ ingress: '${var.rules}' }, { is: 'unknown', why: 'variable' }],
    [{ dynamic: { ingress: {} } }, { is: 'unknown', why: 'dynamic' }],
    [
      { ingress: [], lifecycle: { ignore_changes: ['ingress'] } },
      { is: 'unknown', why: 'ignored' },
    ],
  ])('of %j is empty, or not, or whatever is there', (body, ingress) => {
    expect(groupOf(body).ingress).toMatchObject(ingress);
  });

  it('is of the default VPC where none is named', () => {
    expect(groupOf({}).vpc.is).toBe('absent');
    expect(groupOf({ vpc_id: 'vpc-0a1b2c3d' }).vpc).toMatchObject({ value: 'vpc-0a1b2c3d' });
  });
});

describe('what a block of public access leaves out', () => {
  it.each([
    [{ vpc_id: 'vpc-0a1b2c3d' }, 'vpc-0a1b2c3d'],
    [{ subnet_id: 'subnet-0a1b2c3d' }, 'subnet-0a1b2c3d'],
  ])('is read: %j', (body, target) => {
    const mode = { internet_gateway_exclusion_mode: 'allow-egress' };
    const posture = read({ resource: { aws_vpc_block_public_access_exclusion: { v: { ...body, ...mode } } } });
    expect(only(posture.entities.vpcBlockExclusion).fields).toMatchObject({
      target: { value: target },
      mode: { value: 'allow-egress' },
    });
  });
});
