import { readYaml } from '../../lib/declaration/read-yaml';
import { CONTOSO, refusals } from './contoso';

const FILE = 'tenants/contoso.yaml';
const read = (text: string) => readYaml(text, FILE);
const problems = (text: string) => read(text).problems.map(({ line, path, problem }) => ({ line, path, problem }));
const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, i) => line(i));

describe('reading YAML as plain data', () => {
  it('reads text, numbers, truth values, null, lists and mappings', () => {
    expect(read('a: x\nb: 1\nc: true\nd:\ne: [1, {f: "2"}]\ng: |\n  two\n  lines\n').data).toEqual({
      a: 'x',
      b: 1,
      c: true,
      d: null,
      e: [1, { f: '2' }],
      g: 'two\nlines\n',
    });
  });

  it('keeps dates, and the yes and no of older YAML, as text', () => {
    expect(read('on: 2026-11-01\nyes: no\n').data).toEqual({ on: '2026-11-01', yes: 'no' });
  });

  it('knows the line of every path, in blocks and in lists', () => {
    const { map } = read('a:\n  b: 1\n  c:\n    - x\n    - d: 2\n"e.f": 3\n');
    expect(map.source).toEqual({
      file: FILE,
      lines: { '': 1, a: 1, 'a.b': 2, 'a.c': 3, 'a.c.0': 4, 'a.c.1': 5, 'a.c.1.d': 5, '"e.f"': 6 },
    });
    expect(map.lineOf(['a', 'c', 1, 'missing'])).toBe(5);
    expect(map.lineOf(['nowhere'])).toBe(1);
  });

  it('knows how a number was written, so that leading zeros are not lost', () => {
    const { map } = read('id: 012345678901\n');
    expect(map.spellingOf(['id'])).toBe('012345678901');
  });

  it('copies what an alias refers to, with the line of the original', () => {
    const { data, map } = read('a: &x\n  b: 1\nc: *x\n');
    expect(data).toEqual({ a: { b: 1 }, c: { b: 1 } });
    expect([map.lineOf(['c']), map.lineOf(['c', 'b'])]).toEqual([3, 2]);
  });

  it('reads CRLF line ends and a byte order mark', () => {
    const { data, map } = read('\uFEFFa: 1\r\nb: 2\r\n');
    expect(data).toEqual({ a: 1, b: 2 });
    expect(map.lineOf(['b'])).toBe(2);
  });

  it('takes names of JavaScript for ordinary keys, save the one that is none', () => {
    const { data } = read('constructor: 1\ntoString: 2\nhasOwnProperty: 3\n');
    expect(data).toEqual({ constructor: 1, toString: 2, hasOwnProperty: 3 });
    expect(problems('a: 1\nb: { __proto__: { example: true } }\n')).toEqual([
      { line: 2, path: 'b', problem: 'this name is not allowed' },
    ]);
  });
});

it('tells nothing below a line that a tab indents but further tabs: the rest fits once they are gone', () => {
  const text = 'a:\n\tb: 1\n  c: 2\n d: 3\n\te: 4\nf: 5\n';
  const told = readYaml(text, 'tenants/a.yaml').problems.map(({ line, problem }) => [line, problem]);
  expect(told).toEqual([
    [2, 'a tab indents this line'],
    [5, 'a tab indents this line'],
  ]);
});

