import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { PAGES, README, ROOT, tableAfter, textOf } from './pages';

/** The anchors of a page: its headings as GitHub and others spell them. */
function anchorsOf(page: string): ReadonlySet<string> {
  const headings = textOf(page).matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

function problemOf(page: string, target: string): string | undefined {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path)).replaceAll('\\', '/');
  if (!existsSync(join(ROOT, file))) return `${page}: ${target} leads nowhere`;
  if (anchor === undefined || anchorsOf(file).has(anchor)) return undefined;
  return `${page}: ${file} has no heading ${anchor}`;
}

describe('the pages', () => {
  it.each([README, ...PAGES])('%s leads only to what is there', (page) => {
    const targets = [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
    const own = targets.filter((target) => !/^[a-z]+:/.test(target));
    expect(own.flatMap((target) => problemOf(page, target) ?? [])).toEqual([]);
  });

  it.each([README, ...PAGES])('%s leads only to what the package holds', (page) => {
    const packed: readonly string[] = JSON.parse(textOf('package.json')).files;
    const targets = [...textOf(page).matchAll(/\]\(([^)\s#]+)/g)].map(([, target = '']) => target);
    const own = targets
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((target) => normalize(join(dirname(page), target)));
    expect(own.filter((file) => !packed.some((held) => file === held || file.startsWith(`${held}/`)))).toEqual([]);
  });

  it('are all within reach of the index', () => {
    const reached = new Set(['docs/README.md']);
    for (const page of reached) {
      for (const [, target = ''] of textOf(page).matchAll(/\]\(([^)#\s]+\.md)/g)) {
        reached.add(normalize(join(dirname(page), target)));
      }
    }
    expect(PAGES.filter((page) => !reached.has(page))).toEqual([]);
  });

  it('give the import table as the linter holds it', () => {
    const rules = [...textOf('biome.json').matchAll(/"lib\/(\w+) may import ([^(]*) \(/g)].map(
      ([, module = '', others = '']) =>
        [module, [...others.matchAll(/lib\/(\w+)/g)].map(([, other]) => other)] as const,
    );
    const rows = tableAfter('docs/contributing.md', '## One way through').map(([module = '', , others = '']) => [
      module.replaceAll('`', ''),
      [...others.matchAll(/`(\w+)`/g)].map(([, other]) => other),
    ]);
    expect(new Map(rows as [string, string[]][])).toEqual(new Map(rules));
  });
});
