import { accessAnalyzed } from '../../../lib/controls/aws/access-analyzed';
import { passwordPolicy } from '../../../lib/controls/aws/password-policy';
import { securityContact } from '../../../lib/controls/aws/security-contact';
import type { Control } from '../../../lib/controls/control';
import type { Posture } from '../../../lib/posture';
import { declaredAccount, situationOf } from '../../support/aws-posture';
import { HYGIENE_FACTS, hygieneStack, RESOURCE } from './hygiene-stack';

const written = hygieneStack();
const settings = (control: Control, posture: Posture, facts = HYGIENE_FACTS) =>
  control
    .check(situationOf(posture, facts))
    .map((outcome) =>
      'finding' in outcome ? [outcome.verdict, ...outcome.finding.meaning.settings] : [outcome.verdict],
    );

type Change = Record<string, unknown>;
const set = (change: Change) => (body: Record<string, unknown>) => Object.assign(body, change);

describe('AWS-IAM-01', () => {
  const of = (change: Change, facts = HYGIENE_FACTS) =>
    settings(passwordPolicy, written.changed('aws_iam_account_password_policy', '', set(change)), facts)[0];

  it('is met by the policy that is rendered, and unmet without one', () => {
    expect(settings(passwordPolicy, written.posture)).toEqual([['met']]);
    expect(settings(passwordPolicy, written.without('aws_iam_account_password_policy'))).toEqual([
      ['unmet', 'passwordPolicy=unset'],
    ]);
  });

  it.each<[Change, string[]]>([
    [{ minimum_password_length: 13 }, ['unmet', 'minimumLength=13']],
    [{ minimum_password_length: null }, ['unmet', 'minimumLength=unset']],
    [{ minimum_password_length: 20 }, ['met']],
    [{ password_reuse_prevention: 5 }, ['unmet', 'passwordReuse=5']],
    [{ require_symbols: false }, ['unmet', 'symbols=false']],
    [{ require_lowercase_characters: null }, ['unmet', 'lowercase=unset']],
    [{ require_numbers: '${var.n}' }, ['unknown', 'numbers=unknown']],
    [{ require_uppercase_characters: false }, ['unmet', 'uppercase=false']],
    [{ lifecycle: { ignore_changes: ['require_symbols'] } }, ['unmet', 'symbols=ignored']],
    [{ max_password_age: 180 }, ['unmet', 'maxPasswordAge=180']],
    [{ max_password_age: 0 }, ['unmet', 'maxPasswordAge=0']],
    [{ max_password_age: null }, ['unmet', 'maxPasswordAge=unset']],
    [{ max_password_age: 30 }, ['met']],
    [{ count: 0 }, ['unmet', 'passwordPolicy=unset']],
    [{ count: '${var.n}' }, ['unknown', 'passwordPolicy=unset']],
  ])('of %j is %j', (change, expected) => {
    expect(of(change)).toEqual(expected);
  });

  it('leaves the age to the account where none is declared', () => {
    expect(of({ max_password_age: null }, declaredAccount())).toEqual(['met']);
    expect(of({ max_password_age: 180 }, declaredAccount())).toEqual(['met']);
  });
});

describe('AWS-IAM-02', () => {
  const of = (part: string, change: Change, facts = HYGIENE_FACTS) =>
    settings(accessAnalyzed, written.changed('aws_accessanalyzer_analyzer', part, set(change)), facts);

  it('is met by an analyzer in each Region, and by those that are declared', () => {
    expect(settings(accessAnalyzed, written.posture)).toEqual([['met'], ['met']]);
  });

  it.each([
    ['analyzers-west_external', [['met'], ['unmet', 'externalAccess=unset']]],
    ['analyzers-north_unused', [['unmet', 'unusedAccess=unset'], ['met']]],
    ['analyzers-north_internal', [['unmet', 'internalAccess=unset'], ['met']]],
  ])('is unmet without %s', (part, expected) => {
    expect(settings(accessAnalyzed, written.without('aws_accessanalyzer_analyzer', part))).toEqual(expected);
  });

  it('asks for no more than is declared', () => {
    const bare = declaredAccount({ regions: ['eu-north-1', 'eu-west-1'] });
    const without = written.without('aws_accessanalyzer_analyzer', 'unused');
    expect(settings(accessAnalyzed, without, bare)).toEqual([['met'], ['met']]);
  });

  it.each<[string, Change, unknown]>([
    ['analyzers-west_external', { type: 'ORGANIZATION' }, [['met'], ['met']]],
    ['analyzers-west_external', { type: null }, [['met'], ['met']]],
    ['analyzers-west_external', { type: '${var.t}' }, [['met'], ['unknown', 'externalAccess=unset']]],
    [
      'analyzers-west_external',
      { lifecycle: { ignore_changes: ['type'] } },
      [['met'], ['unmet', 'externalAccess=unset']],
    ],
    ['analyzers-west_external', { region: 'us-east-1' }, [['met'], ['unmet', 'externalAccess=unset']]],
    [
      'north_unused',
      { configuration: { unused_access: { unused_access_age: 180 } } },
      [['unmet', 'unusedAfterDays=180'], ['met']],
    ],
    ['north_unused', { configuration: {} }, [['met'], ['met']]],
    ['north_internal', { configuration: {} }, [['unmet', `internalAccess=unset:${RESOURCE}`], ['met']]],
    [
      'north_internal',
      { configuration: { internal_access: { analysis_rule: { inclusion: [{ resource_arns: '${var.r}' }] } } } },
      [['unknown', `internalAccess=unset:${RESOURCE}`], ['met']],
    ],
  ])('of %s with %j is told', (part, change, expected) => {
    expect(of(part, change)).toEqual(expected);
  });
});

describe('AWS-IAM-04', () => {
  const of = (change: Change) =>
    settings(securityContact, written.changed('aws_account_alternate_contact', '', set(change)))[0];

  it('is met by the declared contact, and unmet without one', () => {
    expect(settings(securityContact, written.posture)).toEqual([['met']]);
    expect(settings(securityContact, written.without('aws_account_alternate_contact'))).toEqual([
      ['unmet', 'securityContact=unset'],
    ]);
  });

  it.each<[Change, string[]]>([
    [{ email_address: 'old@contoso.example' }, ['unmet', 'securityContact=old@contoso.example']],
    [{ email_address: '${var.e}' }, ['unknown', 'securityContact=unknown']],
    [{ lifecycle: { ignore_changes: ['email_address'] } }, ['unmet', 'securityContact=ignored']],
    [{ alternate_contact_type: 'BILLING' }, ['unmet', 'securityContact=unset']],
    [{ alternate_contact_type: '${var.t}' }, ['unknown', 'securityContact=unset']],
    [{ account_id: '999988887777' }, ['unmet', 'securityContact=unset']],
    [{ account_id: '111122223333' }, ['met']],
    [{ count: 0 }, ['unmet', 'securityContact=unset']],
  ])('of %j is %j', (change, expected) => {
    expect(of(change)).toEqual(expected);
  });

  it('takes any contact where none is declared', () => {
    expect(settings(securityContact, written.posture, declaredAccount())).toEqual([['met']]);
  });
});
