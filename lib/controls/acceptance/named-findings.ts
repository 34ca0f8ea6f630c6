import type { AcceptanceRecord, Facts, Meaning } from '../../declaration';
import { covers, isComplete, isFor } from '../../risk';
import type { Control, Finding } from '../control';
import { isNeverAccepted } from '../never-accepted';
import type { Weighed } from './rule';

/** What an acceptance names, and what is there of it. */
export interface NamedFindings {
  /** Unset: no control has the id. */
  readonly control?: Control;
  /** Findings of the control on what the acceptance is for, accepted or not. */
  readonly found: readonly Finding[];
  /** Those of them that the acceptance covers. */
  readonly covered: readonly Finding[];
  /** Those that no acceptance covers. */
  readonly open: readonly Finding[];
  /** Stacks, or the service, that it is for and that were not read. */
  readonly unread: readonly string[];
  /** What the control says where it finds nothing: `met`, `notApplicable`. */
  readonly verdicts: readonly string[];
}

/** The findings that an acceptance is about. Of what can never be accepted there are none. */
export function namedFindings({ record, facts, outcomes }: Weighed): NamedFindings {
  const control = outcomes.control(record.control);
  const unread = outcomes.unreadOf(facts, record.subject);
  if (control === undefined || isNeverAccepted(control)) {
    return { ...(control === undefined ? {} : { control }), found: [], covered: [], open: [], unread, verdicts: [] };
  }
  const said = outcomes.saidOf(control, outcomes.subjectsOf(facts, record.subject));
  const found = said.flatMap(({ subject, outcomes: all }) =>
    all.flatMap((outcome) => ('finding' in outcome ? [{ finding: outcome.finding, of: subject.facts }] : [])),
  );
  return {
    control,
    found: found.map(({ finding }) => finding),
    covered: found.filter(({ finding }) => covers(record.covers, finding.meaning)).map(({ finding }) => finding),
    open: found.filter(({ finding, of }) => !isCovered(record, finding.meaning, of)).map(({ finding }) => finding),
    unread,
    verdicts: [...new Set(said.flatMap(({ outcomes: all }) => all.map(({ verdict }) => verdict)))],
  };
}

/** Whether any acceptance of the same control covers it, whether that one holds or not. */
function isCovered({ control }: AcceptanceRecord, meaning: Meaning, facts: Facts | undefined): boolean {
  if (facts === undefined) return false;
  const { declaration, focus } = facts;
  return (declaration.acceptances ?? []).some(
    (record) =>
      record.control === control && isFor(record, focus) && isComplete(record) && covers(record.covers, meaning),
  );
}

/** `contoso-aws-dev was not read`. */
export function notRead(names: readonly string[]): string {
  return `${names.join(', ')} ${names.length === 1 ? 'was' : 'were'} not read`;
}
