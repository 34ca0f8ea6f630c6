import { InvalidValue } from './invalid-value';

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const FORM = new RegExp(`^(?:${LABEL}\\.)+${LABEL}$`);
const LONGEST = 253;

/** A domain name of two or more labels, in small letters: `contoso.com`. */
export class DomainName {
  private constructor(private readonly text: string) {}

  /**
   * Reads `contoso.com`; capitals become small letters.
   *
   * @throws InvalidValue for a URL, a mail address, a single label, and anything else that is no host name.
   */
  static parse(text: string): DomainName {
    const name = text.toLowerCase();
    if (name.length <= LONGEST && FORM.test(name)) return new DomainName(name);
    throw new InvalidValue({
      problem: 'this is not a domain name',
      given: text,
      allowed: 'a domain is letters, digits and dashes in two or more parts with dots between',
      remedy: 'Write it like "contoso.com", without a scheme, an @ or a dot at the end',
    });
  }

  /** Small letters. */
  toString(): string {
    return this.text;
  }
}
