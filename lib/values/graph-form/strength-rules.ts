import { type FormRule, when, wrongMembers } from './form-rule';
import { hasMembers, is, isOneOf, not } from './truth';
import type { Arguments, Written, WrittenList } from './written';

/** An authentication strength as it is written. */
export interface WrittenStrength {
  readonly combinations: WrittenList;
  readonly createBeforeDestroy: Written<boolean>;
}

/** Reads the arguments of an `azuread_authentication_strength_policy`. */
export function writtenStrength(strength: Arguments, createBeforeDestroy: Written<boolean>): WrittenStrength {
  return { combinations: strength.set('allowed_combinations'), createBeforeDestroy };
}

const SECOND_FACTORS = ['hardwareOath', 'microsoftAuthenticatorPush', 'sms', 'softwareOath', 'voice'];

/** The combinations that Microsoft Entra has, each in its own spelling: nobody makes further ones. */
const COMBINATIONS: readonly string[] = [
  ...['deviceBasedPush', 'email', 'federatedMultiFactor', 'federatedSingleFactor', 'fido2', 'password'],
  ...['temporaryAccessPassMultiUse', 'temporaryAccessPassOneTime', 'windowsHelloForBusiness'],
  ...['x509CertificateMultiFactor', 'x509CertificateSingleFactor'],
  ...SECOND_FACTORS,
  ...SECOND_FACTORS.map((factor) => `password,${factor}`),
  ...SECOND_FACTORS.map((factor) => `${factor},federatedSingleFactor`),
  ...['password,x509CertificateSingleFactor', 'password,x509CertificateMultiFactor'],
];

/** Authentication strengths: the methods that a policy can ask for. */
export const STRENGTH_RULES: readonly FormRule<WrittenStrength>[] = [
  {
    id: 'no-combination',
    about: ['allowed_combinations'],
    problem: 'a strength allows no combination of methods, which Microsoft Graph refuses',
    allowed: 'it allows one combination or more',
    remedy: 'Write the combinations, such as fido2',
    breach: ({ combinations }) => when(not(hasMembers(combinations)), () => 'nothing'),
  },
  {
    id: 'combination',
    about: ['allowed_combinations'],
    problem: 'Microsoft Entra has no such combination of methods',
    allowed:
      'a combination is one of its own, such as fido2 or "password,softwareOath", in this order and without spaces',
    remedy: 'Write the combination as Microsoft does',
    breach: ({ combinations }) => wrongMembers(combinations, (item) => not(isOneOf(item, ...COMBINATIONS))),
  },
  {
    id: 'strength-life-cycle',
    about: ['lifecycle.create_before_destroy'],
    problem:
      'a strength that goes would be deleted while a policy still uses it, which Microsoft Graph refuses at every apply',
    allowed: 'lifecycle has create_before_destroy = true',
    remedy: 'Write lifecycle { create_before_destroy = true }',
    breach: ({ createBeforeDestroy }) => when(not(is(createBeforeDestroy, true)), () => 'no create_before_destroy'),
  },
];
