import type { Judgment } from '../../lib/controls';
import type { DeclaredTenant } from '../../lib/declaration';
import { findingOf } from '../../lib/report/finding';
import type { SharedServiceTenant } from '../../lib/tenant';
import { exampleTenant, guardedApp } from '../support/guarded-app';

/** Something that a person does to an example tenant, and what a page says that the guard answers. */
export interface Weakening {
  readonly tenant: 'adatum' | 'contoso' | 'fabrikam' | 'litware' | 'northwind';
  /** Changes the declaration's text before it is read. */
  readonly declare?: (text: string) => string;
  /** Changes what was made of the declaration. */
  readonly weaken?: (tenant: SharedServiceTenant) => void;
  /** Controls whose answer the page leaves out: consequences of the same thing elsewhere. */
  readonly besides?: readonly string[];
  /** Controls whose answer the page shows, where it leaves out those of all others. */
  readonly shows?: readonly string[];
}

/** What the project says of the weakened tenant: the refusal of a constructor or a reader, else the new findings. */
export function answerTo({ tenant, declare, weaken, besides = [], shows }: Weakening): string {
  const plain = plainly(tenant);
  let found: readonly Judgment[];
  try {
    found = foundIn(exampleTenant(tenant, declare), weaken);
  } catch (error) {
    if (error instanceof Error) return inLines(error.message);
    throw error;
  }
  const isShown = (judgment: Judgment) =>
    !besides.includes(judgment.control) && (shows?.includes(judgment.control) ?? isAsked(judgment));
  const fresh = found.filter((judgment) => isShown(judgment) && !plain.has(lineOf(judgment)));
  return abridged(fresh).map(inLines).join('\n');
}

/** So many findings of one control on one subject are shown; of more a page gives the number. */
const SHOWN = 2;

/** The lines of the findings, with the number of those that only repeat a control. */
function abridged(found: readonly Judgment[]): readonly string[] {
  const lines = new Map<string, Set<string>>();
  for (const judgment of found) {
    const of = `${judgment.control} of ${judgment.tenant} ${judgment.subject}`;
    lines.set(of, (lines.get(of) ?? new Set()).add(lineOf(judgment)));
  }
  return [...lines].flatMap(([of, all]) => {
    const more = all.size - SHOWN;
    return [...[...all].slice(0, SHOWN), ...(more > 0 ? [`… and ${more} more findings of ${of}`] : [])];
  });
}

/** A line broken between words, as a page is wide; what goes on is indented. */
function inLines(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/(.{1,118})( |$)/g, '$1\n  ').trimEnd())
    .join('\n');
}

const before = new Map<string, ReadonlySet<string>>();

/** What is said of the example as it stands: read once. */
function plainly(tenant: Weakening['tenant']): ReadonlySet<string> {
  const known = before.get(tenant) ?? new Set(foundIn(exampleTenant(tenant)).filter(isAsked).map(lineOf));
  before.set(tenant, known);
  return known;
}

/** Whether it is about something that was asked for: of a directory much is not, and is said of it all the same. */
function isAsked({ control, unasked }: Judgment): boolean {
  return !(unasked && control.startsWith('ENT-'));
}

function foundIn(declared: DeclaredTenant, weaken?: Weakening['weaken']): readonly Judgment[] {
  const { app, guard, tenant } = guardedApp(declared);
  weaken?.(tenant);
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } catch (error) {
    if (guard.judgments.length === 0) throw error;
  } finally {
    told.mockRestore();
  }
  return guard.judgments.filter((judgment) => findingOf(judgment) !== undefined);
}

function lineOf(judgment: Judgment): string {
  const { level, control, tenant, subject, verdict, because } = judgment;
  const said = because === undefined ? '' : ` (${verdict === 'accepted' ? 'accepted' : 'not accepted'}: ${because})`;
  return `${level}  ${control}  ${tenant} ${subject}: ${findingOf(judgment)?.given}${said}`;
}
