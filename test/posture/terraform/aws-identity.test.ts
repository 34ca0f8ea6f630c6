import { only, read } from './stack';

const POLICY = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const DENY = { is: 'known', value: { statements: [{ effect: 'Deny' }] } };

describe('principals', () => {
  it('are groups, roles and users; a role brings its trust', () => {
    const trust =
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}';
    const { entities, opaque } = read({
      resource: {
        aws_iam_group: { g: { name: 'admins', path: '/' } },
        aws_iam_role: { r: { name: 'deploy', assume_role_policy: trust, permissions_boundary: 'arn' } },
        aws_iam_user: { u: { name: 'ann' }, v: {} },
      },
    });
    expect(opaque).toEqual([]);
    expect(entities.iamPrincipal.map(({ fields }) => fields)).toMatchObject([
      { type: 'group', name: { value: 'admins' }, trust: { is: 'absent' } },
      {
        type: 'role',
        name: { value: 'deploy' },
        trust: {
          value: { statements: [{ principals: { service: ['ec2.amazonaws.com'] }, resources: { patterns: ['*'] } }] },
        },
      },
      { type: 'user', name: { value: 'ann' } },
      { type: 'user', name: { is: 'unknown', why: 'computed' } },
    ]);
  });

  it('have memberships, by user or by group', () => {
    const { entities } = read({
      resource: {
        aws_iam_user: { ann: { name: 'ann' } },
        aws_iam_user_group_membership: { a: { user: '${aws_iam_user.ann.name}', groups: ['admins'] } },
        aws_iam_group_membership: { b: { name: 'x', group: 'admins', users: ['${aws_iam_user.ann.id}', '${var.x}'] } },
      },
    });
    expect(entities.iamMembership.map(({ fields }) => fields)).toMatchObject([
      { users: { items: [{ value: 'ann' }, { is: 'unknown' }] }, groups: { items: [{ value: 'admins' }] } },
      { users: { items: [{ value: 'ann' }] }, groups: { items: [{ value: 'admins' }] } },
    ]);
  });
});

