import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import {
  EmptyDefaultSecurityGroup,
  EncryptedVolumes,
  type EncryptedVolumesProps,
  InstanceMetadataV2,
  PrivateSnapshotsAndImages,
  SerialConsoleOff,
  VpcPublicAccessBlock,
} from '../../lib/aws';
import { ACCOUNT, documentOf, Rendered, refusal } from './rendered';

const VPC = 'vpc-0a1b2c3d4e5f67890';

describe('EncryptedVolumes', () => {
  const PROPS = { accountId: ACCOUNT, region: 'eu-north-1' };
  const volumes = (props: Partial<EncryptedVolumesProps> = {}) =>
    Rendered.of((stack) => new EncryptedVolumes(stack, 'volumes', { ...PROPS, ...props }));

  it('turns encryption on once the key stands', () => {
    const rendered = volumes();
    expect(rendered.only('aws_ebs_default_kms_key')).toEqual({ key_arn: '${aws_kms_key.volumes_key_FDD2A969.arn}' });
    expect(rendered.only('aws_ebs_encryption_by_default')).toEqual({
      enabled: true,
      depends_on: [expect.stringMatching(/^aws_ebs_default_kms_key\./)],
    });
    expect(rendered.only('aws_kms_key')).toMatchObject({
      enable_key_rotation: true,
      deletion_window_in_days: 30,
      lifecycle: { prevent_destroy: true },
    });
    expect(rendered.only('aws_kms_alias')).toMatchObject({ name: 'alias/ebs-default' });
  });

  it('lets the whole account use the key through EBS alone, as Auto Scaling has to', () => {
    const policyOf = (rendered: Rendered) => documentOf(rendered.only('aws_kms_key')).Statement;
    expect(policyOf(volumes())).toEqual([
      expect.objectContaining({ Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*' }),
      expect.objectContaining({
        Principal: { AWS: '*' },
        Condition: {
          StringEquals: { 'kms:CallerAccount': ACCOUNT, 'kms:ViaService': 'ec2.eu-north-1.amazonaws.com' },
        },
      }),
    ]);
    const china = volumes({ partition: 'aws-cn', region: 'cn-north-1' });
    expect(JSON.stringify(policyOf(china))).toContain('ec2.cn-north-1.amazonaws.com.cn');
  });

  it('uses an existing key and makes none', () => {
    const kmsKeyArn = 'arn:aws:kms:eu-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
    const rendered = volumes({ kmsKeyArn });
    expect(rendered.all('aws_kms_key')).toEqual([]);
    expect(rendered.only('aws_ebs_default_kms_key')).toEqual({ key_arn: kmsKeyArn });
  });

  it.each<[string, Partial<EncryptedVolumesProps>, string]>([
    ['an account id that is none', { accountId: '1' }, 'accountId: this is not an AWS account id'],
    ['a Region that is none', { region: 'north' }, 'region: this is not an AWS Region'],
    ['an alias for a key', { kmsKeyArn: 'alias/x' }, 'kmsKeyArn: this is not the ARN of a KMS key'],
  ])('refuses %s and says where', (_, props, problem) => {
    const message = refusal((stack) => new EncryptedVolumes(stack, 'volumes', { ...PROPS, ...props }));
    expect(message).toContain(`InvalidValue: acme-aws/volumes: ${problem}`);
  });
});

describe('what EC2 does by default', () => {
  it('is closed by settings of the Region', () => {
    const rendered = Rendered.of((stack) => {
      new PrivateSnapshotsAndImages(stack, 'snapshots');
      new InstanceMetadataV2(stack, 'metadata');
      new SerialConsoleOff(stack, 'console');
      new EmptyDefaultSecurityGroup(stack, 'default-vpc');
      new VpcPublicAccessBlock(stack, 'internet');
    });
    expect(rendered.only('aws_ebs_snapshot_block_public_access')).toEqual({ state: 'block-all-sharing' });
    expect(rendered.only('aws_ec2_image_block_public_access')).toEqual({ state: 'block-new-sharing' });
    expect(rendered.only('aws_ec2_instance_metadata_defaults')).toEqual({ http_tokens: 'required' });
    expect(rendered.only('aws_ec2_serial_console_access')).toEqual({ enabled: false });
    expect(rendered.only('aws_default_security_group')).toEqual({ ingress: [], egress: [] });
    expect(rendered.only('aws_vpc_block_public_access_options')).toEqual({
      internet_gateway_block_mode: 'block-ingress',
    });
  });

  it('is closed in the Region of the provider that is given', () => {
    const rendered = Rendered.of((stack) => {
      const provider = new AwsProvider(stack, 'west', { region: 'eu-west-1', alias: 'west' });
      new EncryptedVolumes(stack, 'volumes', { accountId: ACCOUNT, region: 'eu-west-1', provider });
      new PrivateSnapshotsAndImages(stack, 'snapshots', { provider });
      new InstanceMetadataV2(stack, 'metadata', { provider });
      new SerialConsoleOff(stack, 'console', { provider });
      new EmptyDefaultSecurityGroup(stack, 'group', { provider, vpcId: VPC });
      new VpcPublicAccessBlock(stack, 'internet', { provider, internetFacing: [VPC] });
    });
    const providers = rendered.addresses.map((address) => rendered.only(address.split('.')[0] ?? '').provider);
    expect(providers).toEqual(Array(11).fill('aws.west'));
  });

  it('leaves out a VPC that faces the Internet before it blocks the others', () => {
    const rendered = Rendered.of(
      (stack) => new VpcPublicAccessBlock(stack, 'internet', { mode: 'bidirectional', internetFacing: [VPC] }),
    );
    expect(rendered.only('aws_vpc_block_public_access_exclusion')).toEqual({
      vpc_id: VPC,
      internet_gateway_exclusion_mode: 'allow-bidirectional',
    });
    expect(rendered.only('aws_vpc_block_public_access_options')).toEqual({
      internet_gateway_block_mode: 'block-bidirectional',
      depends_on: [expect.stringMatching(/^aws_vpc_block_public_access_exclusion\./)],
    });
  });

  it('refuses what is not the id of a VPC', () => {
    expect(refusal((stack) => new EmptyDefaultSecurityGroup(stack, 'group', { vpcId: 'vpc' }))).toContain(
      'acme-aws/group: vpcId: this is not the id of a VPC',
    );
    expect(
      refusal((stack) => new VpcPublicAccessBlock(stack, 'internet', { internetFacing: [VPC, 'subnet-1'] })),
    ).toContain('acme-aws/internet: internetFacing[1]: this is not the id of a VPC');
  });
});
