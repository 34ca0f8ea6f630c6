import { styleText } from 'node:util';
import { bySeverity, controlOf, type Judgment, type Verdict } from '../controls';
import { remembered } from '../values';
import { byBaseline } from './by-baseline';
import { byCause } from './by-cause';
import { byTenant } from './by-tenant';
import { describeCause, findingOf } from './finding';
import { saidOtherwise, scubaVerdict } from './scuba-beside';
import { summaryLine, verdictWord } from './summary';
import { drawTable } from './table';

const COLOUR: Readonly<Record<Verdict, 'green' | 'yellow' | 'red' | 'gray'>> = {
  met: 'green',
  accepted: 'yellow',
  unmet: 'red',
  unknown: 'red',
  notApplicable: 'gray',
  outOfReach: 'gray',
};

/**
 * The report for a terminal: one table a tenant, then every finding (what is accepted stays shown; those of one cause together), then the counts.
 * @param options.colour colours the verdicts; default false
 * @param options.baselines adds a table of the counts by tenant and baseline; default false
 */
export function renderText(
  judgments: readonly Judgment[],
  options: { readonly colour?: boolean; readonly baselines?: boolean } = {},
): string {
  const asked = judgments.filter(({ unasked }) => !unasked);
  const tables = [...byTenant(asked)].map(
    ([tenant, own]) => `${tenant === '' ? 'no declaration' : tenant}\n${tableOf(rowsOf(own, options.colour ?? false))}`,
  );
  const findings = asked.filter((judgment) => findingOf(judgment) !== undefined).sort(bySeverity);
  return [
    ...tables,
    ...byCause(findings).map((cause) => `${verdictWord(cause[0].verdict)}: ${describeCause(cause)}`),
    ...otherwiseLines(judgments),
    ...unaskedLine(judgments),
    ...(options.baselines ? [baselineTable(asked)] : []),
    `${summaryLine(judgments)}\n`,
  ].join('\n\n');
}

/** Where the checker of a chosen baseline would say something else, and why. */
function otherwiseLines(judgments: readonly Judgment[]): readonly string[] {
  const lines = saidOtherwise(judgments).map(
    (one) => `  ${one.of} ${one.control} is ${one.here}; ${scubaVerdict(one)}: ${one.because}`,
  );
  return lines.length === 0 ? [] : [`said otherwise by another checker:\n${lines.join('\n')}`];
}

/** What is to be had and not taken up: controls that no chosen baseline has and that are not met. */
function unaskedLine(judgments: readonly Judgment[]): readonly string[] {
  const open = judgments.filter((judgment) => judgment.unasked && findingOf(judgment) !== undefined);
  const ids = [...new Set(open.map(({ control }) => control))].sort();
  if (ids.length === 0) return [];
  return [
    `not taken up, and demanded by no chosen baseline: ${ids.join(', ')} (tenant-guard explain ID says what for)`,
  ];
}

type Row = readonly [subject: string, control: string, title: string, level: string, verdicts: string];

/** Tenants of one shape have one table, which takes long to lay out. */
const MOST_TABLES = 20;

const tableOf = remembered(
  MOST_TABLES,
  (rows: readonly Row[]) => JSON.stringify(rows),
  (rows) => drawTable(['service', 'control', 'what must hold', 'level', 'verdict'], rows),
);

function baselineTable(judgments: readonly Judgment[]): string {
  const rows = byBaseline(judgments).map(({ tenant, baseline, counts }) => {
    const { met, accepted, unmet, unknown, outOfReach } = counts;
    return [tenant === '' ? 'no declaration' : tenant, baseline, met, accepted, unmet, unknown, outOfReach];
  });
  return drawTable(['tenant', 'baseline', 'met', 'accepted', 'unmet', 'unknown', 'out of reach'], rows);
}

/** One row a subject and control: a control that judges each resource gives one verdict each. */
function rowsOf(judgments: readonly Judgment[], colour: boolean): readonly Row[] {
  const rows = new Map<string, [Judgment, ...Judgment[]]>();
  for (const judgment of judgments) {
    const key = JSON.stringify([judgment.subject, judgment.control, judgment.level]);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [judgment]);
    else row.push(judgment);
  }
  return [...rows.values()].map((own): Row => {
    const { subject, control, level } = own[0];
    return [subject, control, controlOf(control)?.title ?? '', level, verdictsOf(own, colour)];
  });
}

function verdictsOf(rows: readonly Judgment[], colour: boolean): string {
  const order: readonly Verdict[] = ['unmet', 'unknown', 'accepted', 'met', 'notApplicable', 'outOfReach'];
  return order
    .map((verdict) => ({ verdict, of: rows.filter((row) => row.verdict === verdict) }))
    .filter(({ of }) => of.length > 0)
    .map(({ verdict, of }) => {
      const onApply = verdict === 'met' && of.some(({ outcome }) => 'onApply' in outcome && outcome.onApply);
      const word = `${of.length > 1 ? `${of.length} ` : ''}${verdictWord(verdict)}${onApply ? ' (on apply)' : ''}${attestedIn(of)}`;
      return colour ? styleText(COLOUR[verdict], word, { validateStream: false }) : word;
    })
    .join(', ');
}

/** What is attested of a setting that is made by hand: a dated statement of somebody, never a verdict. */
function attestedIn(rows: readonly Judgment[]): string {
  const [attested] = rows.flatMap(({ outcome }) => ('attested' in outcome ? [outcome.attested] : []));
  if (attested === undefined) return '';
  const { on, stale } = attested;
  return stale === undefined ? ` (attested ${on})` : ` (attested ${on}, ${stale})`;
}
