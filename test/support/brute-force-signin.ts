import type { ConditionalAccessPolicy, Entity, GuestScope, Posture, SetOf, Val } from '../../lib/posture';

/** One sign-in, as Conditional Access sees it. Ids are the texts that a policy would name. */
export interface SignIn {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly guestType?: string;
  readonly homeTenant?: string;
  /** The application, or the user action. */
  readonly target: string;
  readonly applicationGroups: readonly string[];
  readonly client: string;
  readonly platform: string;
  /** Named locations that hold the address, and `AllTrusted`. */
  readonly locations: readonly string[];
  readonly flow: string;
  readonly signInRisk: string;
  readonly userRisk: string;
  readonly insiderRisk: string;
  /** The device filter rules that the device matches. */
  readonly deviceRules: readonly string[];
}

/** What whoever signs in can bring: the methods, and whether anything that is no authentication method. */
export interface Capabilities {
  readonly mfa: boolean;
  readonly methods: (combination: string) => boolean;
  /** Built-in controls besides `mfa` that they cannot satisfy; every other they can. */
  readonly without?: readonly string[];
}

const GUESTS = [
  'internalGuest',
  'b2bCollaborationGuest',
  'b2bCollaborationMember',
  'b2bDirectConnectUser',
  'otherExternalUser',
  'serviceProvider',
];
const PHISHING_RESISTANT = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const SINGLE_FACTOR = ['password', 'sms', 'federatedSingleFactor', 'x509CertificateSingleFactor', 'email'];
const STRENGTHS: Readonly<Record<string, readonly string[]>> = {
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000002': [
    ...PHISHING_RESISTANT,
    'deviceBasedPush',
    'password,microsoftAuthenticatorPush',
    'password,sms',
  ],
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000003': [
    ...PHISHING_RESISTANT,
    'deviceBasedPush',
  ],
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004': PHISHING_RESISTANT,
};

/** Somebody with a password alone, on a device and with an application that satisfy everything else. */
export const PASSWORD_ONLY: Capabilities = {
  mfa: false,
  methods: (combination) => SINGLE_FACTOR.includes(combination),
};
/** Somebody with every method but those that resist phishing. */
export const PHISHABLE: Capabilities = {
  mfa: true,
  methods: (combination) => !PHISHING_RESISTANT.includes(combination),
};
/** Somebody with everything. */
export const ANYTHING: Capabilities = { mfa: true, methods: () => true };
/** Somebody with everything on a device that nobody manages. */
export const UNMANAGED: Capabilities = { ...ANYTHING, without: ['compliantDevice', 'domainJoinedDevice'] };
/** Somebody with a password alone on such a device. */
export const UNMANAGED_PASSWORD_ONLY: Capabilities = {
  ...PASSWORD_ONLY,
  without: ['compliantDevice', 'domainJoinedDevice'],
};
/** Somebody with everything on such a device, in an application that protects nothing either. */
export const UNPROTECTED: Capabilities = {
  ...ANYTHING,
  without: ['compliantDevice', 'domainJoinedDevice', 'compliantApplication'],
};
/** Somebody with everything who does not change the password. */
export const SAME_PASSWORD: Capabilities = { ...ANYTHING, without: ['passwordChange'] };

/**
 * Whether a sign-in gets in with these capabilities: of the policies that are on and apply, none blocks and each is
 * satisfied. Every value has to be known.
 */
export function getsIn(posture: Posture, signIn: SignIn, able: Capabilities): boolean {
  return applicable(posture, signIn).every((policy) => isSatisfied(policy, posture, able));
}

/** What holds in the session that a sign-in begins: of several policies the strictest wins. */
export interface Session {
  /** Hours until whoever holds it has to sign in again, 0 for every time. */
  readonly hours: number;
  readonly persistent: 'never' | 'free';
  readonly restricted: boolean;
  /** Whether an outage of Microsoft Entra extends it. */
  readonly extended: boolean;
  readonly bound: boolean;
}