describe('policies of principals', () => {
  const policiesOf = (resource: Record<string, unknown>) => {
    const group = { aws_iam_group: { g: { name: 'admins' }, c: { name: '${var.group}' } } };
    return read({ resource: { ...group, ...resource } }).entities.identityPolicy.map(({ fields }) => fields);
  };

  it.each(['group', 'role', 'user'] as const)('stand inline with a %s', (type) => {
    const fields = policiesOf({ [`aws_iam_${type}_policy`]: { p: { name: 'p', [type]: 'x', policy: POLICY } } });
    expect(fields).toMatchObject([{ principalType: type, principal: { value: 'x' }, document: DENY }]);
  });

  it.each(['group', 'role', 'user'] as const)('are attached to a %s by the ARN of a policy of the stack', (type) => {
    const fields = policiesOf({
      aws_iam_policy: { p: { name: 'p', policy: POLICY } },
      [`aws_iam_${type}_policy_attachment`]: {
        byArn: { [type]: 'x', policy_arn: '${aws_iam_policy.p.arn}' },
        byId: { [type]: 'x', policy_arn: '${aws_iam_policy.p.id}' },
      },
    });
    expect(fields).toMatchObject([
      { principalType: type, principal: { value: 'x' }, document: DENY },
      { principalType: type, principal: { value: 'x' }, document: DENY },
    ]);
  });

  it.each(['name', 'id'])('follow a reference to the %s of a group', (attribute) => {
    const attach = (group: string) => ({ group: `\${aws_iam_group.${group}.${attribute}}`, policy: POLICY });
    expect(policiesOf({ aws_iam_group_policy: { a: attach('g'), b: attach('c') } })).toMatchObject([
      { principal: { is: 'known', value: 'admins' } },
      { principal: { is: 'ref', address: 'aws_iam_group.c', attribute: 'name' } },
    ]);
  });

  it.each([
    ['arn:aws:iam::aws:policy/AdministratorAccess', 'notRead'],
    ['${var.arn}', 'variable'],
    ['${data.aws_iam_policy.p.arn}', 'data'],
    ['${aws_iam_policy.p.name}', 'notRead'],
  ])('are not read behind %s', (policy_arn, why) => {
    const posture = read({
      data: { aws_iam_policy: { p: { name: 'p' } } },
      resource: {
        aws_iam_policy: { p: { name: 'p', policy: POLICY } },
        aws_iam_group_policy_attachment: { a: { group: 'admins', policy_arn } },
      },
    });
    expect(only(posture.entities.identityPolicy).fields.document).toMatchObject({ is: 'unknown', why });
  });

  it('are attached to several at once', () => {
    const attachment = {
      name: 'a',
      policy_arn: '${aws_iam_policy.p.arn}',
      groups: ['${aws_iam_group.g.name}'],
      roles: '${var.r}',
      users: ['u'],
    };
    expect(
      policiesOf({ aws_iam_policy: { p: { policy: POLICY } }, aws_iam_policy_attachment: { a: attachment } }),
    ).toMatchObject([
      { principalType: 'group', principal: { value: 'admins' }, document: DENY },
      { principalType: 'role', principal: { is: 'unknown', why: 'variable' }, document: DENY },
      { principalType: 'user', principal: { value: 'u' }, document: DENY },
    ]);
  });

  it('stand in a role itself', () => {
    const role = {
      name: 'deploy',
      assume_role_policy: POLICY,
      inline_policy: [{ name: 'a', policy: POLICY }, {}],
      managed_policy_arns: ['${aws_iam_policy.p.arn}', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
    };
    expect(policiesOf({ aws_iam_policy: { p: { policy: POLICY } }, aws_iam_role: { r: role } })).toMatchObject([
      { principalType: 'role', principal: { value: 'deploy' }, document: DENY },
      { document: DENY },
      { document: { is: 'unknown', why: 'notRead' } },
    ]);
  });

  it('of a role are unknown where they are made dynamically or come from a variable', () => {
    const role = { dynamic: { inline_policy: {} }, managed_policy_arns: '${var.arns}' };
    expect(policiesOf({ aws_iam_role: { r: role } })).toMatchObject([
      { principal: { is: 'ref', address: 'aws_iam_role.r', attribute: 'name' }, document: { why: 'dynamic' } },
      { document: { why: 'variable' } },
    ]);
  });
});

describe('a resource that takes away every policy that it does not list', () => {
  const group = { aws_iam_group: { g: { name: 'admins' } } };
  const inline = { aws_iam_group_policy: { mfa: { name: 'mfa', group: '${aws_iam_group.g.name}', policy: POLICY } } };
  const opaqueWith = (resource: Record<string, unknown>) =>
    read({ resource: { ...group, ...inline, ...resource } }).opaque;

  it.each([[['mfa']], [['${aws_iam_group_policy.mfa.name}']]])('may list it: %j', (policy_names) => {
    expect(opaqueWith({ aws_iam_group_policies_exclusive: { x: { group_name: 'admins', policy_names } } })).toEqual([]);
  });

  it.each([[{ policy_names: [] }], [{ policy_names: '${var.x}' }], [{ policy_names: [], group_name: '${var.x}' }]])(
    'is opaque where it does not list one that the stack gives: %j',
    (body) => {
      const exclusive = { aws_iam_group_policies_exclusive: { x: { group_name: 'admins', ...body } } };
      expect(only(opaqueWith(exclusive))).toMatchObject({
        address: 'aws_iam_group_policies_exclusive.x',
        clouds: ['aws'],
        why: 'it takes away the policy that aws_iam_group_policy.mfa gives',
      });
    },
  );

  it('is no concern of another principal', () => {
    expect(opaqueWith({ aws_iam_group_policies_exclusive: { x: { group_name: 'others', policy_names: [] } } })).toEqual(
      [],
    );
  });

  it('may take attachments away', () => {
    const resource = (policy_arns: unknown) => ({
      aws_iam_policy: { p: { policy: POLICY } },
      aws_iam_group_policy_attachment: { a: { group: 'admins', policy_arn: '${aws_iam_policy.p.arn}' } },
      aws_iam_group_policy_attachments_exclusive: { x: { group_name: 'admins', policy_arns } },
    });
    expect(opaqueWith(resource(['${aws_iam_policy.p.arn}']))).toEqual([]);
    expect(only(opaqueWith(resource([]))).address).toBe('aws_iam_group_policy_attachments_exclusive.x');
  });

  it('may be a role that has policies of its own', () => {
    const resource = {
      aws_iam_role: { r: { name: 'deploy', inline_policy: {} } },
      aws_iam_role_policy: { p: { role: 'deploy', policy: POLICY }, q: { role: 'other', policy: POLICY } },
    };
    expect(only(opaqueWith(resource))).toMatchObject({
      address: 'aws_iam_role.r',
      why: 'it takes away the policy that aws_iam_role_policy.p gives',
    });
  });

  it('may be an attachment to several', () => {
    const policy_arn = '${aws_iam_policy.p.arn}';
    const resource = (groups: unknown, others: Record<string, unknown> = {}) => ({
      aws_iam_policy: { p: { policy: POLICY } },
      aws_iam_group_policy_attachment: { a: { group: 'admins', policy_arn } },
      aws_iam_policy_attachment: { x: { policy_arn, groups }, ...others },
    });
    expect(opaqueWith(resource(['admins']))).toEqual([]);
    expect(only(opaqueWith(resource([]))).address).toBe('aws_iam_policy_attachment.x');
    const both = opaqueWith(resource(['admins'], { y: { policy_arn, groups: ['admins'] } }));
    expect(both.map(({ address }) => address)).toEqual(['aws_iam_policy_attachment.x', 'aws_iam_policy_attachment.y']);
  });
});