describe('YAML that is refused, with the line', () => {
  it.each([
    ['a tab as indentation', 'a:\n\tb: 1\n', 2, '', 'a tab indents this line'],
    ['a tab as indentation in a list', 'a:\n\t- 1\n', 2, '', 'a tab indents this line'],
    ['a tab as indentation after spaces', 'a:\n  b: 1\n  \tc: 2\n', 3, '', 'a tab indents this line'],
    ['a second document', 'a: 1\n---\nb: 1\n', 2, '', 'a second document begins here'],
    ['a second, empty document', 'a: 1\n# end\n---\n', 3, '', 'a second document begins here'],
    ['a merge key', 'a: &a {b: 1}\nc:\n  <<: *a\n', 3, 'c', 'merge keys (<<) are not read'],
    ['a number as a key', 'a:\n  1: x\n', 2, 'a', 'a key is not text'],
    ['a truth value as a key', 'a: 1\ntrue: x\n', 2, '', 'a key is not text'],
    ['a list as a key', 'a: 1\n? [b]\n: c\n', 2, '', 'a key is not text'],
    ['an alias as a key', 'a: &a b\n*a : c\n', 2, '', 'a key is not text'],
    ['a missing key', 'a: 1\n: c\n', 2, '', 'a key is missing before the colon'],
    ['a custom tag', 'a: 1\nb: !secret x\n', 2, '', 'a tag (!…) is not read here'],
    ['a tag that makes an object', 'a: 1\nb: !!timestamp 2026-01-01\n', 2, '', 'a tag (!…) is not read here'],
    ['a tag on a mapping', 'a: 1\nb: !!js/function { c: 1 }\n', 2, '', 'a tag (!…) is not read here'],
    ['an older YAML', '%YAML 1.1\n---\na: yes\n', 1, '', 'this directive (%…) is not read here'],
    ['an alias of nothing', 'a: 1\nb: *c\n', 2, 'b', 'this alias has no anchor above it'],
    ['an alias of itself', 'a: &a\n  b: [*a]\n', 2, 'a.b.0', 'this alias leads to itself'],
    ['a NUL', 'a: 1\nb: \0\n', 2, '', 'the file holds a control character (U+0000): it is not text'],
    ['an escape sequence', 'a: \u001b[31m\n', 1, '', 'the file holds a control character (U+001B): it is not text'],
    ['a quote that is not closed', 'a: 1\nb: "x\nc: 1\n', 2, '', 'a quote is opened here and not closed'],
    [
      'an apostrophe in single quotes',
      "a: 1\nb: 'it's'\n",
      2,
      '',
      'this does not fit here: what stands before it has ended already',
    ],
    [
      'a bracket that is not closed',
      'a: [1\nb: 2\n',
      2,
      '',
      'the indentation does not fit the lines above, or a bracket is not closed',
    ],
    ['two colons on a line', 'a: 1\nb: c: d\n', 2, '', 'a value with ": " in it is taken for another key'],
    ['a missing colon', 'a: 1\nb c\n', 2, '', 'a quote, a bracket, a comma or a colon is missing'],
    ['a reserved character', 'a: 1\nb: @x\n', 2, '', 'a value cannot start with this character'],
  ])('%s', (_title, text, line, path, problem) => {
    expect(problems(text)).toEqual([{ line, path, problem }]);
  });

  it.each(['', ' \n\n', '# nothing but a comment\n', '---\n', 'null\n', '~\n'])('an empty file: %j', (text) => {
    expect(refusals(text)).toEqual([
      expect.stringMatching(/the file is empty: it holds no declaration\. Start with "version: 1"/),
    ]);
  });

  it('a key that stands twice, naming the first; the rest of the file is checked all the same', () => {
    const text = CONTOSO.replace('tenant: contoso\n', 'tenant: contoso\ntenant: fabrikam\n').replace('P2', 'P3');
    expect(refusals(text)).toEqual([
      '4: tenant: this key stands twice, first on line 3; allowed: each key once. Remove one of the two, or rename it.',
      '43: services.entra.entra.licence: this is not one of the values, got "P3"; allowed: P1, P2. Did you mean "P1"?',
    ]);
  });

  it('every tag of a file at once, one a line', () => {
    expect(problems('a: !x 1\nb: [!y 2, !z 3]\nc: |\n  !text\n').map(({ line }) => line)).toEqual([1, 2]);
  });

  it('without a word of a line that cannot be read', () => {
    const broken = read('password: "hunter2\nb: c: hunter2\n- hunter2 }\n');
    expect(broken.problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(broken.problems)).not.toContain('hunter2');
  });
});

describe('YAML that would exhaust the reader', () => {
  const MEGABYTE = 999_990;
  const long = (piece: string) => piece.repeat(MEGABYTE / piece.length);

  it('more than a megabyte is refused by its size', () => {
    expect(refusals(`# ${'x'.repeat(1_000_000)}\n`)).toEqual([
      expect.stringMatching(
        /^ ?the file is too large for a declaration, got 1000003 bytes; allowed: at most 1000000 bytes\./,
      ),
    ]);
  });

  it.each([
    ['[', 1],
    ['{a: ', 1],
    ['- ', 1],
    ['? ', 1],
    ['[{"a":', 1],
  ])('a megabyte of %j nests too deep', (piece, line) => {
    expect(problems(long(piece))).toEqual([{ line, path: '', problem: 'this nests too deep' }]);
  });

  it('so does indentation, at the level that is one too deep', () => {
    expect(problems(lines(40, (i) => `${' '.repeat(i)}a:`).join('\n'))).toEqual([
      { line: 33, path: '', problem: 'this nests too deep' },
    ]);
    expect(problems(lines(32, (i) => `${' '.repeat(i)}a:`).join('\n'))).toEqual([]);
  });

  it.each(['&a ', '[],', 'a\n: ', '#\n', '""', '- a\n', '\n'])(
    'a megabyte of %j is more than a declaration',
    (piece) => {
      expect(problems(`[${long(piece)}`).length).toBeGreaterThan(0);
    },
  );

  it('aliases that explode', () => {
    const laughs = lines(
      30,
      (i) =>
        `a${i}: &a${i} [${
          i === 0
            ? 'ha'
            : Array(9)
                .fill(`*a${i - 1}`)
                .join(', ')
        }]`,
    );
    expect(read(laughs.join('\n')).problems).toEqual([
      expect.objectContaining({
        problem: 'aliases copy too much',
        allowed: 'at most 2000 values of a file come from aliases',
      }),
    ]);
  });

  it('aliases that nest', () => {
    const chain = lines(2000, (i) => `a${i}: &a${i} [${i === 0 ? 'x' : `*a${i - 1}`}]`);
    expect(problems(chain.join('\n'))).toEqual([{ line: 1, path: '', problem: 'aliases nest too deep' }]);
  });

  it('a mapping with tens of thousands of keys is read in a moment', () => {
    const { data, problems: none } = read(lines(40_000, (i) => `k${i}: 1`).join('\n'));
    expect([none, Object.keys(data as object).length]).toEqual([[], 40_000]);
  });
});
