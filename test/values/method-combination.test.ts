import { MethodCombination } from '../../lib/values';
import { refusal } from './refusal';

describe('a combination of methods', () => {
  it('is kept as Microsoft Graph spells it, where it is two factors that are not sent', () => {
    for (const combination of MethodCombination.strong) {
      expect(String(MethodCombination.parse(String(combination)))).toBe(String(combination));
      expect(MethodCombination.holdsSentCode(String(combination))).toBe(false);
    }
    expect(MethodCombination.strong.map(String)).toEqual(expect.arrayContaining(['fido2', 'password,softwareOath']));
  });

  it.each(['sms', 'password,sms', 'password,voice', 'voice,federatedSingleFactor', 'email'])(
    'is refused where it takes a code that is sent: %s',
    (given) => {
      expect(MethodCombination.holdsSentCode(given)).toBe(true);
      expect(refusal(() => MethodCombination.parse(given)).message).toMatch(
        /^this combination takes a code that is sent, and can be intercepted, got .* Leave it out \(ENT-AU-09\)$/,
      );
    },
  );

  it.each(['password', 'federatedSingleFactor', 'x509CertificateSingleFactor'])(
    'is refused as one factor: %s',
    (given) => expect(refusal(() => MethodCombination.parse(given)).message).toMatch(/^this is a single factor, got/),
  );

  it('is refused with the nearest where it is misspelt', () => {
    expect(refusal(() => MethodCombination.parse('fido')).message).toMatch(
      /^there is no such combination of authentication methods, got "fido".* Did you mean "fido2"\? \(ENT-AU-09\)$/,
    );
  });
});
