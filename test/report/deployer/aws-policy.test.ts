import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDeclared } from '../../../lib/cli/render-declared';
import { readTenants } from '../../../lib/declaration';
import { describeDeployer, renderedIn } from '../../../lib/report';
import { awsActions, TAKES_NO_RESOURCE } from '../../../lib/report/deployer/aws-actions';
import { awsPoliciesOf } from '../../../lib/report/deployer/aws-policy';
import { ROOT } from '../../docs/pages';

const ACCOUNT = '111122223333';

/**
 * The actions that are used, and the ARNs of what each can be restricted to, of the tables of the Service Authorization
 * Reference; none for one that takes no resource. Of resource types of no use here (as of `ec2:CreateTags`) it is silent.
 */
const REFERENCE: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(join(__dirname, 'service-authorization.json'), 'utf8'),
);

type Body = Readonly<Record<string, unknown>>;
const PROVIDER = [
  { region: 'eu-north-1', allowed_account_ids: [ACCOUNT] },
  { region: 'eu-west-1', alias: 'west', allowed_account_ids: [ACCOUNT] },
];
const policiesOf = (resource: Readonly<Record<string, Readonly<Record<string, Body>>>>, aws: unknown = PROVIDER) =>
  awsPoliciesOf(renderedIn({ resource, provider: { aws } }));
const statementsOf = (...given: Parameters<typeof policiesOf>) =>
  policiesOf(...given).policies.flatMap(({ document }) => document.Statement);
/** Each action with what it is on. */
const allowedBy = (...given: Parameters<typeof policiesOf>) =>
  statementsOf(...given).flatMap(({ Action, Resource }) => Action.map((action) => `${action} ${Resource.join(' ')}`));

const rendered = readTenants(`${ROOT}/tenants`).flatMap((tenant) => renderDeclared(tenant).flatMap(renderedIn));
const examples = awsPoliciesOf(rendered);
const written = Object.values(awsActions).flatMap(({ create = [], read = [], update = [], tag = [], ...more }) => [
  ...[...create, ...read, ...update, ...tag, ...(more.delete ?? [])],
  ...(more.besides ?? []).flatMap(({ actions }) => actions),
]);

describe('the actions by which resources of AWS are kept', () => {
  it('are known of every type that the examples render', () => {
    expect(examples.unknown).toEqual([]);
  });

  it('are known of no type that none renders', () => {
    const types = new Set(rendered.map(({ type }) => type));
    expect(Object.keys(awsActions).filter((row) => !types.has(row) && !types.has(row.replace(/\.\w+$/, '')))).toEqual(
      [],
    );
  });

  it('are those that AWS knows', () => {
    expect(written.filter((action) => !Object.hasOwn(REFERENCE, action))).toEqual([]);
    expect(Object.keys(REFERENCE).filter((action) => !written.includes(action))).toEqual([]);
  });

  it('take no resource where AWS restricts them to none', () => {
    expect([...TAKES_NO_RESOURCE].filter((action) => REFERENCE[action]?.length !== 0)).toEqual([]);
  });
});

describe('the policy of each example account', () => {
  const each = examples.policies.flatMap(({ account, document }) =>
    document.Statement.flatMap(({ Action, Resource }) =>
      Action.flatMap((action) => Resource.map((on) => ({ account, action, on }))),
    ),
  );
  const matches = (on: string, pattern: string) =>
    new RegExp(`^${pattern.replace(/[.]/g, '\\.').replaceAll('*', '.+')}$`).test(on);

  it('is on nothing but what AWS restricts each action to, and on everything only where there is no such thing', () => {
    const wrong = each.filter(({ action, on }) => {
      const patterns = REFERENCE[action] ?? [];
      return patterns.length === 0 ? on !== '*' : !patterns.some((pattern) => matches(on, pattern));
    });
    expect(wrong).toEqual([]);
  });

  it('is of the account alone, and of named buckets, groups and roles', () => {
    // A trail of an organization is one of the management account, whichever account makes it.
    const elsewhere =
      /^\*$|:s3:::|:cloudtrail:[\w-]+:\*:trail\/organization$|:apigateway:[\w-]+::\/restapis\/a1b2c3d4e5$/;
    const foreign = each.filter(({ account, on }) => !elsewhere.test(on) && !on.includes(`:${account}:`));
    expect(foreign).toEqual([]);
    expect(each.filter(({ on }) => /:(?:s3::|iam:).*\*/.test(on))).toEqual([]);
  });
});

