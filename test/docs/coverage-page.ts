import { type Control, catalogue, controlOf } from '../../lib/controls';
import { type Evidence, evidenceOnRecord } from '../support/evidence';
import type { CoverageRow, CoverageSource } from './source-coverage/row';
import { coverageSources } from './source-coverage/sources';

const HEAD = `# Coverage

Every demand of the published sources, and what meets it.

- **Met by** a control: an [example tenant](../tenants) renders what meets it, and one change of that makes it unmet. The changes are
  in the [last table](#what-shows-it), and a test makes each of them. Where a demand has several controls, it takes them all; a test
  of Maester and a control of NIST are met by each.
- **Out of reach**: no Terraform sets it, with what would reach it.
- **Not yet checked**: no control asks for it, or no example shows the control.

Meeting a control is not compliance: sources ask for more than settings, and settings are judged as they are written, not as they are
used.
`;

/** What is said of one demand. */
export interface Coverage {
  readonly row: CoverageRow;
  readonly is: 'met by' | 'out of reach' | 'not yet checked';
  /** The controls that meet it, all of which are shown. */
  readonly met: readonly string[];
  readonly text: string;
}

/** The text of `docs/coverage.md`: a table a source, a row a demand; then what shows each control. */
export function coveragePage(): string {
  const shown = evidenceOnRecord();
  const covered = coverageSources().map((source) => ({ source, rows: coverageOf(source, shown) }));
  return [HEAD, counts(covered), ...covered.map(section), proof(shown)].join('\n');
}

/** What is said of each demand of a source. */
export function coverageOf({ by, rows }: CoverageSource, shown: readonly Evidence[]): readonly Coverage[] {
  return rows.map((row): Coverage => {
    const met = row.controls.filter((id) => shownOf(id, shown)?.inPart === false);
    const open = row.controls.filter((id) => !met.includes(id));
    if (met.length > 0 && (by === 'each' || open.length === 0)) {
      return { row, is: 'met by', met, text: met.map(linked).join(', ') };
    }
    if (row.beyond !== undefined) return { row, is: 'out of reach', met: [], text: row.beyond };
    if (row.unchecked !== undefined) return { row, is: 'not yet checked', met: [], text: row.unchecked };
    const byPerson = open.every((id) => controlOf(id)?.byHand);
    const text = [...new Set(open.map((id) => lack(id, shownOf(id, shown))))].join('; ');
    return { row, is: byPerson ? 'out of reach' : 'not yet checked', met: [], text };
  });
}

/** That a control is met and unmet; what no change makes unmet shows nothing. */
function shownOf(id: string, shown: readonly Evidence[]): Evidence | undefined {
  return shown.find(({ control, verdict }) => control === id && verdict === 'unmet');
}

/** What would reach a control that no example shows in full. */
function lack(id: string, shown: Evidence | undefined): string {
  const control = controlOf(id);
  if (control === undefined) return 'no control asks for it';
  if (shown?.inPart) return `${linked(id)} in part; a person does the rest`;
  return control.byHand ? `a person does ${linked(id)}` : `no example shows ${linked(id)}`;
}

type Covered = readonly { readonly source: CoverageSource; readonly rows: readonly Coverage[] }[];

function counts(covered: Covered): string {
  const lines = covered.map(({ source, rows }) => {
    const number = (what: Coverage['is']) => String(rows.filter(({ is }) => is === what).length);
    return [linkTo(source.title), ...(['met by', 'out of reach', 'not yet checked'] as const).map(number)];
  });
  return table(['source', 'met', 'out of reach', 'not yet checked'], lines);
}

function section({ source, rows }: Covered[number]): string {
  const titled = rows.some(({ row }) => row.title !== undefined);
  const lines = rows.map(({ row, is, text }) => [
    row.id,
    row.level,
    ...(titled ? [row.title ?? ''] : []),
    `${is === 'met by' ? is : `${is}:`} ${text}`,
  ]);
  return `## ${source.title}\n\n${table(['id', source.levels, ...(titled ? ['about'] : []), 'covered'], lines)}`;
}

function proof(shown: readonly Evidence[]): string {
  const lines = catalogue.flatMap(({ id }: Control) => {
    const one = shownOf(id, shown);
    return one === undefined ? [] : [[linked(id), `${one.stack}${one.inPart ? ', in part' : ''}`, changeOf(one)]];
  });
  return `## What shows it\n\n${table(['control', 'met by the stack', 'and unmet after'], lines)}`;
}

/** The change without the name of the resource. */
function changeOf({ change }: Evidence): string {
  const [, type, what, way] = /^((?:data\.)?[a-z0-9_]+)\.\S+ (\S+) (\w+)$/.exec(change) ?? [];
  const [, whole = '', how = ''] =
    /^([a-z0-9_]+)\.\S+ (taken away|left alone of its type|given to somebody else, too|opened to everybody)$/.exec(
      change,
    ) ?? [];
  if (whole !== '') return `\`${whole}\` ${how}`;
  return type === undefined ? change : `\`${type}\`: \`${what}\` ${way}`;
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${' --- |'.repeat(head.length)}`, ...lines.map(line), ''].join('\n');
}

function linkTo(title: string): string {
  const anchor = title
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
  return `[${title}](#${anchor})`;
}

function linked(id: string): string {
  return controlOf(id) === undefined ? id : `[${id}](controls.md#${id.toLowerCase()})`;
}
