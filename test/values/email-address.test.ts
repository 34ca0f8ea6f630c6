import { EmailAddress, samePerson } from '../../lib/values';
import { refusal } from './refusal';

const same = (a: string, b: string) => samePerson(EmailAddress.parse(a), EmailAddress.parse(b));

describe('EmailAddress', () => {
  it.each([
    'ann@contoso.example',
    'Ann.Lee+work@Contoso.Example',
    "o'neil@mail.contoso.co.uk",
    'müller@münchen.example',
  ])('reads %s and keeps it as written', (text) => {
    expect(String(EmailAddress.parse(text))).toBe(text);
  });

  it.each([
    '',
    'ann',
    '@contoso.example',
    'ann@',
    'ann@@contoso.example',
    'a@b@contoso.example',
    'ann@contoso',
    'ann@.example',
    'ann@contoso..example',
    'ann@contoso.example.',
    'ann@-contoso.example',
    'ann@10.0.0.1',
    'ann@[10.0.0.1]',
    'ann@0x7f.1',
    ' ann@contoso.example',
    'ann@contoso.example ',
    'ann lee@contoso.example',
    '.ann@contoso.example',
    'ann.@contoso.example',
    'a..b@contoso.example',
    '"ann"@contoso.example',
    'Ann <ann@contoso.example>',
    'an\u200bn@contoso.example',
    'ann@con\u00adtoso.example',
    'ann@contoso.example\n',
    'ann＠contoso.example',
    `${'a'.repeat(65)}@contoso.example`,
    `ann@${'a.'.repeat(125)}example`,
    'ann@contoso/x.example',
    'ann@con%74oso.example',
  ])('refuses %j', (text) => {
    expect(refusal(() => EmailAddress.parse(text)).given).toBe(text);
  });

  it.each([
    ['ann@contoso.example', 'ANN@Contoso.EXAMPLE'],
    ['ann@contoso.example', 'ann+risk@contoso.example'],
    ['ann+a@contoso.example', 'ann+b+c@contoso.example'],
    ['ann@contoso.example', 'ａｎｎ@contoso.example'],
    ['zo\u00eb@contoso.example', 'zoe\u0308@contoso.example'],
    ['ann@münchen.example', 'ann@xn--mnchen-3ya.example'],
    ['ann@contoso.example', 'ann@ｃontoso.example'],
  ])('takes %s and %s for the same person', (a, b) => {
    expect(same(a, b)).toBe(true);
    expect(EmailAddress.parse(a).equals(EmailAddress.parse(b))).toBe(false);
  });

  it.each([
    ['ann@contoso.example', 'bob@contoso.example'],
    ['ann@contoso.example', 'ann@fabrikam.example'],
    ['ann.lee@contoso.example', 'annlee@contoso.example'],
    ['+ann@contoso.example', '+bob@contoso.example'],
  ])('keeps %s and %s apart', (a, b) => {
    expect(same(a, b)).toBe(false);
  });
});
