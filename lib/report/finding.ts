import { controlOf, type Finding, isNeverAccepted, type Judgment } from '../controls';
import type { OfOneCause } from './by-cause';

/** The finding of a judgment: what is unmet or unknown, accepted or not. */
export function findingOf(judgment: Judgment): Finding | undefined {
  return 'finding' in judgment.outcome ? judgment.outcome.finding : undefined;
}

/**
 * A finding in plain words, for a refusal or a report: level, control and subject; what was found; the construct or address;
 * the declaring file and line; the remedy.
 */
export function describeFinding(judgment: Judgment): string {
  const title = controlOf(judgment.control)?.title;
  return describe(
    [judgment],
    judgment.control,
    title === undefined ? [] : [`control:   ${title}${unjudged(judgment)}`],
  );
}

/** A finding that several controls have of one cause, in plain words: once, and by which controls. */
export function describeCause(judgments: OfOneCause): string {
  const [first] = judgments;
  const controls = new Set(judgments.map(({ control }) => control));
  if (controls.size === 1) return describeFinding(first);
  const levels = [...new Set(judgments.map(({ level }) => level))];
  const lists = levels.map((level) => {
    const ids = judgments.filter((judgment) => judgment.level === level).map(({ control }) => control);
    return `${levels.length === 1 ? '' : `${level} `}${[...new Set(ids)].sort().join(', ')}`;
  });
  return describe(judgments, `${controls.size} controls`, [`controls:  ${lists.join('; ')}${unjudged(first)}`]);
}

function describe(judgments: OfOneCause, by: string, controls: readonly string[]): string {
  const [{ tenant, subject, stack, level, verdict, because, declaredAt, outcome }] = judgments;
  if (!('finding' in outcome)) return '';
  const { finding } = outcome;
  const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
  const lines = [
    `${level}  ${by}  ${of}: ${judgments.length > 1 ? (finding.cause ?? finding.given) : finding.given}`,
    ...controls,
    ...placesOf(finding, stack).map((place) => `at:        ${place}`),
    ...(declaredAt === undefined ? [] : [`declared:  ${declaredAt.file}:${declaredAt.line}`]),
    ...assumptionLines(judgments),
    // Whatever nobody declared, nobody can accept either.
    ...(tenant === undefined ? [] : meaningLines(finding, judgments)),
    ...(because === undefined ? [] : [`accepted:  ${verdict === 'accepted' ? because : `no, ${because}`}`]),
    `remedy:    ${finding.remedy}`,
  ];
  return lines.map((line, index) => (index === 0 ? line : `    ${line}`)).join('\n');
}

function assumptionLines(judgments: OfOneCause): string[] {
  const assumptions = judgments.flatMap(({ outcome }) => ('assumption' in outcome ? [outcome.assumption] : []));
  return assumptions.length === 0 ? [] : [`assuming:  ${[...new Set(assumptions)].join('; ')}`];
}

function unjudged({ verdict }: Judgment): string {
  return verdict === 'unknown' ? ' (could not be judged)' : '';
}

const MOST_PLACES = 5;

function placesOf(finding: Finding, stack: string | undefined): string[] {
  const places = finding.origins.map(({ address, construct, stack: of, pointer }) => {
    const where = `${address}${pointer} in stack ${of}`;
    return construct === undefined ? where : `${construct} (${where})`;
  });
  const named = finding.origins.some(({ address }) => address === finding.subject) || !finding.subject.includes('.');
  const all = [...new Set(named ? places : [`${finding.subject} in stack ${stack}`, ...places])];
  if (all.length === 0) return stack === undefined ? [] : [`stack ${stack}`];
  return all.length <= MOST_PLACES ? all : [...all.slice(0, MOST_PLACES), `and ${all.length - MOST_PLACES} more`];
}

/** What an acceptance would have to cover, in the declaration's own words; which controls take none. */
function meaningLines({ meaning }: Finding, judgments: OfOneCause): string[] {
  const sets = (['principals', 'targets', 'networks', 'settings'] as const).filter((set) => meaning[set].length > 0);
  const never = judgments.map(({ control }) => control).filter(takesNoAcceptance);
  if (sets.length === 0 || never.length === judgments.length) return [];
  const but = never.length === 0 ? '' : ` (never of ${[...new Set(never)].sort().join(', ')})`;
  return [`covers:    { ${sets.map((set) => `${set}: [${meaning[set].map(quoted).join(', ')}]`).join(', ')} }${but}`];
}

function takesNoAcceptance(id: string): boolean {
  const control = controlOf(id);
  return control !== undefined && isNeverAccepted(control);
}

function quoted(member: string): string {
  return /^[\w][\w./=-]*$/.test(member) ? member : JSON.stringify(member);
}
