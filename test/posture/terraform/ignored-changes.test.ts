import { unreadable } from '../../../lib/posture';
import { only, policyWith, read } from './stack';

const users = { included_users: ['All'], excluded_groups: ['g'] };
const conditions = { client_app_types: ['all'], users, locations: { included_locations: ['All'] } };

const policyIgnoring = (ignore_changes: unknown) =>
  only(policyWith({ conditions, lifecycle: { ignore_changes } }).entities.conditionalAccessPolicy).fields;

describe('ignore_changes', () => {
  it('makes what it covers unknown, and nothing else', () => {
    const fields = policyIgnoring(['state']);
    expect(fields.state).toMatchObject({ is: 'unknown', why: 'ignored' });
    expect(unreadable(fields.users.included)).toBeUndefined();
  });

  it.each([
    ['conditions[0].users'],
    ['${conditions[0].users}'],
    ['"conditions"'],
    ['conditions[0].users[0].included_users'],
    ['conditions.0.users.0.included_users'],
  ])('opens the sets below %j', (path) => {
    expect(unreadable(policyIgnoring([path]).users.included)).toBe('ignored');
    expect(policyIgnoring([path]).state).toMatchObject({ is: 'known' });
  });

  it('covers a set of which it names one element', () => {
    expect(unreadable(policyIgnoring(['conditions[0].users[0].included_users[0]']).users.included)).toBe('ignored');
  });

  it('covers settings that are not written', () => {
    expect(policyIgnoring(['grant_controls']).grant.operator).toMatchObject({ is: 'unknown', why: 'ignored' });
    expect(unreadable(policyIgnoring(['grant_controls']).grant.builtIn)).toBe('ignored');
  });

  it.each(['all', ['all'], ['*'], ['a b'], [7], '${var.x}', {}])('covers everything with %j', (ignored) => {
    const fields = policyIgnoring(ignored);
    expect(fields.state).toMatchObject({ is: 'unknown', why: 'ignored' });
    expect(unreadable(fields.locations.included)).toBe('ignored');
    expect(fields.guests.included).toMatchObject({ is: 'unknown', why: 'ignored' });
    expect(fields.deviceFilter).toMatchObject({ is: 'unknown', why: 'ignored' });
  });

  it('covers nothing where the list is empty or names other arguments', () => {
    expect(policyIgnoring([]).state).toMatchObject({ is: 'known' });
    expect(policyIgnoring(['display_name', 'state_of_mind']).state).toMatchObject({ is: 'known' });
  });

  it('leaves the rules of an encryption unknown when it covers one of them', () => {
    const rule = [{ apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms' } }];
    const posture = read({
      resource: {
        aws_s3_bucket_server_side_encryption_configuration: {
          e: { bucket: 'b', rule, lifecycle: [{ ignore_changes: ['rule[1]'] }] },
        },
      },
    });
    const algorithms = posture.entities.bucketEncryption.map(({ fields }) => fields.algorithm);
    expect(algorithms).toMatchObject([{ why: 'ignored' }, { why: 'ignored' }]);
  });

  it('covers a policy document', () => {
    const body = { bucket: 'b', policy: '{"Statement":[]}', lifecycle: { ignore_changes: ['policy'] } };
    const policy = only(read({ resource: { aws_s3_bucket_policy: { p: body } } }).entities.bucketPolicy);
    expect(policy.fields.document).toMatchObject({ is: 'unknown', why: 'ignored' });
  });
});

describe('a dynamic block', () => {
  it.each([
    { dynamic: { conditions: { for_each: [], content: {} } } },
    { dynamic: [{ conditions: { for_each: [] } }] },
  ])('makes every field below it unknown: %j', (body) => {
    const fields = only(policyWith({ conditions: undefined, ...body }).entities.conditionalAccessPolicy).fields;
    expect(unreadable(fields.users.included)).toBe('dynamic');
    expect(unreadable(fields.clientAppTypes)).toBe('dynamic');
    expect(fields.guests.excluded).toMatchObject({ why: 'dynamic' });
    expect(fields.state).toMatchObject({ is: 'known' });
  });

  it('is seen deeper down too, and beside a block that is written', () => {
    const dynamic = { users: { for_each: ['a'], content: { included_users: ['All'] } } };
    const fields = only(policyWith({ conditions: { ...conditions, dynamic } }).entities.conditionalAccessPolicy).fields;
    expect(unreadable(fields.users.included)).toBe('dynamic');
    expect(unreadable(fields.locations.included)).toBeUndefined();
  });
});
