import { bySeverity, type Compared, controlOf, type Judgment } from '../controls';
import { byBaseline } from './by-baseline';
import { byCause, type OfOneCause } from './by-cause';
import { findingOf } from './finding';
import type { Judged } from './judged';
import { effectLine, effectWord, telling } from './plan-text';
import { saidOtherwise, scubaVerdict } from './scuba-beside';
import { summaryLine, verdictWord } from './summary';

/** The report as Markdown, for a comment or a wiki: what stands where, then every finding, what is accepted among them. */
export function renderMarkdown({ judgments, asOf, plan, drift = [], expiring }: Judged): string {
  const findings = judgments.filter((judgment) => findingOf(judgment) !== undefined).sort(bySeverity);
  const sections = [
    `# Controls as of ${asOf}`,
    plan === undefined ? summaryLine(judgments) : effectLine(plan),
    ...(plan === undefined ? [] : [planSection(plan)]),
    ...(drift.some(({ effect }) => effect !== 'unchanged') ? [driftSection(drift)] : []),
    `## By baseline\n\n${baselineTable(judgments)}`,
    ...(findings.length === 0 ? [] : [`## Findings\n\n${byCause(findings).map(findingItem).join('\n')}`]),
    ...otherwiseSection(judgments),
    ...(expiring.length === 0
      ? []
      : [
          `## Ends soon\n\n${expiring.map(({ tenant, what, on }) => `- ${cell(tenant)}: ${cell(what)} on ${on}`).join('\n')}`,
        ]),
  ];
  return `${sections.join('\n\n')}\n`;
}

function otherwiseSection(judgments: readonly Judgment[]): readonly string[] {
  const rows = saidOtherwise(judgments).map((one) => [one.of, one.control, one.here, scubaVerdict(one), one.because]);
  if (rows.length === 0) return [];
  return [`## Said otherwise by another checker\n\n${table(['service', 'control', 'here', 'there', 'why'], rows)}`];
}

function planSection(plan: readonly Compared[]): string {
  const rows = telling(plan).map(({ tenant, subject, control, level, before, after, effect }) => [
    [tenant, subject].filter((part) => part !== undefined).join(' '),
    control,
    controlOf(control)?.title ?? '',
    level,
    before === undefined ? '' : verdictWord(before),
    after === undefined ? '' : verdictWord(after),
    effectWord(effect),
  ]);
  if (rows.length === 0) return '## What the plan does\n\nIt changes no control.';
  return `## What the plan does\n\n${table(['service', 'control', 'what must hold', 'level', 'before', 'after', 'effect'], rows)}`;
}

function driftSection(drift: readonly Compared[]): string {
  const rows = drift
    .filter(({ effect }) => effect !== 'unchanged')
    .map(({ tenant, subject, control, before, after }) => [
      [tenant, subject].filter((part) => part !== undefined).join(' '),
      control,
      before === undefined ? '' : verdictWord(before),
      after === undefined ? '' : verdictWord(after),
    ]);
  return `## Changed outside of Terraform\n\n${table(['service', 'control', 'after the last apply', 'now'], rows)}`;
}

function baselineTable(judgments: readonly Judgment[]): string {
  const rows = byBaseline(judgments).map(({ tenant, baseline, counts }) => [
    tenant === '' ? 'no declaration' : tenant,
    baseline,
    ...[counts.met, counts.accepted, counts.unmet, counts.unknown, counts.outOfReach].map(String),
  ]);
  return table(['tenant', 'baseline', 'met', 'accepted', 'unmet', 'unknown', 'out of reach'], rows);
}

function findingItem(judgments: OfOneCause): string {
  const [judgment] = judgments;
  const { level, tenant, subject, verdict, because, declaredAt } = judgment;
  const finding = findingOf(judgment);
  const ids = [...new Set(judgments.map(({ control }) => control))].sort();
  const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
  return [
    `- **${ids.length === 1 ? ids[0] : `${ids.length} controls`}** ${cell(of)}, ${level}, ${verdictWord(verdict)}: ${cell((ids.length > 1 ? finding?.cause : undefined) ?? finding?.given ?? '')}`,
    ...(ids.length === 1 ? [] : [`  - controls: ${ids.join(', ')}`]),
    ...(because === undefined ? [] : [`  - ${verdict === 'accepted' ? 'accepted' : 'not accepted'}: ${cell(because)}`]),
    ...(declaredAt === undefined ? [] : [`  - declared: ${declaredAt.file}:${declaredAt.line}`]),
    `  - remedy: ${cell(finding?.remedy ?? '')}`,
  ].join('\n');
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `| ${head.map(() => '---').join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Text that Markdown shows as it stands: no table, link, mark-up or HTML comes of it. */
export function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, (char) => `\\${char}`);
}
