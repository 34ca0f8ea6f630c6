import type { Control, Judgment } from '../controls';
import { didYouMean, InvalidValue } from '../values';
import { namedControl } from './named-control';

/** A finding as reports begin it: `LAD-01  fabrikam aws.main`; tenant and account may be left out where it is clear. */
export interface FindingLabel {
  readonly control: Control;
  readonly tenant?: string;
  readonly subject: string;
}

/**
 * Reads `LAD-01 aws` or `LAD-01 fabrikam aws.main`, in one word of the command line or several.
 * @throws InvalidValue for another form, and for a control that does not exist
 */
export function parseFindingLabel(words: readonly string[]): FindingLabel {
  const given = words.join(' ').trim();
  const [id = '', ...of] = given.split(/\s+/);
  const control = namedControl(id);
  const [first, second, ...more] = of;
  if (first === undefined || more.length > 0) {
    throw new InvalidValue({
      problem: 'this does not name a finding',
      given,
      allowed:
        'a finding is a control and what it was found on, as `check` prints them: LAD-01 fabrikam aws.main, or LAD-01 aws',
    });
  }
  return second === undefined ? { control, subject: first } : { control, tenant: first, subject: second };
}

/**
 * The judgments that a label names: of one control on one subject, or on every account of the service that it names.
 * @throws InvalidValue where nothing was judged by that name
 */
export function judgmentsNamed(label: FindingLabel, judgments: readonly Judgment[]): readonly Judgment[] {
  const { control, tenant, subject } = label;
  const same = judgments.filter((judgment) => judgment.control === control.id);
  const named = same.filter(
    (judgment) =>
      (judgment.subject === subject || judgment.subject.startsWith(`${subject}.`)) &&
      (tenant === undefined || judgment.tenant === tenant),
  );
  if (named.length > 0) return named;
  const given = [control.id, ...(tenant === undefined ? [] : [tenant]), subject].join(' ');
  const known = [...new Set(same.map(labelOf))].sort();
  const near = didYouMean(given, [...known, ...same.map((judgment) => `${control.id} ${judgment.subject}`)]);
  throw new InvalidValue({
    problem: 'nothing of that name was judged',
    given,
    allowed: known.length === 0 ? `${control.id} applies to no declared service` : `judged: ${known.join(', ')}`,
    ...(near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
  });
}

/** The label of a judgment, as it can be given back to `accept`. */
export function labelOf({ control, tenant, subject }: Judgment): string {
  return [control, ...(tenant === undefined ? [] : [tenant]), subject].join(' ');
}
