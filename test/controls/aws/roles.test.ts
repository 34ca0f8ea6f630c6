import { freshMfa } from '../../../lib/controls/aws/fresh-mfa';
import { suppliersBounded } from '../../../lib/controls/aws/suppliers-bounded';
import type { Control } from '../../../lib/controls/control';
import type { Facts } from '../../../lib/declaration';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, situationOf } from '../../support/aws-posture';
import { rewrite } from '../../support/rendered-posture';
import { ANN, ROLES, ROLES_FACTS, rolesStack, SUPPORT } from './roles-stack';

const written = rolesStack();
const found = (control: Control, posture: Posture, facts: Facts = ROLES_FACTS) =>
  control.check(situationOf(posture, facts)).map((outcome) => {
    if (!('finding' in outcome)) return [outcome.verdict];
    const { principals, settings } = outcome.finding.meaning;
    return [outcome.verdict, ...principals, ...settings];
  });
const trust = (from: string | RegExp, to: string) => rewrite('assume_role_policy', from, to);

describe('AWS-MFA-02', () => {
  const of = (from: string | RegExp, to: string) =>
    found(freshMfa, written.changed('aws_iam_role', 'admin', trust(from, to)));

  it('is met by the role that is rendered, and does not apply without one', () => {
    expect(found(freshMfa, written.posture)).toEqual([['met']]);
    expect(found(freshMfa, written.without('aws_iam_role', 'admin'))).toEqual([['notApplicable']]);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    ['asks for nothing', /,"Condition":\{.*\}\}/, '}', ['mfa=absent', 'mfa=false', 'mfa=old']],
    ['takes MFA of any age', /,"NumericLessThan":\{[^}]*\}/, '', ['mfa=old']],
    ['takes MFA of an age that is longer than declared', '"3600"', '"7200"', ['mfa=old']],
    ['asks for an age alone, where there is one', '"NumericLessThan"', '"NumericLessThanIfExists"', []],
    ['asks for MFA where there is a sign of it', '"Bool"', '"BoolIfExists"', []],
    [
      'asks for both where there is a sign of them',
      /"Bool":(.*)"NumericLessThan"/,
      '"BoolIfExists":$1"NumericLessThanIfExists"',
      ['mfa=absent'],
    ],
    ['asks for the opposite, which nobody carries with an age', '"true"', '"false"', []],
  ])('of a trust policy that %s finds who gets in', (_title, from, to, settings) => {
    const expected = settings.length === 0 ? [['met']] : [['unmet', ANN, ...settings]];
    expect(of(from, to)).toEqual(expected);
  });

  it('finds everybody in the account, and everybody at all', () => {
    expect(of(/"Condition":\{.*\}\}/, '"Resource":"*"}')[0]?.[0]).toBe('unmet');
    const [root] = found(
      freshMfa,
      written.changed('aws_iam_role', 'admin', (body) => {
        trust(ANN, 'arn:aws:iam::111122223333:root')(body);
        trust(/,"NumericLessThan":\{[^}]*\}/, '')(body);
      }),
    );
    expect(root).toEqual(['unmet', 'arn:aws:iam::111122223333:root', 'mfa=old']);
    const [any] = found(
      freshMfa,
      written.changed('aws_iam_role', 'admin', (body) => {
        trust(`["${ANN}"]`, '"*"')(body);
        trust(/,"NumericLessThan":\{[^}]*\}/, '')(body);
      }),
    );
    expect(any).toEqual(['unmet', 'All', 'mfa=old']);
  });

  it('leaves roles, AWS services and accounts that are not declared to others', () => {
    expect(of(ANN, 'arn:aws:iam::111122223333:role/ci')).toEqual([['notApplicable']]);
    expect(of(ANN, 'arn:aws:iam::999988887777:user/bob')).toEqual([['notApplicable']]);
    expect(of(/\{"AWS":[^}]*\}/, '{"Service":"ec2.amazonaws.com"}')).toEqual([['notApplicable']]);
  });

  it('counts a deny beside it', () => {
    const both = (body: Record<string, unknown>) => {
      trust(/,"Condition":\{.*\}\}/, '}')(body);
      trust(
        /\]\}$/,
        ',{"Effect":"Deny","Principal":"*","Action":"sts:AssumeRole","Condition":{"BoolIfExists":{"aws:MultiFactorAuthPresent":"false"}}}]}',
      )(body);
    };
    const [outcome] = found(freshMfa, written.changed('aws_iam_role', 'admin', both));
    expect(outcome).toEqual(['unmet', ANN, 'mfa=old']);
  });

  it('takes twelve hours where no role is declared', () => {
    const long = written.changed('aws_iam_role', 'admin', trust('"3600"', '"43200"'));
    expect(found(freshMfa, long, declaredAccount())).toEqual([['met']]);
    const longer = written.changed('aws_iam_role', 'admin', trust('"3600"', '"43260"'));
    expect(found(freshMfa, longer, declaredAccount())).toEqual([['unmet', ANN, 'mfa=old']]);
  });

  it('is unknown, or unmet, where the trust policy cannot be read', () => {
    const set = (change: Record<string, unknown>) =>
      found(
        freshMfa,
        written.changed('aws_iam_role', 'admin', (body) => Object.assign(body, change)),
      )[0];
    expect(set({ assume_role_policy: '${var.p}' })).toEqual(['unknown', 'trust=unknown']);
    expect(set({ lifecycle: { ignore_changes: ['assume_role_policy'] } })).toEqual(['unmet', 'trust=ignored']);
    expect(set({ count: 0 })).toEqual(['notApplicable']);
  });
});

