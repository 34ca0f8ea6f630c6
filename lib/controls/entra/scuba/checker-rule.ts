import type { ConditionalAccessPolicy, Entity, Posture, SetOf, Val } from '../../../posture';
import { onceFor } from '../../../values';

/** Whether something holds: it does, it does not, or it cannot be read. */
export type Holds = 'yes' | 'no' | 'unread';

/** One demand of ScubaGear on a single policy. */
export interface Demanded {
  /** In words that follow "the policy". */
  readonly what: string;
  holds(policy: ConditionalAccessPolicy, posture: Posture): Holds;
}

/** A condition of a policy, or how its controls combine. */
export type Condition =
  | 'platforms'
  | 'locations'
  | 'client apps'
  | 'sign-in risk'
  | 'user risk'
  | 'insider risk'
  | 'authentication flows'
  | 'devices'
  | 'how its controls combine';

/** How ScubaGear decides one policy of its baseline: some enabled policy meets every demand by itself. */
export interface CheckerRule {
  /** `MS.AAD.1.1v1`. */
  readonly id: string;
  /** The control that judges the same by what all policies do together. */
  readonly control: string;
  /** Conditions that it looks at: it ignores all others. */
  readonly looksAt: readonly Condition[];
  readonly demands: readonly Demanded[];
}

export function has(set: SetOf<string>, member: string): Holds {
  return knownIn(set).has(member.toLowerCase()) ? 'yes' : couldHold(set) ? 'unread' : 'no';
}

/** The known members in lower case; each rule asks for the same sets, and a set never changes. */
const knownIn = onceFor(
  ({ items }: SetOf<string>): ReadonlySet<string> =>
    new Set(items.flatMap((item) => (item.is === 'known' ? [item.value.toLowerCase()] : []))),
);

export function hasAll(set: SetOf<string>, members: readonly string[]): Holds {
  return every(members.map((member) => has(set, member)));
}

/** Whether the set is exactly these members. */
export function isExactly(set: SetOf<string>, members: readonly string[]): Holds {
  const others = set.items.some((item) => item.is === 'known' && !members.includes(item.value));
  return others ? 'no' : every([hasAll(set, members), couldHold(set) ? 'unread' : 'yes']);
}

export function isEmpty(set: SetOf<string>): Holds {
  if (set.items.some((item) => item.is === 'known' || item.is === 'ref')) return 'no';
  return couldHold(set) ? 'unread' : 'yes';
}

export function isText(value: Val<string>, text: string): Holds {
  if (value.is === 'known') return value.value === text ? 'yes' : 'no';
  return value.is === 'absent' ? 'no' : 'unread';
}

export function every(all: readonly Holds[]): Holds {
  return all.includes('no') ? 'no' : all.includes('unread') ? 'unread' : 'yes';
}

export function some(all: readonly Holds[]): Holds {
  return all.includes('yes') ? 'yes' : all.includes('unread') ? 'unread' : 'no';
}

function couldHold(set: SetOf<string>): boolean {
  return set.open !== undefined || set.items.some(({ is }) => is === 'unknown' || is === 'ref');
}

/** The combinations of a strength as far as they are known: of a built-in one, or of one in the same stack. */
export function combinationsOf(strength: Val<string>, posture: Posture): SetOf<string> | 'none' | 'unread' {
  if (strength.is === 'absent') return 'none';
  if (strength.is === 'known') {
    const builtIn = BUILT_IN[strength.value.slice(strength.value.lastIndexOf('/') + 1)];
    if (builtIn === undefined) return 'unread';
    return { items: builtIn.map((value) => ({ is: 'known', value, at: strength.at })), at: strength.at };
  }
  if (strength.is === 'unknown') return 'unread';
  const found: Entity<'authenticationStrength'> | undefined = posture.entities.authenticationStrength.find(
    ({ address }) => address === strength.address,
  );
  return found?.fields.combinations ?? 'unread';
}

export const PHISHING_RESISTANT = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'] as const;

const PASSWORDLESS = [...PHISHING_RESISTANT, 'deviceBasedPush'];

/** The combinations that ScubaGear takes for MFA. */
export const CHECKER_MFA: readonly string[] = [
  ...PASSWORDLESS,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'password,microsoftAuthenticatorPush',
  'password,softwareOath',
  'password,hardwareOath',
  'password,sms',
  'password,voice',
  'federatedMultiFactor',
  'microsoftAuthenticatorPush,federatedSingleFactor',
  'softwareOath,federatedSingleFactor',
  'hardwareOath,federatedSingleFactor',
  'sms,federatedSingleFactor',
  'voice,federatedSingleFactor',
];

/** What Microsoft's built-in strengths hold; that of MFA holds two more than ScubaGear takes for it. */
const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  '00000000-0000-0000-0000-000000000002': [
    ...CHECKER_MFA,
    'password,x509CertificateSingleFactor',
    'password,x509CertificateMultiFactor',
  ],
  '00000000-0000-0000-0000-000000000003': PASSWORDLESS,
  '00000000-0000-0000-0000-000000000004': PHISHING_RESISTANT,
};