export function sessionOf(posture: Posture, signIn: SignIn): Session {
  const sessions = applicable(posture, signIn).map(({ fields }) => fields.session);
  const hours = sessions.flatMap(({ signInFrequency: frequency }) =>
    frequency.is === 'known' && frequency.value.primaryToo ? [frequency.value.hours] : [],
  );
  return {
    hours: Math.min(Number.POSITIVE_INFINITY, ...hours),
    persistent: sessions.some(({ persistentBrowser }) => textOf(persistentBrowser) === 'never') ? 'never' : 'free',
    extended: !sessions.some(({ resilienceDefaultsDisabled: off }) => off.is === 'known' && off.value),
    restricted: sessions.some(({ applicationEnforcedRestrictions: on }) => on.is === 'known' && on.value),
    bound: sessions.some(({ tokenProtection: on }) => on.is === 'known' && on.value),
  };
}

function applicable(posture: Posture, signIn: SignIn) {
  return posture.entities.conditionalAccessPolicy.filter(
    (policy) => textOf(policy.fields.state) === 'enabled' && applies(policy.fields, signIn),
  );
}

function applies(policy: ConditionalAccessPolicy, signIn: SignIn): boolean {
  return (
    isForUser(policy, signIn) &&
    isForTarget(policy, signIn) &&
    isListed(policy.clientAppTypes, [signIn.client], 'all') &&
    isSelected(policy.platforms, [signIn.platform], 'all') &&
    isSelected(policy.locations, signIn.locations, 'All') &&
    isListed(policy.transferMethods, [signIn.flow]) &&
    isListed(policy.signInRisk, [signIn.signInRisk]) &&
    isListed(policy.userRisk, [signIn.userRisk]) &&
    isListed(policy.insiderRisk, [signIn.insiderRisk]) &&
    isDevice(policy.deviceFilter, signIn)
  );
}

function isForUser({ users, groups, roles, guests }: ConditionalAccessPolicy, signIn: SignIn): boolean {
  const among = (side: 'included' | 'excluded') =>
    textsOf(users[side]).some(
      (id) =>
        id === 'All' ||
        (id === 'GuestsOrExternalUsers' && GUESTS.includes(signIn.guestType ?? '')) ||
        signIn.users.includes(id),
    ) ||
    textsOf(groups[side]).some((id) => signIn.groups.includes(id)) ||
    textsOf(roles[side]).some((id) => signIn.roles.includes(id)) ||
    isGuest(guests[side], signIn);
  return among('included') && !among('excluded');
}

function isGuest(scope: Val<GuestScope>, { guestType, homeTenant }: SignIn): boolean {
  if (scope.is !== 'known' || guestType === undefined || !scope.value.types.includes(guestType)) return false;
  return scope.value.tenants === 'all' || (homeTenant !== undefined && scope.value.tenants.includes(homeTenant));
}

function isForTarget({ applications, userActions }: ConditionalAccessPolicy, signIn: SignIn): boolean {
  const names = [signIn.target, ...signIn.applicationGroups];
  const included = textsOf(applications.included).some((id) => id === 'All' || names.includes(id));
  const acted = textsOf(userActions).includes(signIn.target);
  return (included || acted) && !textsOf(applications.excluded).some((id) => names.includes(id));
}

function isListed(set: SetOf<string>, values: readonly string[], any?: string): boolean {
  const listed = textsOf(set);
  return listed.length === 0 || listed.some((member) => member === any || values.includes(member));
}

function isSelected(
  { included, excluded }: { readonly included: SetOf<string>; readonly excluded: SetOf<string> },
  values: readonly string[],
  any: string,
): boolean {
  return isListed(included, values, any) && !textsOf(excluded).some((id) => id === any || values.includes(id));
}