describe('AWS-IAM-05', () => {
  const of = (from: string | RegExp, to: string, facts = ROLES_FACTS) =>
    found(suppliersBounded, written.changed('aws_iam_role', 'support', trust(from, to)), facts);

  it('is met by the role that is rendered, and does not apply without one', () => {
    expect(found(suppliersBounded, written.posture)).toEqual([['met']]);
    expect(found(suppliersBounded, written.without('aws_iam_role', 'support'))).toEqual([['notApplicable']]);
  });

  it.each<[string, string | RegExp, string, string[]]>([
    ['asks for no external id', /,"Condition":\{.*\}\}/, '}', [SUPPORT, 'externalId=unset']],
    ['asks for it where there is one', '"StringEquals"', '"StringEqualsIfExists"', [SUPPORT, 'externalId=unset']],
    ['asks for one like it', '"StringEquals"', '"StringLike"', [SUPPORT, 'externalId=unset']],
    ['asks for another one', 'contoso-6f1e2d3c-1111', 'fabrikam-6f1e2d3c-2', [SUPPORT, 'externalId=unset']],
    ['asks for another key', 'sts:ExternalId', 'aws:SourceAccount', [SUPPORT, 'externalId=unset']],
    ['trusts the whole account', ':role/support', ':root', ['arn:aws:iam::999988887777:root']],
    ['trusts the account by its id', SUPPORT, '999988887777', ['999988887777']],
    ['trusts somebody else', ':role/support', ':role/sales', ['arn:aws:iam::999988887777:role/sales']],
    ['trusts everybody', `["${SUPPORT}"]`, '"*"', ['All']],
  ])('is unmet by a trust policy that %s', (_title, from, to, meaning) => {
    expect(of(from, to)).toEqual([['unmet', ...meaning]]);
  });

  it('is unmet by a role that no supplier is declared for', () => {
    expect(found(suppliersBounded, written.posture, declaredAccount())).toEqual([['unmet', SUPPORT, 'supplier=unset']]);
  });

  it('leaves accounts that are declared to AWS-MFA-02', () => {
    const managed = { aws: { organization: { id: 'o-a1b2c3d4e5', managementAccount: '999988887777' } } };
    expect(found(suppliersBounded, written.posture, declaredAccount(ROLES, managed))).toEqual([['notApplicable']]);
  });
});
