/** The pieces that an {@link InvalidValue} is made of. */
export interface InvalidValueParts {
  /** What is wrong, lower case and without a full stop: `the range has host bits set`. */
  readonly problem: string;
  /** The text that was given, unquoted and whole; the message quotes and shortens it. */
  readonly given: string;
  /** What would have been accepted: `a range starts at its first address`. */
  readonly allowed: string;
  /** How to put it right, a sentence without a full stop: `Write "203.0.113.0/26"`. */
  readonly remedy?: string;
  /** The control that asks for this, where one does: `ENT-NW-01`. */
  readonly control?: string;
}

const LONGEST_QUOTE = 80;

/**
 * A value that is not accepted, with what is wrong, what was given, what is allowed and how to put it right.
 *
 * The message reads `<problem>, got <given>; <allowed>. <remedy> (<control>)`; remedy and control are left out where
 * there is none. What was given is quoted as JSON and cut at 80 characters, and invisible characters are spelled out.
 */
export class InvalidValue extends Error {
  override readonly name = 'InvalidValue';
  /** The pieces of the message, each for itself: see {@link InvalidValueParts}. */
  readonly problem: string;
  readonly given: string;
  readonly allowed: string;
  readonly remedy?: string;
  readonly control?: string;

  constructor(parts: InvalidValueParts) {
    super(messageOf(parts));
    this.problem = parts.problem;
    this.given = parts.given;
    this.allowed = parts.allowed;
    this.remedy = parts.remedy;
    this.control = parts.control;
  }

  /** One refusal of several, each on a line of its own: `2 problems, got …; each has to be put right. They are:`. */
  static ofAll(problems: readonly InvalidValue[], counted = `${problems.length} problems`): InvalidValue {
    return new InvalidValue({
      problem: counted,
      given: problems.map(({ given }) => given).join(', '),
      allowed: 'each has to be put right',
      remedy: ['They are:', ...problems.map(({ message }) => `  - ${message}`)].join('\n'),
    });
  }

  /** The same refusal, saying where the value stood: `network "hq": the range has host bits set, got …`. */
  within(place: string): InvalidValue {
    const { problem, given, allowed, remedy, control } = this;
    return new InvalidValue({ problem: `${place}: ${problem}`, given, allowed, remedy, control });
  }
}

/** The text as a message shows it: JSON quotes, at most 80 characters, invisible characters as escapes. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
  return JSON.stringify(shown).replace(
    /\p{C}|(?! )\p{Z}/gu,
    (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

function messageOf({ problem, given, allowed, remedy, control }: InvalidValueParts): string {
  return (
    `${problem}, got ${quoted(given)}; ${allowed}.` +
    (remedy === undefined ? '' : ` ${remedy}`) +
    (control === undefined ? '' : ` (${control})`)
  );
}
