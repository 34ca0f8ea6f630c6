import type { Entity } from '../../posture';
import { isEnforced, type Unread, unreadValues } from '../../signin';
import { MethodCombination } from '../../values';
import type { Control, Outcome } from '../control';
import { outcomeOf, type Problem, settingMeaning, unreadOf, unreadProblem } from './problem';

type Policy = Entity<'conditionalAccessPolicy'>;
type Strength = Entity<'authenticationStrength'>;

const BUILT_IN = '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-00000000000';
/** Of Microsoft's own, the strength for any MFA takes text messages and calls; the two stricter ones take no code at all. */
const ANY_MFA = `${BUILT_IN}2`;
const STRICT: ReadonlySet<string> = new Set([`${BUILT_IN}3`, `${BUILT_IN}4`]);

/**
 * ENT-AU-09: no authentication strength that is made here, or that a policy names, takes a code by SMS, voice or e-mail.
 *
 * What a strength takes that is in the directory already cannot be seen from here. The built-in control `mfa` is no
 * strength and is not judged here.
 */
export const strengthsWithoutSentCodes: Control = {
  id: 'ENT-AU-09',
  title: 'Authentication strengths take no code that is sent',
  risk: 'A code by text message, call or e-mail goes to whoever takes over the number or the mailbox, and is easily asked for on the telephone.',
  remedy: 'Leave sms, voice and email out of the allowed combinations of every authentication strength',
  references: [
    { source: 'CISA', id: 'MS.AAD.3.5v2' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-5' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: [],
  reads: [
    ['authenticationStrength', 'combinations'],
    ['conditionalAccessPolicy', 'grant'],
    ['conditionalAccessPolicy', 'state'],
  ],
  check({ posture: { entities } }): readonly Outcome[] {
    const strengths = entities.authenticationStrength;
    const naming = entities.conditionalAccessPolicy.filter(
      (policy) => isEnforced(policy, 'possible') && policy.fields.grant.strength.is !== 'absent',
    );
    if (strengths.length + naming.length === 0) {
      return [{ verdict: 'notApplicable', because: 'no authentication strength is made or named here' }];
    }
    const problems = [...strengths.flatMap(strengthProblems), ...naming.flatMap((one) => nameProblems(one, strengths))];
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: [...strengths, ...naming].map(({ address }) => address).sort() }];
  },
};

function strengthProblems(strength: Strength): readonly Problem[] {
  const { address, fields } = strength;
  const sent = fields.combinations.items.flatMap((item) =>
    item.is === 'known' && MethodCombination.holdsSentCode(item.value) ? [item.value] : [],
  );
  const remedy = `take sms, voice and email out of allowed_combinations of ${address}`;
  return [
    ...unreadProblem(unreadValues(strength), {
      subject: address,
      meaning: settingMeaning('strength=unread'),
      remedy: `write the combinations of ${address} out`,
      assumption: `${address} takes no code by SMS, voice or e-mail`,
    }),
    ...sent.map((combination) => ({
      subject: address,
      origins: [fields.combinations.at],
      meaning: settingMeaning(`combination=${combination}`),
      given: `${address} takes ${combination}, a code that is sent`,
      remedy,
    })),
  ];
}

function nameProblems(policy: Policy, strengths: readonly Strength[]): readonly Problem[] {
  const { address, fields } = policy;
  const { strength } = fields.grant;
  if (strength.is === 'known' && STRICT.has(strength.value)) return [];
  if (strength.is === 'ref' && strengths.some((made) => made.address === strength.address)) return [];
  const remedy = `let ${address} require a strength that is made here without sms, voice and email, or the built-in one for phishing-resistant MFA`;
  if (strength.is === 'known' && strength.value === ANY_MFA) {
    const given = `${address} requires Microsoft's strength for any MFA, which takes codes by SMS and voice`;
    return [
      { subject: address, origins: [strength.at], meaning: settingMeaning('combination=password,sms'), given, remedy },
    ];
  }
  const unread: readonly Unread[] =
    strength.is === 'known' ? [{ at: strength.at, why: 'notRead' }] : [strength].flatMap((one) => unreadOf(one) ?? []);
  return unreadProblem(unread, {
    subject: address,
    meaning: settingMeaning(strength.is === 'known' ? `strength=${strength.value}` : 'strength=unread'),
    remedy,
    assumption: `the strength that ${address} requires takes no code by SMS, voice or e-mail`,
  });
}
