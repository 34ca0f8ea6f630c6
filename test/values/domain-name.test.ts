import { DomainName } from '../../lib/values';
import { refusal } from './refusal';

describe('a domain name', () => {
  it.each([
    ['contoso.com', 'contoso.com'],
    ['Contoso.COM', 'contoso.com'],
    ['a-b.c1.example', 'a-b.c1.example'],
    [`${'a'.repeat(63)}.example`, `${'a'.repeat(63)}.example`],
  ])('is read from %s', (text, name) => {
    expect(String(DomainName.parse(text))).toBe(name);
  });

  it.each([
    'contoso',
    'https://contoso.com',
    'iam@contoso.com',
    'contoso.com.',
    '.contoso.com',
    '-a.example',
    'a-.example',
    'a..example',
    'a b.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(126)}example`,
    '',
  ])('is not read from %j', (text) => {
    expect(refusal(() => DomainName.parse(text)).problem).toBe('this is not a domain name');
  });
});
