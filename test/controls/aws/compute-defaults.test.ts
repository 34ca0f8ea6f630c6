import { awsControls } from '../../../lib/controls/aws';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, situationOf } from '../../support/aws-posture';
import { findingsOf } from '../../support/outcomes';
import { COMPUTE_FACTS, computeStack, VPC } from './compute-stack';

const written = computeStack();
const IDS = ['AWS-CMP-01', 'AWS-CMP-02', 'AWS-CMP-03', 'AWS-CMP-04'];

function control(id: string) {
  const found = awsControls.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no control ${id}`);
  return found;
}

const settings = (id: string, posture: Posture, facts = COMPUTE_FACTS) =>
  control(id)
    .check(situationOf(posture, facts))
    .map((outcome) =>
      'finding' in outcome ? [outcome.verdict, ...outcome.finding.meaning.settings] : [outcome.verdict],
    );

type Case = [id: string, type: string, argument: string];
const CASES: readonly Case[] = [
  ['AWS-CMP-01', 'aws_ebs_encryption_by_default', 'enabled'],
  ['AWS-CMP-01', 'aws_ebs_default_kms_key', 'key_arn'],
  ['AWS-CMP-02', 'aws_ebs_snapshot_block_public_access', 'state'],
  ['AWS-CMP-02', 'aws_ec2_image_block_public_access', 'state'],
  ['AWS-CMP-03', 'aws_ec2_instance_metadata_defaults', 'http_tokens'],
  ['AWS-CMP-04', 'aws_ec2_serial_console_access', 'enabled'],
  ['AWS-CMP-04', 'aws_vpc_block_public_access_options', 'internet_gateway_block_mode'],
  ['AWS-CMP-04', 'aws_default_security_group', 'ingress'],
  ['AWS-CMP-04', 'aws_default_security_group', 'egress'],
];

type KeyStatement = { Condition?: { StringEquals: Record<string, string> }; Principal: { AWS: string } };

/** What is said of the key of one Region whose policy has another second statement, or is another altogether. */
function keyed(change: (statement: KeyStatement) => void, whole?: unknown) {
  const posture = written.changed('aws_kms_key', 'eu-west-1', (body) => {
    const document: { Statement: KeyStatement[] } = JSON.parse(String(body.policy));
    for (const statement of document.Statement.slice(1)) change(statement);
    body.policy = whole ?? JSON.stringify(document);
  });
  return settings('AWS-CMP-01', posture)[1];
}

describe('the key that volumes are encrypted under', () => {
  const MEANT: readonly [string, (statement: KeyStatement) => void][] = [
    ['whoever calls', ({ Condition }) => delete Condition?.StringEquals['kms:CallerAccount']],
    ['callers of another account', ({ Condition }) => Object.assign(Condition?.StringEquals ?? {}, OTHER)],
    ['everybody', (statement) => delete statement.Condition],
  ];
  const OTHER = { 'kms:CallerAccount': '444455556666' };

  it.each(MEANT)('lets %s use it: unmet', (_, change) => {
    expect(keyed(change)).toEqual(['unmet', 'keyPolicy=anybody']);
  });

  it('lets callers of the own account use it, by a service or not: met', () => {
    expect(keyed(({ Condition }) => delete Condition?.StringEquals['kms:ViaService'])).toEqual(['met']);
  });

  it('has a policy that only apply knows: unknown', () => {
    expect(keyed(() => {}, '${var.policy}')).toEqual(['unknown', 'keyPolicy=unknown']);
  });
});

describe('what EC2 does by default', () => {
  it.each(IDS)('meets %s in every Region as it is rendered', (id) => {
    expect(settings(id, written.posture)).toEqual([['met'], ['met']]);
  });

  it.each(IDS)('does not meet %s in a Region where nothing is rendered', (id) => {
    const more = declaredAccount({ regions: ['eu-north-1', 'eu-south-1'] });
    expect(settings(id, written.posture, more).map(([verdict]) => verdict)).toEqual(['met', 'unmet']);
  });

  it.each(IDS)('is judged by %s for the Regions that a stack acts on where none is declared', (id) => {
    const undeclared = settings(id, written.without('aws_vpc_block_public_access_exclusion'), undefined);
    expect(undeclared).toEqual([['met'], ['met']]);
  });

  it.each(CASES)(
    'is unmet by %s in one Region without %s, or where %s is ignored, and unknown where only apply knows it',
    (id, type, argument) => {
      const verdicts = (posture: Posture) => settings(id, posture).map(([verdict]) => verdict);
      expect(verdicts(written.without(type, 'eu-west-1'))).toEqual(['met', 'unmet']);
      const changed = (change: (body: Record<string, unknown>) => void) =>
        verdicts(written.changed(type, 'eu-west-1', change));
      expect(
        changed((body) => {
          body.lifecycle = { ignore_changes: [argument] };
        }),
      ).toEqual(['met', 'unmet']);
      expect(
        changed((body) => {
          body[argument] = '${var.unknown}';
        }),
      ).toEqual(['met', 'unknown']);
      expect(
        changed((body) => {
          body.count = '${var.count}';
        }),
      ).toEqual(['met', 'unknown']);
      expect(
        changed((body) => {
          body.count = 0;
        }),
      ).toEqual(['met', 'unmet']);
    },
  );

  it.each<[string, string, string, unknown, string]>([
    ['AWS-CMP-01', 'aws_ebs_encryption_by_default', 'enabled', false, 'ebsEncryption=false'],
    [
      'AWS-CMP-01',
      'aws_ebs_default_kms_key',
      'key_arn',
      'arn:aws:kms:eu-west-1:111122223333:alias/aws/ebs',
      'ebsDefaultKey=arn:aws:kms:eu-west-1:111122223333:alias/aws/ebs',
    ],
    ['AWS-CMP-01', 'aws_kms_key', 'enable_key_rotation', false, 'keyRotation=false'],
    [
      'AWS-CMP-02',
      'aws_ebs_snapshot_block_public_access',
      'state',
      'block-new-sharing',
      'snapshotBlock=block-new-sharing',
    ],
    ['AWS-CMP-02', 'aws_ec2_image_block_public_access', 'state', 'unblocked', 'imageBlock=unblocked'],
    ['AWS-CMP-03', 'aws_ec2_instance_metadata_defaults', 'http_tokens', 'optional', 'metadataTokens=optional'],
    ['AWS-CMP-04', 'aws_ec2_serial_console_access', 'enabled', true, 'serialConsole=true'],
    ['AWS-CMP-04', 'aws_ec2_serial_console_access', 'enabled', null, 'serialConsole=true'],
    ['AWS-CMP-04', 'aws_vpc_block_public_access_options', 'internet_gateway_block_mode', 'off', 'vpcBlock=off'],
    ['AWS-CMP-04', 'aws_default_security_group', 'ingress', [{ protocol: '-1' }], 'ingressEmpty=false'],
    ['AWS-CMP-04', 'aws_default_security_group', 'egress', undefined, 'egressEmpty=unset'],
  ])('is unmet by %s with %s %s %j', (id, type, argument, value, setting) => {
    const posture = written.changed(type, 'eu-west-1', (body) => {
      body[argument] = value;
    });
    expect(settings(id, posture)[1]).toEqual(['unmet', setting]);
  });

  it('counts a setting of another Region for none', () => {
    const moved = written.changed('aws_ec2_instance_metadata_defaults', 'eu-west-1', (body) => {
      body.region = 'us-east-1';
    });
    expect(settings('AWS-CMP-03', moved)).toEqual([['met'], ['unmet', 'metadataTokens=unset']]);
  });
});

describe('AWS-CMP-03 of an instance with metadata options of its own', () => {
  const launched = (options: unknown, more = {}) => {
    const posture = written.with((resources) => {
      resources.aws_instance = { own: { metadata_options: options, ...more } };
    });
    return settings('AWS-CMP-03', posture);
  };

  it('is met with session tokens, beside the default of each Region', () => {
    expect(launched([{ http_tokens: 'required' }])).toEqual([['met'], ['met'], ['met']]);
  });

  it('is unmet without, whatever the default', () => {
    expect(launched([{ http_tokens: 'optional' }])).toEqual([['met'], ['met'], ['unmet', 'metadataTokens=optional']]);
  });

  it('names the one that has them', () => {
    const posture = written.with((resources) => {
      resources.aws_launch_template = { own: { metadata_options: { http_tokens: 'optional' } } };
    });
    const [finding] = findingsOf(control('AWS-CMP-03').check(situationOf(posture, COMPUTE_FACTS)));
    expect(finding).toMatchObject({
      subject: 'aws_launch_template.own',
      given: 'metadataTokens is optional in the metadata_options of aws_launch_template.own',
    });
  });

  it('is unknown where only apply knows, and where it may not be made', () => {
    const unsure = [['met'], ['met'], ['unknown', 'metadataTokens=unknown']];
    expect(launched([{ http_endpoint: 'enabled' }])).toEqual(unsure);
    expect(launched('${var.x}')).toEqual(unsure);
    const [, , counted] = launched([{ http_tokens: 'optional' }], { count: '${var.x}' });
    expect(counted).toEqual(['unknown', 'metadataTokens=optional']);
  });
});

describe('AWS-CMP-04', () => {
  it('wants the group of each declared VPC to be empty, and of the default VPC unless that is removed', () => {
    expect(settings('AWS-CMP-04', written.without('aws_default_security_group', 'public'))[1]).toEqual([
      'unmet',
      `defaultSecurityGroup=unset:${VPC}`,
    ]);
    const without = written.without('aws_default_security_group', 'default-');
    expect(settings('AWS-CMP-04', without)).toEqual([
      ['unmet', 'defaultSecurityGroup=unset:default'],
      ['unmet', 'defaultSecurityGroup=unset:default'],
    ]);
    const removed = declaredAccount({
      regions: ['eu-north-1', 'eu-west-1'],
      vpcs: { [VPC]: { region: 'eu-west-1', internetFacing: true } },
      defaultVpcs: 'removed',
    });
    expect(settings('AWS-CMP-04', without, removed)).toEqual([['met'], ['met']]);
  });

  it('is unmet where a VPC is left out that is not declared to face the Internet', () => {
    const undeclared = declaredAccount({
      regions: ['eu-north-1', 'eu-west-1'],
      vpcs: { [VPC]: { region: 'eu-west-1' } },
    });
    expect(settings('AWS-CMP-04', written.posture, undeclared)[1]).toEqual(['unmet', `internetFacing=${VPC}`]);
    const unread = written.changed('aws_vpc_block_public_access_exclusion', '', (body) => {
      body.vpc_id = '${var.vpc}';
    });
    expect(settings('AWS-CMP-04', unread)[1]?.[0]).toBe('unknown');
  });

  it('names the Region in what it says and means', () => {
    const [finding] = findingsOf(
      control('AWS-CMP-04').check(
        situationOf(written.without('aws_ec2_serial_console_access', 'eu-west-1'), COMPUTE_FACTS),
      ),
    );
    expect(finding?.given).toBe('serialConsole is not set in eu-west-1');
    expect(finding?.meaning.targets).toEqual(['region:eu-west-1']);
  });
});

describe('a rule that is written apart from its group', () => {
  const rule = { ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr_ipv4: '0.0.0.0/0' };
  const verdictsWith = (type: string, owner: (name: string) => string, more: object = {}) => {
    const posture = written.with((resources) => {
      const [name = ''] = Object.keys(resources.aws_default_security_group ?? {});
      const { provider } = resources.aws_default_security_group?.[name] ?? {};
      resources.aws_security_group = { web: { provider, name: 'web' } };
      resources[type] = { apart: { provider, ...rule, security_group_id: owner(name), ...more } };
    });
    return settings('AWS-CMP-04', posture).map(([verdict]) => verdict);
  };
  const DEFAULT = (name: string) => `\${aws_default_security_group.${name}.id}`;

  it.each(['aws_vpc_security_group_ingress_rule', 'aws_vpc_security_group_egress_rule'])(
    'fills the default security group again by %s: unmet',
    (type) => {
      expect(verdictsWith(type, DEFAULT)).toContain('unmet');
      expect(verdictsWith(type, DEFAULT, { count: 0 })).toEqual(['met', 'met']);
      expect(verdictsWith(type, DEFAULT, { count: '${var.count}' })).toContain('unknown');
    },
  );

  it.each([
    ['by its id alone', 'sg-0a1b2c3d4e5f67890'],
    ['by a look-up', '${data.aws_security_group.default.id}'],
    ['by a variable', '${var.group}'],
    ['by its VPC', '${aws_vpc.main.default_security_group_id}'],
  ])('may fill it where it names its group %s: unknown', (_, owner) => {
    expect(verdictsWith('aws_vpc_security_group_ingress_rule', () => owner)).toContain('unknown');
  });

  it('is of no account here where another group of the stack has it: met', () => {
    const owner = () => '${aws_security_group.web.id}';
    expect(verdictsWith('aws_vpc_security_group_ingress_rule', owner)).toEqual(['met', 'met']);
  });
});
