import { factsOf, stacksOf, subjectName } from '../../../lib/declaration';
import { type Change, changed, contoso, itRefuses, refusals, WITH_ORGANIZATION } from '../contoso';

const refused = (change: Change): readonly Change[] => [WITH_ORGANIZATION, change];

describe('an organization with guardrails', () => {
  it('is read, with everything in it', () => {
    expect(refusals(changed(WITH_ORGANIZATION))).toEqual([]);
  });

  it('has a stack of its own, and only with guardrails or a trail', () => {
    const names = (...changes: Change[]) => stacksOf(contoso(...changes).declaration).map(({ name }) => name);
    expect(names(WITH_ORGANIZATION)).toContain('contoso-aws-organization');
    const reference: Change = [
      '      accounts:\n',
      '      organization: { id: o-a1b2c3d4e5, managementAccount: "999988887777" }\n      accounts:\n',
    ];
    expect(names(reference)).toEqual(names());
    const audit = 'audit: { region: eu-north-1, tell: [soc@contoso.example] }';
    expect(names(reference, ['"999988887777" }', `"999988887777", ${audit} }`])).toContain('contoso-aws-organization');
  });

  it('is what facts can be about, and nothing else is in its place', () => {
    const tenant = contoso(WITH_ORGANIZATION);
    const { focus, source } = factsOf(tenant, { service: 'aws', organization: true });
    expect(focus).toEqual({ service: 'aws', organization: true });
    expect(source?.lines['services.aws.aws.organization']).toBe(73);
    expect(subjectName(focus)).toBe('aws.organization');
    expect(() => factsOf(contoso(), { service: 'aws', organization: true })).toThrow(
      'declares no guardrails and no audit',
    );
    expect(() => factsOf(tenant, { service: 'aws', account: 'prod', organization: true })).toThrow('not for both');
  });

  itRefuses([
    [
      'an account of the name that its stack has',
      [['        test: {', '        organization: {']],
      [
        '72: services.aws.aws.accounts.organization: this name is kept for the stack of the organization, got "organization"; allowed: any other short name. Rename the account, for example after what it is for.',
      ],
    ],
    [
      'a target that is not declared',
      refused(['targets: [root]', 'targets: [workload]']),
      [
        '77: services.aws.aws.organization.guardrails.targets.0: no such target is declared, got "workload"; allowed: prod, root, test, workloads. Did you mean "workloads"?',
      ],
    ],
    [
      'the management account as a target',
      [WITH_ORGANIZATION, ['targets: [root]', 'targets: [test]'], ['"999988887777"', '"012345678901"']],
      [
        '77: services.aws.aws.organization.guardrails.targets.0: this is the management account, which no policy of the organization touches, got "test"; allowed: root, units, and other accounts. Take it out, and keep workloads and people out of that account.',
      ],
    ],
    [
      'a unit with an account that is not declared',
      refused(['accounts: [prod, test] }', 'accounts: [prod, tset] }']),
      [
        '78: services.aws.aws.organization.guardrails.units.workloads.accounts.1: no such account is declared, got "tset"; allowed: prod, test.',
      ],
    ],
    [
      'an account in two units, and a unit twice',
      refused([
        'accounts: [prod, test] } }',
        'accounts: [prod] }, again: { id: ou-a1b2-c3d4e5f6, accounts: [prod, test] } }',
      ]),
      [
        '78: services.aws.aws.organization.guardrails.units.again.accounts.0: this account lies in unit workloads, got "prod"; allowed: each account in one unit.',
        '78: services.aws.aws.organization.guardrails.units.again.id: this unit is declared as workloads, got "ou-a1b2-c3d4e5f6".',
      ],
    ],
    [
      'a unit of an account’s name',
      refused(['{ workloads: {', '{ prod: {']),
      [
        '78: services.aws.aws.organization.guardrails.units.prod: this name stands for something else already, got "prod".',
      ],
    ],
    [
      'the deployer as an emergency role',
      refused(['[break-glass]', '[Tenant-Guard-Deploy]']),
      [
        '79: services.aws.aws.organization.guardrails.breakGlassRoles.0: this is the role of the deployer, which is left out by itself, got "Tenant-Guard-Deploy"; allowed: roles that people assume in an emergency. Take it out: a pipeline is no way in for people.',
      ],
    ],
    [
      'a network that the guard of the service does not list',
      [
        WITH_ORGANIZATION,
        ['networks: [hq]\n            holds', 'networks: [hq, pipeline]\n            holds'],
        ['[hq, pipeline] }', '[hq] }'],
      ],
      [
        '81: services.aws.aws.organization.guardrails.perimeter.networks.1: the guard of the service does not list this network, and people in it reach no account, got "pipeline"; allowed: hq. (AWS-NET-01)',
      ],
    ],
    [
      'a VPC of another partition',
      refused(['region: eu-north-1 }]\n            endpoint', 'region: cn-north-1 }]\n            endpoint']),
      [
        '83: services.aws.aws.organization.guardrails.perimeter.vpcs.0.region: this region is in partition aws-cn, and the service is in aws, got "cn-north-1".',
      ],
    ],
    [
      'ids and limits of another form',
      [
        WITH_ORGANIZATION,
        ['ou-a1b2-c3d4e5f6', 'workloads'],
        ['vpc-0a1b2c3d', 'vpc-1'],
        ['serviceControlCharacters: 10240', 'serviceControlCharacters: 20480'],
      ],
      [
        '78: services.aws.aws.organization.guardrails.units.workloads.id: the id of a unit has the form ou-a1b2-c3d4e5f6, got "workloads". Write it like "ou-a1b2-c3d4e5f6".',
        '83: services.aws.aws.organization.guardrails.perimeter.vpcs.0.id: the id of a VPC has the form vpc-0a1b2c3d, got "vpc-1". Write it like "vpc-0a1b2c3d4e5f60718".',
        '91: services.aws.aws.organization.guardrails.limits.serviceControlCharacters: this is more than 10240, got 20480; allowed: Characters of a service control policy. Default 5120.',
      ],
    ],
  ]);

  itRefuses([
    [
      'a role for emergencies that an allow-list for people would shut out',
      refused(['breakGlassRoles: [break-glass]', 'breakGlassRoles: [Operator]']),
      [
        '68: services.aws.aws.accounts.prod.humanRoles.0: this is a role for emergencies, which an allow-list for people would shut out, got "operator"; allowed: roles that people assume from day to day. Take it out. (AWS-BG-01)',
      ],
    ],
    [
      'a trail of an account that is not declared, in a Region of another partition',
      refused(['account: prod, region: eu-north-1', 'account: prud, region: cn-north-1']),
      [
        '95: services.aws.aws.organization.audit.account: no such account is declared, got "prud"; allowed: prod, test. Did you mean "prod"?',
        '95: services.aws.aws.organization.audit.region: this region is in partition aws-cn, and the service is in aws, got "cn-north-1"; allowed: regions of partition aws.',
      ],
    ],
    [
      'a trail in a Region that its account does not use',
      refused(['account: prod, region: eu-north-1', 'account: prod, region: eu-south-1']),
      [
        '95: services.aws.aws.organization.audit.region: the account does not use this region, got "eu-south-1"; allowed: eu-north-1, eu-west-1. Choose one of them, or add the region to the account.',
      ],
    ],
    [
      'a trail whose alarms tell nobody',
      refused([', tell: [soc@contoso.example] }', ' }']),
      [
        '95: services.aws.aws.organization.audit: alarms on the trail would tell nobody; allowed: somebody to tell. Add "tell: [...]" here, or "securityContact: {...}" for all accounts. (AWS-LOG-01)',
      ],
    ],
    [
      'a bucket of the trail that has a name taken by another',
      refused(['bucket: contoso-audit', 'bucket: contoso-ledger']),
      [
        '95: services.aws.aws.organization.audit.bucket: this bucket name (partition aws) is taken by tenants/contoso.yaml:70, got "contoso-ledger". Bucket names are unique in a partition: choose another.',
      ],
    ],
  ]);

  it('lets an acceptance be for the organization', () => {
    const subject: Change = ['subject: aws\n', 'subject: aws.organization\n'];
    expect(refusals(changed(WITH_ORGANIZATION, subject))).toEqual([]);
    expect(refusals(changed(subject))).not.toEqual([]);
  });
});
