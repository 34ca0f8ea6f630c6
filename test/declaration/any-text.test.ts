import fc from 'fast-check';
import { stringify } from 'yaml';
import {
  DeclarationError,
  factsOf,
  InvalidFacts,
  parseApprovers,
  parseTenant,
  readFacts,
  writeFacts,
} from '../../lib/declaration';
import { CONTOSO, contoso } from './contoso';

const FACTS = writeFacts(factsOf(contoso(), { service: 'aws', account: 'prod' }));
const APPROVERS = `version: 1
longestDays: 180
approvers:
  - { email: ciso@contoso.example, tenants: [contoso] }
  - { email: group-risk@provider.example }
`;
const words = [
  'a',
  ' ',
  '\n',
  '\t',
  ':',
  '- ',
  '? ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '&a',
  '*a',
  '!t',
  '|',
  '>',
  '#',
  '"',
  "'",
  '%',
  '---',
  '...',
  '<<',
  '\r',
  '\0',
  '0',
  '~',
];
const yamlish = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(''));

function declarationOf(text: string): void {
  try {
    expect(parseTenant(text, 'tenants/any.yaml').declaration.version).toBe(1);
  } catch (error) {
    expect(error).toBeInstanceOf(DeclarationError);
    expect((error as DeclarationError).problems.length).toBeGreaterThan(0);
    for (const { file, line } of (error as DeclarationError).problems) {
      expect(file).toBe('tenants/any.yaml');
      expect(line === undefined || (line >= 1 && line <= text.split('\n').length)).toBe(true);
    }
  }
}

function approversOf(text: string): void {
  try {
    expect(parseApprovers(text, 'approvers.yaml').version).toBe(1);
  } catch (error) {
    expect(error).toBeInstanceOf(DeclarationError);
    expect((error as DeclarationError).problems.length).toBeGreaterThan(0);
  }
}

function factsFrom(text: string): void {
  try {
    expect(readFacts(text).version).toBe(1);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidFacts);
  }
}

/** A text with a piece of it cut out, doubled, or replaced by another. */
function damaged(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(60), fc.oneof(fc.constant(''), yamlish, fc.string({ maxLength: 5 })))
    .map(([from, length, piece]) => text.slice(0, from) + piece + text.slice(from + length));
}

describe('whatever text comes in', () => {
  it('a tenant or a DeclarationError comes out', () => {
    fc.assert(
      fc.property(fc.oneof(yamlish, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), declarationOf),
    );
  });

  it('so it does of any data', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        declarationOf(JSON.stringify(value));
        declarationOf(stringify(value));
      }),
    );
  });

  it('so it does of a declaration that is damaged somewhere', () => {
    fc.assert(fc.property(damaged(CONTOSO), declarationOf));
  });

  it('a list of approvers or a DeclarationError comes out', () => {
    const data = fc.jsonValue({ maxDepth: 4 }).map((value) => stringify(value));
    fc.assert(fc.property(fc.oneof(yamlish, data, fc.string({ unit: 'binary' }), damaged(APPROVERS)), approversOf));
  });

  it('facts or InvalidFacts come out', () => {
    fc.assert(fc.property(fc.oneof(fc.json({ maxDepth: 6 }), fc.string(), damaged(FACTS)), factsFrom));
  });
});
