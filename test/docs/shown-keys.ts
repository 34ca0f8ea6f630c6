import { parse } from 'yaml';
import { blocksOf, PAGES, textOf } from './pages';

type Keys = Readonly<Record<string, unknown>>;

/** What every fragment has, whatever it is about. */
const EVERY = ['id', 'regions', 'managementAccount', 'accounts', 'organization', 'guardrails'];

/** A key that more pages show is not about one of them. */
const MOST_PAGES = 3;

/** Links to the pages of the constructs that a key of a directory or of AWS asks for, by its path: `entra.countries`. */
export const SHOWN_KEYS: ReadonlyMap<string, readonly string[]> = shownKeys();

function shownKeys(): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, readonly string[]>();
  for (const page of PAGES.filter((file) => file.startsWith('docs/constructs/'))) {
    const [, title = ''] = /^# (.*)$/m.exec(textOf(page)) ?? [];
    const link = `[${title}](${page.replace('docs/', '')})`;
    for (const path of new Set(blocksOf(page).flatMap(({ mark, text }) => keysOf(mark?.of, text)))) {
      links.set(path, [...(links.get(path) ?? []), link]);
    }
  }
  return new Map([...links].filter(([, pages]) => pages.length <= MOST_PAGES));
}

/** The paths of the keys that a fragment is about. */
function keysOf(of: string | undefined, text: string): readonly string[] {
  if (of === 'entra') return below('entra', parse(text));
  if (of !== 'aws') return [];
  const { accounts = {}, organization = {}, ...aws }: { accounts?: Keys; organization?: Keys } = parse(text);
  return [
    ...below('aws', aws),
    ...Object.values(accounts).flatMap((account) => below('aws.accounts.<name>', account)),
    ...below('aws.organization', organization),
    ...below('aws.organization.guardrails', organization.guardrails ?? {}),
  ];
}

function below(path: string, keys: unknown): readonly string[] {
  return Object.keys(keys as Keys)
    .filter((key) => !EVERY.includes(key))
    .map((key) => `${path}.${key}`);
}
