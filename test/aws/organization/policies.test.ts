import { TerraformVariable } from 'cdktf';
import {
  DenyRootUser,
  type IServiceControl,
  NoNewUsers,
  ProtectGuardrails,
  RefuseCustomerKeys,
  RequireMfaForUsers,
  ResourceControlPolicies,
  ServiceControlPolicies,
  StorageOverTls,
  TrustedNetworkPerimeter,
} from '../../../lib/aws';
import { TrustedNetwork } from '../../../lib/values';
import { Rendered, refusal, scattered } from '../rendered';
import { EXEMPT, ORGANIZATION, ROOT, resourcesOf, servicesOf, statementsIn } from './composed';

/** A guardrail of one statement, of about that many characters. */
function filler(name: string, characters: number): IServiceControl {
  const Action = `s3:${'a'.repeat(characters - 90)}`;
  return {
    kind: 'serviceControl',
    control: 'AWS-IAM-03',
    statements: [{ Sid: name, Effect: 'Deny', Action, Resource: '*' }],
  };
}

describe('ServiceControlPolicies', () => {
  const guardrails = [
    new RequireMfaForUsers(),
    new DenyRootUser(),
    new NoNewUsers(EXEMPT),
    new ProtectGuardrails(EXEMPT),
  ];
  const rendered = Rendered.of(servicesOf(guardrails));

  it('render one policy where one holds all statements, and attach it', () => {
    const policy = rendered.only('aws_organizations_policy');
    expect(policy).toEqual({
      name: 'tenant-guard-scp-1',
      type: 'SERVICE_CONTROL_POLICY',
      content: expect.any(String),
    });
    expect(statementsIn(policy)).toEqual(guardrails.flatMap(({ statements }) => statements));
    expect(rendered.only('aws_organizations_policy_attachment')).toEqual({
      policy_id: '${aws_organizations_policy.services_policy-1_14E202C6.id}',
      target_id: 'r-a1b2',
    });
  });

  it('only deny: what allows stays with the policy of AWS', () => {
    const effects = statementsIn(rendered.only('aws_organizations_policy')).map(({ Effect }) => Effect);
    expect(new Set(effects)).toEqual(new Set(['Deny']));
  });

  it('render as few policies as hold the statements, each attached to every place', () => {
    const many = Rendered.of(
      servicesOf([filler('A', 3_000), filler('B', 3_000), filler('C', 1_500)], {
        targets: { root: 'r-a1b2', legacy: 'ou-a1b2-c3d4e5f6' },
        name: 'acme',
      }),
    );
    const policies = many.all('aws_organizations_policy');
    expect(policies.map((policy) => statementsIn(policy).map(({ Sid }) => Sid))).toEqual([['A', 'C'], ['B']]);
    expect(policies.map(({ name }) => name)).toEqual(['acme-scp-1', 'acme-scp-2']);
    expect(policies.every(({ content }) => String(content).length <= 5_120)).toBe(true);
    const places = many.all('aws_organizations_policy_attachment').map(({ target_id }) => target_id);
    expect(places.sort()).toEqual(['ou-a1b2-c3d4e5f6', 'ou-a1b2-c3d4e5f6', 'r-a1b2', 'r-a1b2']);
  });

  it('keep a list of addresses in one statement, and refuse one that does not fit', () => {
    const perimeter = (count: number) =>
      new TrustedNetworkPerimeter({
        network: scattered(count),
        organizationId: ORGANIZATION,
        holds: 'people',
        ...EXEMPT,
      });
    const one = statementsIn(Rendered.of(servicesOf([perimeter(100)])).only('aws_organizations_policy'));
    expect(one).toHaveLength(1);
    const message = refusal(servicesOf([perimeter(400)]));
    expect(message).toContain('InvalidValue: acme-aws/services: guardrails: ');
    expect(message).toContain('a service control policy holds at most 5120 characters');
    expect(message).toContain('give the quota that AWS has granted you');
  });

  it('take the quotas that AWS has granted', () => {
    const twice = [filler('A', 8_000)];
    expect(refusal(servicesOf(twice))).toContain('at most 5120 characters');
    expect(Rendered.of(servicesOf(twice, { characters: 10_240 })).all('aws_organizations_policy')).toHaveLength(1);
    const five = ['A', 'B', 'C', 'D', 'E'].map((name) => filler(name, 4_000));
    expect(refusal(servicesOf(five))).toContain('put some of the guardrails on other targets');
    expect(Rendered.of(servicesOf(five, { perTarget: 6 })).all('aws_organizations_policy')).toHaveLength(5);
  });

  it('leave a place for the policy of AWS', () => {
    const four = ['A', 'B', 'C', 'D'].map((name) => filler(name, 4_000));
    expect(Rendered.of(servicesOf(four)).all('aws_organizations_policy')).toHaveLength(4);
  });

  it.each([
    ['r-1', 'a root has the form r-a1b2'],
    ['root', 'a root has the form r-a1b2'],
    ['ou-a1b2', 'a unit ou-a1b2-c3d4e5f6'],
    ['12345', 'an account 12 digits'],
  ])('refuse %s as a place', (id, told) => {
    const message = refusal(servicesOf([new DenyRootUser()], { targets: { home: id } }));
    expect(message).toContain('acme-aws/services: targets.home: this is not the id of a root, a unit or an account');
    expect(message).toContain(`got "${id}"`);
    expect(message).toContain(told);
  });

  it('take a place that only apply knows', () => {
    const later = Rendered.of((stack) => {
      const unit = new TerraformVariable(stack, 'unit', { type: 'string' });
      servicesOf([new DenyRootUser()], { targets: { workloads: unit.stringValue } })(stack);
    });
    expect(later.only('aws_organizations_policy_attachment').target_id).toBe('${var.unit}');
  });

  it('refuse no guardrail, and no place', () => {
    expect(refusal(servicesOf([]))).toBe(
      'InvalidValue: acme-aws/services: guardrails: there is none, got "nothing"; at least one. ' +
        'Name what the accounts are held to',
    );
    expect(refusal(servicesOf([new DenyRootUser()], { targets: {} }))).toContain(
      'targets: the policies would stand nowhere',
    );
  });

  it('hand on what was made', () => {
    Rendered.of((stack) => {
      const made = new ServiceControlPolicies(stack, 'services', { guardrails: [new DenyRootUser()], targets: ROOT });
      expect([made.policies.length, made.attachments.length]).toEqual([1, 1]);
    });
  });
});

