import { type Control, catalogue, controlOf } from '../../lib/controls';
import { type Evidence, evidenceOnRecord, unseenOnRecord } from '../support/evidence';
import type { CoverageRow, CoverageSource } from './source-coverage/row';
import { coverageSources } from './source-coverage/sources';

const HEAD = `# Coverage

Every demand of the published sources, and what meets it.

- **Met by** a control: an [example tenant](../tenants) renders what meets it, and one change of that makes it unmet. The changes are
  in the [last table](#what-shows-it), and a test makes each of them. Where a demand has several controls, it takes them all; a test
  of Maester and a control of NIST are met by each.
- **Out of reach**: no Terraform sets it, with what or who would reach it.
- **Out of reach so far**: Terraform sets it, and nothing here judges it yet, with what would reach it.

Meeting a control is not compliance: sources ask for more than settings, and settings are judged as they are written, not as they are
used.
`;

const KINDS = ['met by', 'out of reach', 'out of reach so far'] as const;

/** What is said of one demand. */
export interface Coverage {
  readonly row: CoverageRow;
  readonly is: (typeof KINDS)[number];
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
    if (row.unchecked !== undefined)
      return { row, is: 'out of reach so far', met: [], text: `a control of ${row.unchecked}` };
    const text = [...new Set(open.map((id) => lack(id, shown)))].join('; ');
    const last = open.every((id) => isPersons(id, shown));
    return { row, is: last ? 'out of reach' : 'out of reach so far', met: [], text };
  });
}

/** That a control is met and unmet; what no change makes unmet shows nothing. */
function shownOf(id: string, shown: readonly Evidence[]): Evidence | undefined {
  return shown.find(({ control, verdict }) => control === id && verdict === 'unmet');
}

/** Whether what an example does not show of a control is a person's to see to. */
export function isPersons(id: string, shown: readonly Evidence[]): boolean {
  return (
    controlOf(id)?.byHand === true || shownOf(id, shown)?.inPart === true || whyNeverUnmet(id, shown) !== undefined
  );
}

/** Why a control is met or unknown, and cannot be unmet. */
function whyNeverUnmet(id: string, shown: readonly Evidence[]): string | undefined {
  const isSeen = shown.some(({ control, verdict }) => control === id && verdict === 'unknown');
  const unseen = unseenOnRecord().find(({ control, verdicts }) => control === id && verdicts.includes('unmet'));
  return isSeen && unseen?.test === undefined ? unseen?.reason : undefined;
}

/** What would reach a control that no example shows in full. */
function lack(id: string, shown: readonly Evidence[]): string {
  const control = controlOf(id);
  if (control === undefined) return 'no control asks for it';
  if (shownOf(id, shown)?.inPart) return `${linked(id)} in part; a person does the rest`;
  const never = whyNeverUnmet(id, shown);
  if (never !== undefined) return `a person judges what ${linked(id)} has on record: ${never}`;
  return control.byHand ? `a person does ${linked(id)}` : `an example that shows ${linked(id)}`;
}

type Covered = readonly { readonly source: CoverageSource; readonly rows: readonly Coverage[] }[];

function counts(covered: Covered): string {
  const lines = covered.map(({ source, rows }) => {
    const number = (what: Coverage['is']) => String(rows.filter(({ is }) => is === what).length);
    return [linkTo(source.title), ...KINDS.map(number)];
  });
  return table(['source', 'met', 'out of reach', 'out of reach so far'], lines);
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