function isDevice(filter: ConditionalAccessPolicy['deviceFilter'], { deviceRules }: SignIn): boolean {
  if (filter.is !== 'known') return true;
  return deviceRules.includes(filter.value.rule) === (filter.value.mode === 'include');
}

function isSatisfied(
  { fields: { grant } }: Entity<'conditionalAccessPolicy'>,
  posture: Posture,
  able: Capabilities,
): boolean {
  const controls = textsOf(grant.builtIn).map(
    (control) => control !== 'block' && (control !== 'mfa' || able.mfa) && !able.without?.includes(control),
  );
  const others = [...textsOf(grant.termsOfUse), ...textsOf(grant.custom)].map(() => true);
  const combinations = combinationsOf(grant.strength, posture);
  const strengths = combinations === undefined ? [] : [combinations.some((combination) => able.methods(combination))];
  const all = [...controls, ...others, ...strengths];
  if (all.length === 0) return true;
  return textOf(grant.operator) === 'AND' ? all.every(Boolean) : all.some(Boolean);
}

function combinationsOf(strength: Val<string>, posture: Posture): readonly string[] | undefined {
  if (strength.is === 'absent') return undefined;
  if (strength.is === 'known') return STRENGTHS[strength.value] ?? [];
  const made = posture.entities.authenticationStrength.find(
    ({ address }) => strength.is === 'ref' && address === strength.address,
  );
  return made === undefined ? [] : textsOf(made.fields.combinations);
}

function textOf(value: Val<string>): string | undefined {
  if (value.is === 'unknown') throw new Error('the brute force reads known values alone');
  if (value.is === 'ref') return `\${${value.address}.${value.attribute}}`;
  return value.is === 'known' ? value.value : undefined;
}

function textsOf(set: SetOf<string>): readonly string[] {
  if (set.open !== undefined) throw new Error('the brute force reads closed sets alone');
  return set.items.map(textOf).filter((text) => text !== undefined);
}

/** The values of each property that an enumeration goes through. */
export interface SignInSpace {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  readonly guestTypes: readonly (string | undefined)[];
  readonly homeTenants: readonly string[];
  readonly targets: readonly { readonly target: string; readonly applicationGroups: readonly string[] }[];
  readonly clients: readonly string[];
  readonly platforms: readonly string[];
  readonly locations: readonly (readonly string[])[];
  readonly flows: readonly string[];
  readonly signInRisks: readonly string[];
  readonly userRisks: readonly string[];
  readonly insiderRisks: readonly string[];
  readonly deviceRules: readonly string[];
}

/** Every sign-in of the space: every combination of memberships, and every value of the rest. */
export function* signInsOf(space: SignInSpace): Generator<SignIn> {
  for (const users of subsets(space.users))
    for (const groups of subsets(space.groups))
      for (const roles of subsets(space.roles))
        for (const guestType of space.guestTypes)
          for (const homeTenant of guestType === undefined ? [undefined] : space.homeTenants)
            for (const target of space.targets)
              for (const client of space.clients)
                for (const platform of space.platforms)
                  for (const locations of space.locations)
                    for (const flow of space.flows)
                      for (const signInRisk of space.signInRisks)
                        for (const userRisk of space.userRisks)
                          for (const insiderRisk of space.insiderRisks)
                            for (const deviceRules of subsets(space.deviceRules))
                              yield {
                                users,
                                groups,
                                roles,
                                ...(guestType === undefined ? {} : { guestType }),
                                ...(homeTenant === undefined ? {} : { homeTenant }),
                                ...target,
                                client,
                                platform,
                                locations,
                                flow,
                                signInRisk,
                                userRisk,
                                insiderRisk,
                                deviceRules,
                              };
}

function subsets(members: readonly string[]): readonly (readonly string[])[] {
  const [first, ...others] = members;
  if (first === undefined) return [[]];
  const rest = subsets(others);
  return [...rest, ...rest.map((some) => [first, ...some])];
}
