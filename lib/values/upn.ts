import { InvalidValue } from './invalid-value';

/** The Microsoft cloud that a directory lives in. */
export type EntraCloud = 'global' | 'usGovernment' | 'usGovernmentDoD' | 'china';

const FORM = /^([a-z0-9'._!#^~-]{1,64})@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9])$/;

const INITIAL_SUFFIX: Readonly<Record<EntraCloud, string>> = {
  global: '.onmicrosoft.com',
  usGovernment: '.onmicrosoft.us',
  usGovernmentDoD: '.onmicrosoft.us',
  china: '.partner.onmschina.cn',
};

/** The name that a user of Microsoft Entra signs in with; case makes no difference to it. */
export class UserPrincipalName {
  private constructor(
    private readonly text: string,
    /** What follows the @, lower case. */
    readonly domain: string,
  ) {}

  /**
   * Reads `bg1@contoso.onmicrosoft.com`; upper case becomes lower case.
   *
   * @throws InvalidValue for characters that Entra does not take in a user principal name (letters, digits and
   * `' . - _ ! # ^ ~` before the @), and for a domain without a dot.
   */
  static parse(text: string): UserPrincipalName {
    const [whole, local, domain] = FORM.exec(text.toLowerCase()) ?? [];
    if (whole === undefined || domain === undefined || local?.endsWith('.')) {
      throw new InvalidValue({
        problem: 'this is not a user principal name',
        given: text,
        allowed: "it has letters, digits and ' . - _ ! # ^ ~ (no dot at the end) before one @, and a domain after it",
        remedy: 'Write it like "bg1@contoso.onmicrosoft.com"',
      });
    }
    return new UserPrincipalName(whole, domain);
  }

  /**
   * Whether the domain is the one that every directory is born with: one label before `.onmicrosoft.com` (global),
   * `.onmicrosoft.us` (US Government, DoD included) or `.partner.onmschina.cn` (China). It cannot be federated and does not expire,
   * which is why emergency accounts live there (`ENT-BG-01`, CIS Microsoft 365 1.1.2).
   */
  isInitialDomain(cloud: EntraCloud): boolean {
    const suffix = INITIAL_SUFFIX[cloud];
    return this.domain.endsWith(suffix) && !this.domain.slice(0, -suffix.length).includes('.');
  }

  equals(other: UserPrincipalName): boolean {
    return this.text === other.text;
  }

  /** Lower case. */
  toString(): string {
    return this.text;
  }
}
