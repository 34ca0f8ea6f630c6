import { only, read } from './stack';

const DENY = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
const EC2 = { ec2_attributes: { serial_console_access: { status: { '@@assign': 'disabled' } } } };

function policyOf(body: Record<string, unknown>) {
  const posture = read({ resource: { aws_organizations_policy: { p: { name: 'p', ...body } } } });
  expect(posture.opaque).toEqual([]);
  return only(posture.entities.organizationPolicy).fields;
}

describe('a policy of an organization', () => {
  it('is a service control policy where no type is given', () => {
    expect(policyOf({ content: DENY })).toMatchObject({
      type: { is: 'known', value: 'SERVICE_CONTROL_POLICY' },
      document: { is: 'known', value: { statements: [{ effect: 'Deny' }], written: DENY } },
      settings: { is: 'absent' },
    });
  });

  it('is read as a document where it is a resource control policy, the spelling of everyone told apart', () => {
    const of = (Principal: unknown) =>
      policyOf({
        type: 'RESOURCE_CONTROL_POLICY',
        content: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Principal, Action: 's3:*', Resource: '*' }],
        }),
      }).document;
    expect(of('*')).toMatchObject({ value: { statements: [{ principals: { any: true, bare: true } }] } });
    expect(JSON.stringify(of({ AWS: '*' }))).not.toContain('bare');
  });

  it.each(['DECLARATIVE_POLICY_EC2', 'S3_POLICY', 'BACKUP_POLICY'])('of type %s has settings by path', (type) => {
    expect(policyOf({ type, content: JSON.stringify(EC2) })).toMatchObject({
      document: { is: 'absent' },
      settings: { is: 'known', value: { 'ec2_attributes.serial_console_access.status': 'disabled' } },
    });
  });

  it('has what jsonencode encodes', () => {
    const content = '${jsonencode({ s3_attributes = { public_access_block_configuration = { "@@assign" = "all" } } })}';
    expect(policyOf({ type: 'S3_POLICY', content })).toMatchObject({
      settings: { value: { 's3_attributes.public_access_block_configuration': 'all' } },
    });
  });

  it('keeps every operator but @@assign, and lists, in the path and the value', () => {
    const content = JSON.stringify({ tags: { team: { tag_value: { '@@append': ['a', 'b'] } } } });
    expect(policyOf({ type: 'TAG_POLICY', content }).settings).toMatchObject({
      value: { 'tags.team.tag_value.@@append': '["a","b"]' },
    });
  });

  it.each([
    ['a variable as its content', { content: '${var.x}' }, 'variable'],
    ['a variable within its content', { content: '{"a":{"@@assign":"${var.x}"}}' }, 'variable'],
    ['text that is no JSON', { content: '{' }, 'notRead'],
    ['a key that could stand for a path', { content: '{"a.b":"c"}' }, 'notRead'],
    ['a content under ignore_changes', { content: '{}', lifecycle: { ignore_changes: ['content'] } }, 'ignored'],
  ])('has unknown settings with %s', (_, body, why) => {
    expect(policyOf({ type: 'S3_POLICY', ...body }).settings).toMatchObject({ is: 'unknown', why });
  });

  it('of a type that only apply knows has neither', () => {
    expect(policyOf({ type: '${var.type}', content: DENY })).toMatchObject({
      type: { is: 'unknown' },
      document: { is: 'unknown' },
      settings: { is: 'unknown' },
    });
  });
});

describe('an attachment', () => {
  const targetOf = (target_id: string, more: Record<string, unknown> = {}) => {
    const posture = read({
      ...more,
      resource: {
        aws_organizations_policy_attachment: { a: { policy_id: 'p-1', target_id } },
        ...Object(more.resource),
      },
    });
    expect(posture.opaque).toEqual([]);
    return only(posture.entities.organizationPolicyAttachment).fields.target;
  };

  it('names a target by its id', () => {
    expect(targetOf('r-a1b2')).toMatchObject({ is: 'known', value: 'r-a1b2' });
  });

  it('names the root of an organization, or of its look-up, as the one index that is read', () => {
    const data = { aws_organizations_organization: { o: {} } };
    expect(targetOf('${data.aws_organizations_organization.o.roots[0].id}', { data })).toMatchObject({
      is: 'ref',
      address: 'data.aws_organizations_organization.o',
      attribute: 'roots[0].id',
    });
    const resource = { aws_organizations_organization: { o: {} } };
    expect(targetOf('${aws_organizations_organization.o.roots[0].id}', { resource })).toMatchObject({
      is: 'ref',
      address: 'aws_organizations_organization.o',
    });
  });

  it.each([
    '${data.aws_organizations_organization.o.roots[1].id}',
    '${data.aws_organizations_organization.gone.roots[0].id}',
    '${data.aws_organizations_organization.o.roots[0].name}',
    'x${data.aws_organizations_organization.o.roots[0].id}',
  ])('names nothing that is known by %s', (target) => {
    expect(targetOf(target, { data: { aws_organizations_organization: { o: {} } } }).is).toBe('unknown');
  });
});

describe('an organization', () => {
  it('is read whole: its settings, units, accounts, root features and whom it hands the say over', () => {
    const { entities, opaque } = read({
      resource: {
        aws_organizations_organization: {
          o: { feature_set: 'ALL', enabled_policy_types: ['SERVICE_CONTROL_POLICY'] },
        },
        aws_organizations_organizational_unit: { u: { name: 'u', parent_id: '${var.x}', tags: {} } },
        aws_organizations_account: { a: { name: 'a', email: 'a@contoso.example' } },
        aws_iam_organizations_features: { f: { enabled_features: ['RootSessions'] } },
        aws_organizations_delegated_administrator: {
          d: { account_id: '111122223333', service_principal: 'iam.amazonaws.com' },
        },
        aws_organizations_resource_policy: { r: { content: DENY } },
      },
    });
    expect(opaque).toEqual([]);
    expect(only(entities.organization).fields).toMatchObject({
      featureSet: { value: 'ALL' },
      policyTypes: { items: [{ value: 'SERVICE_CONTROL_POLICY' }] },
      trustedServices: { items: [] },
    });
    expect(only(entities.organizationalUnit).fields.parent).toMatchObject({ is: 'unknown', why: 'variable' });
    expect(only(entities.centralRootAccess).fields.features.items).toMatchObject([{ value: 'RootSessions' }]);
    expect(only(entities.delegatedAdministrator).fields).toMatchObject({ account: { value: '111122223333' } });
    expect(only(entities.organizationDelegation).fields.document).toMatchObject({ is: 'known' });
  });
});
