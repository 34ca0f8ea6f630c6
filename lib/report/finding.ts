import { controlOf, type Finding, isNeverAccepted, type Judgment } from '../controls';

/** The finding of a judgment: what is unmet or unknown, accepted or not. */
export function findingOf(judgment: Judgment): Finding | undefined {
  return 'finding' in judgment.outcome ? judgment.outcome.finding : undefined;
}

/**
 * A finding in plain words, for a refusal or a report: level, control and subject; what was found; the construct or address;
 * the declaring file and line; the remedy.
 */
export function describeFinding(judgment: Judgment): string {
  const finding = findingOf(judgment);
  if (finding === undefined) return '';
  const { outcome, tenant, subject, stack, control, level, because, declaredAt } = judgment;
  const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
  const known = controlOf(control);
  const title = known?.title;
  const lines = [
    `${level}  ${control}  ${of}: ${finding.given}`,
    ...(title === undefined
      ? []
      : [`control:   ${title}${judgment.verdict === 'unknown' ? ' (could not be judged)' : ''}`]),
    ...placesOf(finding, stack).map((place) => `at:        ${place}`),
    ...(declaredAt === undefined ? [] : [`declared:  ${declaredAt.file}:${declaredAt.line}`]),
    ...('assumption' in outcome ? [`assuming:  ${outcome.assumption}`] : []),
    ...(known !== undefined && isNeverAccepted(known) ? [] : meaningLines(finding)),
    ...(because === undefined ? [] : [`accepted:  ${judgment.verdict === 'accepted' ? because : `no, ${because}`}`]),
    `remedy:    ${finding.remedy}`,
  ];
  return lines.map((line, index) => (index === 0 ? line : `    ${line}`)).join('\n');
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

/** What an acceptance would have to cover, in the declaration's own words. */
function meaningLines({ meaning }: Finding): string[] {
  const sets = (['principals', 'targets', 'networks', 'settings'] as const).filter((set) => meaning[set].length > 0);
  if (sets.length === 0) return [];
  return [`covers:    { ${sets.map((set) => `${set}: [${meaning[set].map(quoted).join(', ')}]`).join(', ')} }`];
}

function quoted(member: string): string {
  return /^[\w][\w./=-]*$/.test(member) ? member : JSON.stringify(member);
}
