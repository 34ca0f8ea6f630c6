import { domainToASCII } from 'node:url';
import { InvalidValue } from './invalid-value';

const LONGEST = 254;
const LONGEST_LOCAL = 64;
const LOCAL = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const DOMAIN = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/;

/** An e-mail address that names a person who owns, approves or is told. */
export class EmailAddress {
  private constructor(
    private readonly text: string,
    /**
     * The address by which two spellings of one mailbox are compared: Unicode NFKC, lower case, the domain in its ASCII
     * form, and without a plus tag (`ann+work@contoso.example` is `ann@contoso.example`). Dots are kept: only some
     * providers ignore them.
     */
    readonly normalised: string,
  ) {}

  /**
   * Reads `ann@contoso.example`.
   *
   * @throws InvalidValue unless there is one @ between a plain local part (no quotes, no spaces, at most 64 characters)
   * and a domain with a dot, in at most 254 characters.
   */
  static parse(text: string): EmailAddress {
    const parts = text.split('@');
    const [local, domain] = parts;
    if (parts.length !== 2 || local === undefined || domain === undefined) {
      throw invalid(text, 'an e-mail address has one @');
    }
    if (text.length > LONGEST || local.length > LONGEST_LOCAL) throw invalid(text, 'the e-mail address is too long');
    if (!LOCAL.test(local)) throw invalid(text, 'the part before the @ is not that of a mailbox');
    const ascii = domainToASCII(domain);
    if (!DOMAIN.test(ascii) || /[^\p{L}\p{M}\p{N}.-]/u.test(domain)) {
      throw invalid(text, 'the part after the @ is not a domain');
    }
    return new EmailAddress(text, `${mailbox(local)}@${ascii}`);
  }

  /** Whether both are the same text; for the same mailbox see {@link samePerson}. */
  equals(other: EmailAddress): boolean {
    return this.text === other.text;
  }

  /** The address as it was written. */
  toString(): string {
    return this.text;
  }
}

/**
 * Whether two addresses reach the same mailbox, whatever their case, Unicode form or plus tag: nobody approves a risk of
 * their own by writing their address differently. Look-alike letters of another script stay different people.
 */
export function samePerson(a: EmailAddress, b: EmailAddress): boolean {
  return a.normalised === b.normalised;
}

function mailbox(local: string): string {
  const folded = local.normalize('NFKC').toLowerCase().normalize('NFKC');
  const plus = folded.indexOf('+');
  return plus > 0 ? folded.slice(0, plus) : folded;
}

function invalid(given: string, problem: string): InvalidValue {
  return new InvalidValue({
    problem,
    given,
    allowed: 'an e-mail address is a mailbox, an @ and a domain with a dot, without spaces',
    remedy: 'Write it like "ann@contoso.example"',
  });
}
