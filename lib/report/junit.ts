import { type Judgment, type Level, stops } from '../controls';
import { describeFinding, findingOf } from './finding';
import type { Judged } from './judged';

/**
 * The report as JUnit XML: a suite a service, a case a control. What the run fails on is a failure; what is below that bar,
 * accepted or out of reach is skipped, and says why.
 */
export function renderJunit({ judgments, failOn = 'required' }: Judged): string {
  const suites = new Map<string, Judgment[]>();
  for (const judgment of judgments) {
    const name = [judgment.tenant, judgment.subject].filter((part) => part !== undefined && part !== '').join(' ');
    suites.set(name, [...(suites.get(name) ?? []), judgment]);
  }
  const all = [...suites].map(([name, own]) => suite(name, own, failOn));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${counts(judgments, failOn)}>\n${all.join('')}</testsuites>\n`;
}

function suite(name: string, judgments: readonly Judgment[], failOn: Level): string {
  const cases = judgments.map((judgment) => {
    const head = `    <testcase classname="${escaped(name)}" name="${escaped(nameOf(judgment))}"`;
    const body = bodyOf(judgment, failOn);
    return body === '' ? `${head}/>\n` : `${head}>\n${body}    </testcase>\n`;
  });
  return `  <testsuite name="${escaped(name)}"${counts(judgments, failOn)}>\n${cases.join('')}  </testsuite>\n`;
}

function nameOf(judgment: Judgment): string {
  const subject = findingOf(judgment)?.subject;
  return subject === undefined ? judgment.control : `${judgment.control} ${subject}`;
}

function bodyOf(judgment: Judgment, failOn: Level): string {
  const { verdict, outcome, level, because } = judgment;
  if (verdict === 'met') return '';
  if (verdict === 'unmet' || verdict === 'unknown') {
    const message = escaped(findingOf(judgment)?.given ?? '');
    if (!stops(judgment, failOn)) return `      <skipped message="${level} ${verdict}: ${message}"/>\n`;
    return `      <failure type="${level} ${verdict}" message="${message}">${escaped(describeFinding(judgment))}</failure>\n`;
  }
  const why = because ?? ('because' in outcome ? outcome.because : verdict);
  return `      <skipped message="${escaped(`${verdict}: ${why}`)}"/>\n`;
}

function counts(judgments: readonly Judgment[], failOn: Level): string {
  const failures = judgments.filter((judgment) => stops(judgment, failOn)).length;
  const met = judgments.filter(({ verdict }) => verdict === 'met').length;
  return ` tests="${judgments.length}" failures="${failures}" skipped="${judgments.length - failures - met}"`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text within XML; what XML 1.0 has no character for is left out. */
function escaped(text: string): string {
  const allowed = text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
  return allowed.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
