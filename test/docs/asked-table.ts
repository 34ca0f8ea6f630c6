import { catalogue } from '../../lib/controls';
import { baselines, defaultBaseline } from '../../lib/declaration';
import { PAGES, textOf } from './pages';

/** A table on a page that says which baselines ask for what the page is about: `<!-- asked: ENT-AU-01, ENT-AU-02 -->`. */
export interface AskedTable {
  readonly page: string;
  readonly mark: string;
  readonly controls: readonly string[];
  readonly text: string;
}

const MARKED = /<!-- asked: ([\w, -]+) -->\n\n((?:\|.*\n)+)/g;

export const ASKED_TABLES: readonly AskedTable[] = PAGES.flatMap((page) =>
  [...textOf(page).matchAll(MARKED)].map(([, ids = '', text = '']) => ({
    page,
    mark: `<!-- asked: ${ids} -->`,
    controls: ids.split(', '),
    text,
  })),
);

/** A row a control: by which published baselines it is required and advised, the default of its cloud marked. */
export function askedTable(controls: readonly string[]): string {
  const rows = controls.map((id) => {
    const cells = [`[${id}](../controls.md#${id.toLowerCase()})`, requiredBy(id), askers(id, 'advisory') || '-'];
    return `| ${cells.join(' | ')} |`;
  });
  return `${['| control | required by | advised by |', '| --- | --- | --- |', ...rows].join('\n')}\n`;
}

function requiredBy(id: string): string {
  const control = catalogue.find((one) => one.id === id);
  if (control === undefined) throw new Error(`no control is ${id}`);
  if (control.level === 'fatal') return 'every service; it can never be accepted';
  if (control.level === 'required') return 'every service';
  return askers(id, 'required') || '-';
}

function askers(id: string, level: 'required' | 'advisory'): string {
  return baselines
    .filter(({ entries }) => entries.some((entry) => entry.level === level && entry.controls.includes(id)))
    .filter(({ entries }) => level === 'required' || !isRequired(entries, id))
    .map((baseline) => {
      const isDefault = defaultBaseline(baseline.cloud) === baseline;
      return `\`${baseline.id}\`${isDefault ? ' (the default)' : ''}`;
    })
    .join(', ');
}

function isRequired(entries: (typeof baselines)[number]['entries'], id: string): boolean {
  return entries.some(({ level, controls }) => level === 'required' && controls.includes(id));
}
