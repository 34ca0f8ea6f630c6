import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/controls';
import { PAGES, ROOT, tableAfter, textOf } from './pages';

interface Property {
  readonly name: string;
  readonly type: string;
  readonly default: string;
}

const CONTROL = /\b(?:ENT|AWS|DEP|LAD|RSK)(?:-[A-Z]{2,3})?-\d{2}\b/g;
const SOURCES = ['lib/entra', 'lib/aws', 'lib/tenant', 'lib/guard'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
);

/** What a user makes or asks for by name: the values that the index files of the entries export. */
function exportedFrom(index: string): readonly string[] {
  return [...textOf(index).matchAll(/export \{([^}]*)\}/g)].flatMap(([, names = '']) =>
    names.split(',').flatMap((name) => (/^[A-Z]\w*$/.test(name.trim()) ? [name.trim()] : [])),
  );
}

function sourceOf(name: string): { readonly file: string; readonly docstring: string } {
  for (const file of SOURCES) {
    const declared = new RegExp(`/\\*\\*((?:(?!\\*/).)*)\\*/\\s*export (?:class|const) ${name}\\b`, 's').exec(
      textOf(file),
    );
    if (declared) return { file, docstring: declared[1] ?? '' };
  }
  throw new Error(`nothing declares ${name}`);
}

function propertiesOf(file: string, name: string): readonly Property[] {
  const [, body = ''] =
    new RegExp(`export interface ${name}(?: extends [\\w, ]+)? \\{\\n(.*?)\\n\\}`, 's').exec(textOf(file)) ?? [];
  const members = body.matchAll(/(?:\/\*\*((?:(?!\*\/).)*)\*\/\s*)?readonly (\w+)(\??): (.*?);$/gms);
  return [...members].map(([, docs = '', property = '', optional, type]) => ({
    name: `\`${property}\``,
    type: `\`${type}\``,
    default: optional ? defaultIn(docs) : 'required',
  }));
}

function defaultIn(docs: string): string {
  const [, stated = ''] = /@default ((?:.|\n)*)/.exec(docs) ?? [];
  const text = stated.replace(/\s*\n\s*\*\s*/g, ' ').trim();
  return text.startsWith('- ') ? text.slice(2) : `\`${text}\``;
}

const CONSTRUCTS = [
  ...exportedFrom('lib/entra/index.ts'),
  ...exportedFrom('lib/aws/index.ts'),
  ...exportedFrom('lib/index.ts').filter((name) => /^export class \w+ extends Construct/m.test(classIn(name))),
];

function classIn(name: string): string {
  const file = SOURCES.find((source) => new RegExp(`^export class ${name}\\b`, 'm').test(textOf(source)));
  return file === undefined ? '' : (new RegExp(`^export class ${name}\\b.*`, 'm').exec(textOf(file))?.[0] ?? '');
}

/** The page that the index of the documentation leads to for a construct. */
function pageOf(name: string): string {
  const [, page = 'nowhere'] =
    new RegExp(`\\[${name}\\]\\((constructs/[\\w-]+\\.md)\\)`).exec(textOf('docs/README.md')) ?? [];
  return `docs/${page}`;
}

/** The parts of a construct's page, in the order in which they are read; a page may have further ones between them. */
const PARTS = [
  'In a declaration',
  'In TypeScript',
  'What it renders',
  'Properties',
  'Ways to weaken it',
  'What remains open',
  'Sources',
];

const TABLES = PAGES.flatMap((page) =>
  [...textOf(page).matchAll(/<!-- properties: (\w+) in (\S+) -->/g)].map(([place, name = '', file = '']) => ({
    page,
    place,
    name,
    file,
  })),
);

describe('each construct', () => {
  it.each(CONSTRUCTS)('%s has a page that the index leads to', (name) => {
    expect(PAGES).toContain(pageOf(name));
    expect(textOf(pageOf(name)).split('\n')[0]).toContain(name);
  });

  it.each(CONSTRUCTS)('%s has the parts of a page, in order', (name) => {
    const headings = [...textOf(pageOf(name)).matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
    expect(headings.filter((heading) => PARTS.includes(heading))).toEqual(PARTS);
    expect(textOf(pageOf(name))).toMatch(/^# .*\n\n\*\*Guarantee\.\*\* /);
  });

  it.each(CONSTRUCTS)('%s has every control of its docstring on its page', (name) => {
    const page = textOf(pageOf(name));
    expect((sourceOf(name).docstring.match(CONTROL) ?? []).filter((id) => !page.includes(id))).toEqual([]);
  });

  it.each(CONSTRUCTS)('%s has the table of its properties on its page', (name) => {
    const { file } = sourceOf(name);
    const [, own] = /export interface (\w+(?:Props|Options))(?: extends [\w, ]+)? \{/.exec(textOf(file)) ?? [];
    const tables = TABLES.filter(({ page }) => page === pageOf(name)).map((table) => table.name);
    if (own !== undefined) expect(tables).toContain(own);
  });

  it.each(CONSTRUCTS)('%s leads to what every policy takes where it is one', (name) => {
    const isPolicy = /\bPolicyProps\b/.test(textOf(sourceOf(name).file));
    if (isPolicy) expect(textOf(pageOf(name))).toContain('](policy-properties.md)');
  });

  it('is there to be found at all', () => {
    expect(CONSTRUCTS).toEqual(expect.arrayContaining(['RequireMfa', 'HumanRole', 'SharedServiceTenant']));
  });
});

describe('a table of properties', () => {
  it.each(TABLES)('of $name on $page is that of the code', ({ page, place, name, file }) => {
    const code = propertiesOf(file, name);
    expect(code).not.toEqual([]);
    const rows = tableAfter(page, place);
    expect(rows.map(([own = '', type = '', standard = '']) => ({ name: own, type, default: standard }))).toEqual(code);
    expect(rows.filter(([, , , meaning = '']) => meaning === '')).toEqual([]);
  });
});

describe('each control', () => {
  it.each(catalogue.map((control) => [control.id, control] as const))('%s has its section', (id, control) => {
    const [, section = ''] = textOf('docs/controls.md').split(`\n## ${id}\n`);
    const [own = ''] = section.split('\n## ');
    expect(own).toContain(`**${control.title}.** ${control.risk}`);
    expect(own).toContain(`- ${control.byHand ? 'By hand' : 'Met by'}: ${control.remedy}.`);
    if (control.level) expect(own).toContain(`- Level: \`${control.level}\``);
    for (const { source, id: reference } of control.references) expect(own).toContain(`${source} ${reference}`);
  });

  it('is a control of the catalogue, wherever a page names one', () => {
    const known = new Set(catalogue.map(({ id }) => id));
    const named = PAGES.flatMap((page) => (textOf(page).match(CONTROL) ?? []).map((id) => `${page}: ${id}`));
    expect(named.filter((name) => !known.has(name.split(': ')[1] ?? ''))).toEqual([]);
  });
});