describe('ResourceControlPolicies', () => {
  it('render policies of their own type, for everyone', () => {
    const rendered = Rendered.of(resourcesOf([new StorageOverTls(), new RefuseCustomerKeys()]));
    const policy = rendered.only('aws_organizations_policy');
    expect(policy).toMatchObject({ name: 'tenant-guard-rcp-1', type: 'RESOURCE_CONTROL_POLICY' });
    expect(statementsIn(policy).map(({ Principal }) => Principal)).toEqual(['*', '*', '*']);
    expect(rendered.all('aws_organizations_policy_attachment')).toHaveLength(1);
  });

  it('stand beside service control policies in one stack', () => {
    const both = Rendered.of((stack) => {
      servicesOf([new DenyRootUser()])(stack);
      resourcesOf([new StorageOverTls()])(stack);
    });
    expect(both.all('aws_organizations_policy').map(({ name }) => name)).toEqual([
      'tenant-guard-rcp-1',
      'tenant-guard-scp-1',
    ]);
  });

  it('refuse what does not fit, with the limit of their own kind', () => {
    const long = { ...new StorageOverTls(), statements: filler('A', 6_000).statements };
    expect(refusal(resourcesOf([long]))).toContain('a resource control policy holds at most 5120 characters');
  });

  it('hand on what was made', () => {
    Rendered.of((stack) => {
      const made = new ResourceControlPolicies(stack, 'r', { guardrails: [new StorageOverTls()], targets: ROOT });
      expect([made.policies.length, made.attachments.length]).toEqual([1, 1]);
    });
  });
});

describe('policies of an organization', () => {
  it('hold the ranges of a network once, aggregated', () => {
    const network = TrustedNetwork.of(
      { a: { cidrs: ['203.0.113.0/27'], ipv6: 'none' }, b: { cidrs: ['203.0.113.32/27'], ipv6: 'none' } },
      { example: true },
    );
    const { statements } = new TrustedNetworkPerimeter({
      network,
      organizationId: ORGANIZATION,
      holds: 'people',
      ...EXEMPT,
    });
    expect(statements[0]?.Condition?.NotIpAddressIfExists).toEqual({ 'aws:SourceIp': ['203.0.113.0/26'] });
  });
});
