import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const ROOT = join(__dirname, '..', '..');
export const README = 'README.md';

/** A fenced block of a page, with the words of the comment before it: `<!-- yaml: tenant -->`. */
export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
  readonly mark?: { readonly kind: string; readonly of: string };
}

/** The pages below `docs`, by their path from the top of the repository, in plain text order. */
export const PAGES: readonly string[] = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
  .map((file) => `docs/${file.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.md'))
  .sort();

export function textOf(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

/** Every fenced block of a page, in order. */
export function blocksOf(page: string): readonly Block[] {
  const found = textOf(page).matchAll(/(?:<!-- (\w+): ([^\n]*?) -->\n\n)?```(\w*)\n(.*?)```/gs);
  return [...found].map(([, kind, of, language = '', text = '']) => ({
    page,
    language,
    text,
    ...(kind === undefined || of === undefined ? {} : { mark: { kind, of } }),
  }));
}

/** The blocks of all pages that carry a mark of the kind. */
export function marked(kind: string): readonly (Block & { readonly of: string })[] {
  return PAGES.flatMap(blocksOf).flatMap((block) =>
    block.mark?.kind === kind ? [{ ...block, of: block.mark.of }] : [],
  );
}

/** The cells of the rows of the table that follows a place in a page; its head is left out. */
export function tableAfter(page: string, place: string): readonly (readonly string[])[] {
  const [, rest] = textOf(page).split(place);
  const [table = ''] = /(?:^\|.*\n?)+/m.exec(rest ?? '') ?? [];
  const rows = table
    .trim()
    .split('\n')
    .map((line) =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
  return rows.slice(2);
}