describe('the least IAM policy', () => {
  const group = { name: 'admins' };

  it('names what it is on, by references too', () => {
    const rule = { group: '${aws_iam_group.g.name}', name: 'mfa', policy: '{}' };
    expect(allowedBy({ aws_iam_group: { g: group }, aws_iam_group_policy: { p: rule } })).toEqual(
      [
        'iam:CreateGroup',
        'iam:DeleteGroup',
        'iam:DeleteGroupPolicy',
        'iam:GetGroup',
        'iam:GetGroupPolicy',
        'iam:PutGroupPolicy',
        'iam:UpdateGroup',
      ].map((action) => `${action} arn:aws:iam::${ACCOUNT}:group/admins`),
    );
    const other = statementsOf({ aws_iam_group_policy: { p: { ...rule, group: '${var.group}' } } });
    expect(other.map(({ Resource }) => Resource)).toEqual([[`arn:aws:iam::${ACCOUNT}:group/*`]]);
  });

  it('deletes nothing that Terraform itself keeps', () => {
    const bucket = (lifecycle: Body) =>
      allowedBy({ aws_s3_bucket: { b: { bucket: 'ledger', lifecycle } } }).filter((one) => one.includes('Delete'));
    expect(bucket({ prevent_destroy: true })).toEqual([]);
    expect(bucket({})).toEqual(['s3:DeleteBucket arn:aws:s3:::ledger']);
  });

  it('writes tags where there are some, of the resource or of the provider', () => {
    const tagging = (body: Body, aws: unknown) =>
      allowedBy({ aws_s3_bucket: { b: { bucket: 'ledger', ...body } } }, aws).filter((one) =>
        one.includes('PutBucket'),
      );
    const tagged = ['s3:PutBucketTagging arn:aws:s3:::ledger'];
    expect(tagging({}, PROVIDER)).toEqual([]);
    expect(tagging({ tags: { a: 'b' } }, PROVIDER)).toEqual(tagged);
    expect(tagging({}, { region: 'eu-north-1', default_tags: [{ tags: { a: 'b' } }] })).toEqual(tagged);
  });

  it('has what an argument needs besides, where it says something', () => {
    const console = (enabled: boolean) =>
      statementsOf({ aws_ec2_serial_console_access: { c: { enabled } } }).flatMap(({ Action }) => Action);
    expect(console(true)).toContain('ec2:EnableSerialConsoleAccess');
    expect(console(false)).not.toContain('ec2:EnableSerialConsoleAccess');
    const rules = (ingress: unknown) =>
      statementsOf({ aws_default_security_group: { g: { ingress } } }).flatMap(({ Action }) => Action);
    expect(rules([{ from_port: 22 }])).toContain('ec2:AuthorizeSecurityGroupIngress');
    expect(rules([])).not.toContain('ec2:AuthorizeSecurityGroupIngress');
  });

  it('passes a role on to one service alone', () => {
    const replication = { bucket: 'ledger', role: '${aws_iam_role.r.arn}', rule: [] };
    const statements = statementsOf({
      aws_iam_role: { r: { name: 'replicate' } },
      aws_s3_bucket_replication_configuration: { c: replication },
    });
    expect(statements.filter(({ Condition }) => Condition !== undefined)).toEqual([
      {
        Effect: 'Allow',
        Action: ['iam:PassRole'],
        Resource: [`arn:aws:iam::${ACCOUNT}:role/replicate`],
        Condition: { StringEquals: { 'iam:PassedToService': 's3.amazonaws.com' } },
      },
    ]);
  });

  it('is of the Region and the account of each provider, or of any where it does not say', () => {
    const key = (body: Body, aws?: unknown) =>
      allowedBy({ aws_kms_key: { k: body } }, aws).find((one) => one.startsWith('kms:DescribeKey'));
    const on = (arn: string) => `kms:DescribeKey arn:${arn}:key/*`;
    expect(key({})).toBe(on(`aws:kms:eu-north-1:${ACCOUNT}`));
    expect(key({ provider: 'aws.west' })).toBe(on(`aws:kms:eu-west-1:${ACCOUNT}`));
    expect(key({ region: 'us-gov-west-1' })).toBe(on(`aws-us-gov:kms:us-gov-west-1:${ACCOUNT}`));
    expect(key({ provider: 'aws.other' })).toBe(on('*:kms:*:*'));
    expect(key({}, { region: '${var.region}', allowed_account_ids: ['1', '2'] })).toBe(on('*:kms:*:*'));
  });

  it('is one for each account', () => {
    const two = [PROVIDER[0], { region: 'eu-north-1', alias: 'other', allowed_account_ids: ['444455556666'] }];
    const groups = { a: group, b: { ...group, provider: 'aws.other' } };
    expect(policiesOf({ aws_iam_group: groups }, two).policies.map(({ account }) => account)).toEqual([
      ACCOUNT,
      '444455556666',
    ]);
  });

  it('says of which types it knows nothing', () => {
    expect(policiesOf({ aws_instance: { i: {} }, aws_iam_group: { g: group } }).unknown).toEqual(['aws_instance']);
  });
});

describe('a policy in words', () => {
  const [policy] = policiesOf({ aws_iam_group: { g: { name: 'admins' } } }).policies;
  const told = (characters: number, account = ACCOUNT, awsRole?: string) =>
    describeDeployer({
      tenant: 'contoso',
      ...(awsRole === undefined ? {} : { awsRole }),
      needs: [],
      policies: policy === undefined ? [] : [{ ...policy, characters, account }],
      unknown: [],
    });

  it('says whose it is, and where', () => {
    expect(told(9, ACCOUNT, 'deploy')).toContain(
      `  IAM policy of the role deploy in account ${ACCOUNT}: 9 characters\n`,
    );
    expect(told(9, '*')).toContain('IAM policy of the role that applies in an account that no provider names: 9');
  });

  it('says where it is too long for what takes it', () => {
    expect(told(6_144)).toContain(': 6144 characters\n');
    expect(told(6_145)).toContain(': 6145 characters, more than the 6144 of a managed policy: write it inline\n');
    expect(told(10_241)).toContain(': 10241 characters, more than the 10240 that a role takes inline: split it');
  });
});
