import { only, read } from './stack';

const scopeOf = (provider: unknown, body: Record<string, unknown> = {}, others: Record<string, unknown> = {}) =>
  only(read({ provider, resource: { aws_s3_bucket: { b: { bucket: 'ledger', ...body } } }, ...others }).entities.bucket)
    .scope;

describe('the provider configuration of a resource', () => {
  it('is the default one unless it names another', () => {
    const provider = { aws: [{ region: 'eu-north-1' }, { alias: 'us', region: 'us-east-1' }] };
    const scope = { stack: 'contoso-aws', provider: 'aws' };
    expect(scopeOf(provider)).toEqual({ ...scope, region: 'eu-north-1' });
    expect(scopeOf(provider, { provider: 'aws.us' })).toEqual({ ...scope, alias: 'us', region: 'us-east-1' });
    expect(scopeOf(provider, { provider: '${aws.us}' })).toEqual({ ...scope, alias: 'us', region: 'us-east-1' });
    expect(scopeOf(provider, { provider: 'aws.missing' })).toEqual({ ...scope, alias: 'missing' });
    expect(scopeOf({})).toEqual(scope);
  });

  it('may go by a local name of its own', () => {
    const terraform = { required_providers: { amazon: { source: 'hashicorp/aws' } } };
    expect(scopeOf({ amazon: { region: 'eu-north-1' } }, { provider: 'amazon' }, { terraform })).toMatchObject({
      alias: 'amazon',
      region: 'eu-north-1',
    });
  });

  it('says as whom it acts, whatever the region and the manners', () => {
    const actsAs = (block: Record<string, unknown>) => scopeOf({ aws: block }).actsAs;
    expect(actsAs({ region: 'eu-north-1', max_retries: 3, default_tags: [{ tags: {} }] })).toBeUndefined();
    expect(actsAs({ region: 'eu-north-1', profile: 'a' })).toBe(actsAs({ region: 'us-east-1', profile: 'a' }));
    expect(actsAs({ profile: 'a' })).not.toBe(actsAs({ profile: 'b' }));
    expect(actsAs({ assume_role: [{ role_arn: '${var.r}' }] })).not.toBeUndefined();
  });

  it('names the directory of Entra where it is written', () => {
    const groups = (provider: unknown) =>
      only(read({ provider, resource: { azuread_group: { g: { display_name: 'g' } } } }).entities.group).scope;
    expect(groups({ azuread: { tenant_id: 'ABC' } }).directory).toBe('abc');
    expect(groups({ azuread: { tenant_id: '${var.t}' } })).not.toHaveProperty('directory');
  });

  it('gives the region of the resource where it has one', () => {
    expect(scopeOf({ aws: { region: 'eu-north-1' } }, { region: 'us-east-1' }).region).toBe('us-east-1');
    expect(scopeOf({ aws: { region: 'eu-north-1' } }, { region: '${var.r}' })).not.toHaveProperty('region');
    expect(scopeOf({ aws: { region: '${local.r}' } }, {}, { locals: { r: 'eu-west-1' } }).region).toBe('eu-west-1');
  });

  it.each([
    [{ allowed_account_ids: ['111122223333'] }, '111122223333'],
    [{ assume_role: { role_arn: 'arn:aws:iam::111122223333:role/deploy' } }, '111122223333'],
    [
      {
        assume_role: [
          { role_arn: 'arn:aws:iam::444455556666:role/a' },
          { role_arn: 'arn:aws-cn:iam::111122223333:role/b' },
        ],
      },
      '111122223333',
    ],
    [
      { allowed_account_ids: ['111122223333'], assume_role: { role_arn: 'arn:aws:iam::111122223333:role/a' } },
      '111122223333',
    ],
    [
      { allowed_account_ids: ['111122223333'], assume_role: { role_arn: 'arn:aws:iam::444455556666:role/a' } },
      undefined,
    ],
    [{ allowed_account_ids: ['111122223333', '444455556666'] }, undefined],
    [{ allowed_account_ids: ['${var.account}'] }, undefined],
    [{ assume_role: { role_arn: '${var.role}' } }, undefined],
    [{ assume_role: { role_arn: 'arn:aws:iam::111122223333:user/a' } }, undefined],
    [{}, undefined],
  ])('of %j acts in the account %s', (aws, account) => {
    expect(scopeOf({ aws }).account).toBe(account);
  });

  it('makes its cloud one that the stack configures', () => {
    const terraform = {
      required_providers: { azuread: { source: 'someone/azuread' }, amazon: { source: 'hashicorp/aws' } },
    };
    expect(read({ provider: { azuread: {} } }).clouds).toEqual(['entra']);
    expect(read({ provider: { amazon: {}, google: {} }, terraform }).clouds).toEqual(['aws']);
    expect(read({ provider: { azuread: {} }, terraform }).clouds).toEqual([]);
  });
});
