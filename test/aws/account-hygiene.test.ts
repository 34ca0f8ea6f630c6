import {
  AccessAnalyzers,
  type AccessAnalyzersProps,
  PasswordPolicy,
  SecurityContact,
  type SecurityContactProps,
} from '../../lib/aws';
import { Rendered, refusal } from './rendered';

describe('PasswordPolicy', () => {
  it('asks for long passwords of every kind of character that were not used before, and lets them stand', () => {
    const rendered = Rendered.of((stack) => new PasswordPolicy(stack, 'passwords'));
    expect(rendered.only('aws_iam_account_password_policy')).toEqual({
      minimum_password_length: 14,
      require_lowercase_characters: true,
      require_numbers: true,
      require_symbols: true,
      require_uppercase_characters: true,
      password_reuse_prevention: 24,
      allow_users_to_change_password: true,
      hard_expiry: false,
    });
  });

  it('lets them expire where that is asked for', () => {
    const rendered = Rendered.of((stack) => new PasswordPolicy(stack, 'passwords', { expireAfterDays: 90 }));
    expect(rendered.only('aws_iam_account_password_policy')).toMatchObject({ max_password_age: 90 });
  });

  it.each([0, 1.5, 1096])('refuses %s days', (expireAfterDays) => {
    expect(refusal((stack) => new PasswordPolicy(stack, 'passwords', { expireAfterDays }))).toContain(
      'InvalidValue: acme-aws/passwords: expireAfterDays: this is not an age that IAM takes',
    );
  });
});

describe('AccessAnalyzers', () => {
  const analyzers = (props: AccessAnalyzersProps = {}) =>
    Rendered.of((stack) => new AccessAnalyzers(stack, 'analyzers', props)).all('aws_accessanalyzer_analyzer');

  it('tell of access from outside', () => {
    expect(analyzers()).toEqual([{ analyzer_name: 'external-access', type: 'ACCOUNT' }]);
  });

  it('tell of unused and of internal access by choice', () => {
    const internalAccessTo = ['arn:aws:s3:::acme-ledger'];
    expect(analyzers({ unusedAfterDays: 90, internalAccessTo })).toEqual([
      { analyzer_name: 'external-access', type: 'ACCOUNT' },
      {
        analyzer_name: 'internal-access',
        type: 'ACCOUNT_INTERNAL_ACCESS',
        configuration: { internal_access: { analysis_rule: { inclusion: [{ resource_arns: internalAccessTo }] } } },
      },
      {
        analyzer_name: 'unused-access',
        type: 'ACCOUNT_UNUSED_ACCESS',
        configuration: { unused_access: { unused_access_age: 90 } },
      },
    ]);
  });

  it.each<[string, AccessAnalyzersProps, string]>([
    ['days that are none', { unusedAfterDays: 366 }, 'unusedAfterDays: this is not an age'],
    ['a list of nothing', { internalAccessTo: [] }, 'internalAccessTo: no resource is named'],
  ])('refuse %s', (_, props, problem) => {
    expect(refusal((stack) => new AccessAnalyzers(stack, 'analyzers', props))).toContain(
      `InvalidValue: acme-aws/analyzers: ${problem}`,
    );
  });
});

describe('SecurityContact', () => {
  const CONTACT = {
    name: 'Security operations',
    title: 'On call',
    emailAddress: 'soc@acme.example',
    phoneNumber: '+46 8 123 456',
  };

  it('is whom AWS tells of security', () => {
    const rendered = Rendered.of((stack) => new SecurityContact(stack, 'contact', CONTACT));
    expect(rendered.only('aws_account_alternate_contact')).toEqual({
      alternate_contact_type: 'SECURITY',
      name: 'Security operations',
      title: 'On call',
      email_address: 'soc@acme.example',
      phone_number: '+46 8 123 456',
    });
  });

  it.each<[keyof SecurityContactProps, string, string]>([
    ['name', ' ', 'name: AWS does not take this text'],
    ['title', 'x'.repeat(51), 'title: AWS does not take this text'],
    ['emailAddress', 'soc', 'emailAddress: an e-mail address has one @'],
    ['phoneNumber', 'call me', 'phoneNumber: this is not a phone number'],
  ])('refuses a %s of %j', (property, value, problem) => {
    const message = refusal((stack) => new SecurityContact(stack, 'contact', { ...CONTACT, [property]: value }));
    expect(message).toContain(`InvalidValue: acme-aws/contact: ${problem}`);
  });
});
