import { accountPublicAccessBlocked } from '../../../../lib/controls/aws/account-public-access-blocked';
import { ec2Defaults } from '../../../../lib/controls/aws/organization/ec2-defaults';
import { organizationPublicAccess } from '../../../../lib/controls/aws/organization/organization-public-access';
import type { Entity } from '../../../../lib/posture';
import {
  attached,
  declaredOrganization,
  givenIn,
  judged,
  ofAccount,
  standing,
  verdictsIn,
  verdictsUnder,
} from '../../../support/aws-organization';
import { is, postureOf, unread } from '../../../support/aws-posture';

const EC2 = {
  'ec2_attributes.image_block_public_access.state': 'block_new_sharing',
  'ec2_attributes.instance_metadata_defaults.http_tokens': 'required',
  'ec2_attributes.serial_console_access.status': 'disabled',
  'ec2_attributes.snapshot_block_public_access.state': 'block_all_sharing',
};
const ALL = { 's3_attributes.public_access_block_configuration': 'all' };
const ec2 = (settings: Readonly<Record<string, string>>, name = 'ec2', target = is('r-a1b2')) =>
  standing('DECLARATIVE_POLICY_EC2', name, settings, target);

describe('AWS-CMP-05', () => {
  it('is met by one policy, and by several together', () => {
    expect(verdictsIn(ec2Defaults, ec2(EC2))).toEqual(['met']);
    const parts = Object.entries(EC2).flatMap(([path, value], index) => ec2({ [path]: value }, `part${index}`));
    expect(verdictsIn(ec2Defaults, parts)).toEqual(['met']);
  });

  it.each(Object.keys(EC2))('is unmet where %s is not set, or set otherwise', (path) => {
    const { [path as keyof typeof EC2]: _, ...rest } = EC2;
    expect(givenIn(ec2Defaults, ec2(rest))).toBe(`${path} is not set on root`);
    expect(givenIn(ec2Defaults, ec2({ ...EC2, [path]: 'unblocked' }))).toBe(`${path} is unblocked on root`);
  });

  it('is unmet where a policy nearer to the accounts sets otherwise', () => {
    const units = { workloads: { id: 'ou-a1b2-c3d4e5f6', accounts: ['prod'] } };
    const facts = declaredOrganization({ units, targets: ['root', 'workloads'] });
    const looser = ec2({ 'ec2_attributes.serial_console_access.status': 'enabled' }, 'looser', is('ou-a1b2-c3d4e5f6'));
    expect(verdictsIn(ec2Defaults, [...ec2(EC2), ...looser], facts)).toEqual(['met', 'unmet']);
  });

  it('is unmet without it, attached nowhere, of another type, and under ignore_changes', () => {
    const [policy, attachment] = ec2(EC2);
    expect(verdictsIn(ec2Defaults, [])).toEqual(['unmet']);
    expect(verdictsIn(ec2Defaults, [policy as Entity])).toEqual(['unmet']);
    expect(verdictsIn(ec2Defaults, standing('S3_POLICY', 'ec2', EC2))).toEqual(['unmet']);
    const ignored = { ...policy, fields: { ...policy?.fields, settings: unread('ignored') } } as Entity;
    expect(givenIn(ec2Defaults, [ignored, attachment as Entity])).toContain('is under ignore_changes');
  });

  it('is unknown where it cannot be read, and where a second one may set otherwise', () => {
    const [policy, attachment] = ec2(EC2);
    const hidden = { ...policy, fields: { ...policy?.fields, settings: unread() } } as Entity;
    expect(verdictsIn(ec2Defaults, [hidden, attachment as Entity])).toEqual(['unknown']);
    expect(verdictsIn(ec2Defaults, [policy as Entity, attached('ec2', unread())])).toEqual(['unknown']);
    const [second] = ec2({}, 'second');
    const maybe = { ...second, fields: { ...second?.fields, settings: unread() } } as Entity;
    expect(verdictsIn(ec2Defaults, [...ec2(EC2), maybe, attached('second')])).toEqual(['unknown']);
  });

  it('asks for the gateways of VPCs where that is declared', () => {
    const facts = declaredOrganization({ vpcBlockPublicAccess: 'blockIngress' });
    const mode = 'ec2_attributes.vpc_block_public_access.internet_gateway_block.mode';
    expect(verdictsIn(ec2Defaults, ec2(EC2), facts)).toEqual(['unmet']);
    for (const value of ['block_ingress', 'block_bidirectional']) {
      expect(verdictsIn(ec2Defaults, ec2({ ...EC2, [mode]: value }), facts)).toEqual(['met']);
    }
    const both = declaredOrganization({ vpcBlockPublicAccess: 'blockBidirectional' });
    expect(verdictsIn(ec2Defaults, ec2({ ...EC2, [mode]: 'block_ingress' }), both)).toEqual(['unmet']);
  });
});

describe('AWS-STO-03', () => {
  const s3 = (value: string, target = is('r-a1b2')) =>
    standing('S3_POLICY', 's3', { 's3_attributes.public_access_block_configuration': value }, target);
  const newer = declaredOrganization({}, { providerVersion: '>= 6.26.0' });

  it('is out of reach of the pinned provider, and says what reaches it', () => {
    expect(judged(organizationPublicAccess, [])).toEqual([
      { verdict: 'outOfReach', because: expect.stringContaining('a providerVersion of ">= 6.26.0" renders one') },
    ]);
  });

  it.each(['>= 6.26.0', '~> 6.30', '= 7.0.0'])('is asked for with a provider that takes it: %s', (providerVersion) => {
    expect(verdictsIn(organizationPublicAccess, [], declaredOrganization({}, { providerVersion }))).toEqual(['unmet']);
  });

  it.each(['~> 6.25', '>= 6.0, < 7.0', '< 7.0.0'])(
    'is not where the constraint lets an older one in: %s',
    (providerVersion) => {
      expect(verdictsIn(organizationPublicAccess, [], declaredOrganization({}, { providerVersion }))).toEqual([
        'outOfReach',
      ]);
    },
  );

  it('is met by all, and unmet by none, whoever wrote it', () => {
    expect(verdictsIn(organizationPublicAccess, s3('all'), newer)).toEqual(['met']);
    expect(verdictsIn(organizationPublicAccess, s3('none'), newer)).toEqual(['unmet']);
    expect(verdictsIn(organizationPublicAccess, s3('none'))).toEqual(['unmet']);
  });

  it('meets AWS-STO-02 of the accounts that it is over, and of no other', () => {
    const facts = declaredOrganization({ units: { workloads: { id: 'ou-a1b2-c3d4e5f6', accounts: ['prod'] } } });
    const verdicts = (above: readonly Entity[], account?: string) =>
      verdictsUnder(accountPublicAccessBlocked, postureOf(), above, ofAccount(facts, account));
    expect(verdicts(s3('all'))).toEqual(['met']);
    expect(verdicts(s3('none'))).toEqual(['unmet']);
    expect(verdicts([])).toEqual(['unmet']);
    const onUnit = standing('S3_POLICY', 's3', ALL, is('ou-a1b2-c3d4e5f6'));
    expect(verdicts(onUnit, 'prod')).toEqual(['met']);
    expect(verdicts(onUnit, 'dev')).toEqual(['unmet']);
  });
});
