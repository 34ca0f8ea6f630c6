import { InvalidValue, quoted } from './invalid-value';
import { didYouMean } from './suggestion';

/** Combinations that are two factors at least and hold no code that is sent: what MFA is without SMS, voice and e-mail. */
const STRONG: readonly string[] = [
  'deviceBasedPush',
  'federatedMultiFactor',
  'fido2',
  'hardwareOath,federatedSingleFactor',
  'microsoftAuthenticatorPush,federatedSingleFactor',
  'password,hardwareOath',
  'password,microsoftAuthenticatorPush',
  'password,softwareOath',
  'softwareOath,federatedSingleFactor',
  'temporaryAccessPassMultiUse',
  'temporaryAccessPassOneTime',
  'windowsHelloForBusiness',
  'x509CertificateMultiFactor',
];
const SENT: ReadonlySet<string> = new Set(['email', 'sms', 'voice']);
const SINGLE: readonly string[] = ['federatedSingleFactor', 'password', 'x509CertificateSingleFactor'];

/**
 * A combination of authentication methods that an authentication strength may take, in the spelling of Microsoft Graph
 * (`password,microsoftAuthenticatorPush`): two factors at least, none of them a code by SMS, voice or e-mail, which
 * whoever takes over a number or a mailbox receives.
 */
export class MethodCombination {
  /** All of them, in plain text order. */
  static readonly strong: readonly MethodCombination[] = STRONG.map((text) => new MethodCombination(text));

  private constructor(private readonly text: string) {}

  /** @throws InvalidValue for an unknown combination, a single factor, and a code that is sent. */
  static parse(given: string): MethodCombination {
    if (STRONG.includes(given)) return new MethodCombination(given);
    throw new InvalidValue({
      problem: problemOf(given),
      given,
      allowed: `it is one of ${STRONG.map(quoted).join(', ')}`,
      remedy: remedyOf(given),
      control: 'ENT-AU-09',
    });
  }

  /** Whether one of the methods, in whatever combination, is a code that is sent: SMS, voice, e-mail. */
  static holdsSentCode(combination: string): boolean {
    return combination.split(',').some((method) => SENT.has(method.trim()));
  }

  toString(): string {
    return this.text;
  }
}

function problemOf(given: string): string {
  if (MethodCombination.holdsSentCode(given))
    return 'this combination takes a code that is sent, and can be intercepted';
  return SINGLE.includes(given) ? 'this is a single factor' : 'there is no such combination of authentication methods';
}

function remedyOf(given: string): string | undefined {
  if (MethodCombination.holdsSentCode(given) || SINGLE.includes(given)) return 'Leave it out';
  const near = didYouMean(given, STRONG);
  return near === undefined ? undefined : `Did you mean ${quoted(near)}?`;
}
