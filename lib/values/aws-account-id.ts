import { InvalidValue } from './invalid-value';

const DIGITS = 12;

/** The id of an AWS account: 12 digits, kept as text because zeros may lead. */
export class AwsAccountId {
  private constructor(private readonly text: string) {}

  /** @throws InvalidValue for anything but 12 digits. */
  static parse(text: string): AwsAccountId {
    if (!/^\d{12}$/.test(text)) {
      throw new InvalidValue({
        problem: 'this is not an AWS account id',
        given: text,
        allowed: `an account id has ${DIGITS} digits and nothing else`,
        remedy: remedyFor(text),
      });
    }
    return new AwsAccountId(text);
  }

  equals(other: AwsAccountId): boolean {
    return this.text === other.text;
  }

  toString(): string {
    return this.text;
  }
}

function remedyFor(text: string): string {
  const digits = text.replace(/[\s-]/g, '');
  if (/^\d{12}$/.test(digits)) return `Write "${digits}"`;
  if (/^\d{9,11}$/.test(digits)) return `Did you mean "${digits.padStart(DIGITS, '0')}"? YAML needs quotes round it`;
  return 'Write it like "111122223333", in quotes';
}
