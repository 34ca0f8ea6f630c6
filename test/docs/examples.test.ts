import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, TerraformStack } from 'cdktf';
import { readSynthesized } from '../../lib/controls';
import { AS_OF, freshFolder, removeFolders } from '../support/guarded-app';
import { ownStack } from './examples/guard';
import { isFit } from './examples/judge';
import { synthesizeAll } from './examples/shared-service-tenant';
import { testContoso } from './examples/testing';
import { blocksOf, marked, PAGES, README, ROOT, textOf } from './pages';
import { STACK_EXAMPLES } from './stack-examples';

const FOLDER = join(__dirname, 'examples');
const here = process.cwd();

beforeAll(() => {
  process.env.TENANT_GUARD_AS_OF = AS_OF;
  process.chdir(ROOT);
});
afterAll(() => {
  delete process.env.TENANT_GUARD_AS_OF;
  process.chdir(here);
  removeFolders();
});

/** The words of an example as a reader of the page has them: line breaks are the formatter's. */
function words(text: string): string {
  return text
    .replace(/'\.\.\/\.\.\/\.\.\/lib(\/\w+)?'/g, (_, entry = '') => `'cdktf-tenant-guard${entry}'`)
    .replace(/\s+/g, ' ')
    .replaceAll(', }', ' }')
    .trim();
}

const compiled = (name: string) => words(readFileSync(join(FOLDER, `${name}.ts`), 'utf8'));

describe('the TypeScript of the pages', () => {
  it('is all marked, and all of it compiled', () => {
    const unmarked = PAGES.flatMap(blocksOf).filter(({ language, mark }) => language === 'ts' && !mark);
    expect(unmarked.map(({ page }) => page)).toEqual([]);
    const files = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''));
    expect(
      marked('example')
        .map(({ of }) => of)
        .concat('readme')
        .sort(),
    ).toEqual(files.sort());
  });

  it.each(marked('example'))('of $page is what is compiled as $of', ({ of, text }) => {
    expect(words(text)).toBe(compiled(of));
  });

  it('of the README is what is compiled', () => {
    const examples = blocksOf(README).filter(({ language }) => language === 'ts');
    expect(examples.map(({ text }) => words(text))).toEqual([compiled('readme')]);
  });
});

describe('an example that makes a part of a stack', () => {
  it.each(STACK_EXAMPLES)('renders what %s names, or a page that it leads to', (name, build) => {
    const stack = new TerraformStack(new App({ outdir: freshFolder() }), 'stack');
    build(stack);
    const { resource = {}, data = {} } = stack.toTerraform();
    const types = [...Object.keys(resource), ...Object.keys(data).map((type) => `data.${type}`)];
    expect(types.length).toBeGreaterThan(0);
    const page = textOf(`docs/constructs/${name}.md`);
    const led = [...page.matchAll(/\]\(([\w-]+\.md)\)/g)].map(([, file = '']) => textOf(`docs/constructs/${file}`));
    expect(types.filter((type) => ![page, ...led].some((text) => text.includes(`\`${type}\``)))).toEqual([]);
  });
});

describe('an example that synthesizes', () => {
  it('tests what is declared, in a test of its own', () => {
    const folder = freshFolder();
    process.env.CDKTF_OUTDIR = join(folder, 'cdktf.out');
    try {
      testContoso();
    } finally {
      delete process.env.CDKTF_OUTDIR;
    }
  });

  it('writes a stack of raw constructs under the guard, and judges it again', () => {
    const outdir = join(freshFolder(), 'cdktf.out');
    ownStack(outdir);
    expect(readSynthesized(outdir).map(({ stack }) => stack)).toEqual(['landing']);
    const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    try {
      expect(isFit(outdir)).toBe(true);
    } finally {
      write.mockRestore();
    }
  });

  it('writes every declared tenant', () => {
    const outdir = join(freshFolder(), 'cdktf.out');
    synthesizeAll(outdir);
    const stacks = readSynthesized(outdir).flatMap(({ stack }) => stack ?? []);
    expect(stacks).toEqual([
      'adatum-entra',
      'contoso-aws-dev',
      'contoso-aws-organization',
      'contoso-aws-prod',
      'contoso-entra',
      'fabrikam-aws-main',
      'litware-entra',
    ]);
  });

  it("of the README writes the README's first tenant", () => {
    const folder = freshFolder();
    const declared = blocksOf(README).find(({ language, text }) => language === 'yaml' && text.includes('version:'));
    mkdirSync(join(folder, 'tenants'));
    writeFileSync(join(folder, 'tenants', 'acme.yaml'), declared?.text ?? '');
    process.chdir(folder);
    const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      require('./examples/readme');
    } finally {
      told.mockRestore();
      process.chdir(ROOT);
    }
    expect(readSynthesized(join(folder, 'cdktf.out')).map(({ stack }) => stack)).toEqual(['acme-entra']);
  });
});
