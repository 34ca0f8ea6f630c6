import { type FormRule, joined, listOf, wrongMembers } from './form-rule';
import { isOneOf, not } from './truth';
import type { WrittenList } from './written';
import type { WrittenPolicy } from './written-policy';

/** An argument of fixed words: its path, the words, and where it stands. */
type Row = readonly [id: string, path: string, words: readonly string[], read: (policy: WrittenPolicy) => WrittenList];

const RISKS = ['high', 'medium', 'low', 'none', 'hidden'];
const PLATFORMS = ['all', 'android', 'iOS', 'linux', 'macOS', 'windows', 'windowsPhone'];

const WORDS: readonly Row[] = [
  ['state', 'state', ['disabled', 'enabled', 'enabledForReportingButNotEnforced'], ({ state }) => listOf(state)],
  [
    'client-app-type',
    'conditions.client_app_types',
    ['all', 'browser', 'easSupported', 'exchangeActiveSync', 'mobileAppsAndDesktopClients', 'other'],
    ({ clientAppTypes }) => clientAppTypes,
  ],
  ['platform', 'conditions.platforms', PLATFORMS, ({ platforms }) => joined(platforms.included, platforms.excluded)],
  [
    'user-action',
    'conditions.applications.included_user_actions',
    ['urn:user:registerdevice', 'urn:user:registersecurityinfo'],
    ({ userActions }) => userActions,
  ],
  [
    'transfer-method',
    'conditions.authentication_flow_transfer_methods',
    ['authenticationTransfer', 'deviceCodeFlow'],
    ({ transferMethods }) => transferMethods,
  ],
  ['sign-in-risk', 'conditions.sign_in_risk_levels', RISKS, ({ signInRisk }) => signInRisk],
  ['user-risk', 'conditions.user_risk_levels', RISKS, ({ userRisk }) => userRisk],
  [
    'service-principal-risk',
    'conditions.service_principal_risk_levels',
    RISKS,
    ({ servicePrincipalRisk }) => servicePrincipalRisk,
  ],
  [
    'insider-risk',
    'conditions.insider_risk_levels',
    ['elevated', 'minor', 'moderate'],
    ({ insiderRisk }) => listOf(insiderRisk),
  ],
  [
    'device-filter-mode',
    'conditions.devices.filter.mode',
    ['exclude', 'include'],
    ({ deviceFilter }) => listOf(deviceFilter.mode),
  ],
  ['operator', 'grant_controls.operator', ['AND', 'OR'], ({ grant }) => listOf(grant.operator)],
  [
    'grant-control',
    'grant_controls.built_in_controls',
    [
      ...['approvedApplication', 'block', 'compliantApplication', 'compliantDevice', 'domainJoinedDevice', 'mfa'],
      'passwordChange',
    ],
    ({ grant }) => grant.builtIn,
  ],
  [
    'persistent-browser-mode',
    'session_controls.persistent_browser_mode',
    ['always', 'never'],
    ({ session }) => listOf(session.persistentBrowser),
  ],
  [
    'cloud-app-security',
    'session_controls.cloud_app_security_policy',
    ['blockDownloads', 'mcasConfigured', 'monitorOnly'],
    ({ session }) => listOf(session.cloudAppSecurity),
  ],
  [
    'frequency-period',
    'session_controls.sign_in_frequency_period',
    ['days', 'hours'],
    ({ session }) => listOf(session.period),
  ],
  [
    'frequency-interval',
    'session_controls.sign_in_frequency_interval',
    ['everyTime', 'timeBased'],
    ({ session }) => listOf(session.interval),
  ],
  [
    'frequency-authentication',
    'session_controls.sign_in_frequency_authentication_type',
    ['primaryAndSecondaryAuthentication', 'secondaryAuthentication'],
    ({ session }) => listOf(session.authenticationType),
  ],
];

/** A word that Microsoft Graph still knows and that guards nothing: the name of its rule, its path, why, and what to write. */
type Retired = readonly [id: string, word: string, path: string, why: string, remedy: string, read: Row[3]];

const HIDDEN = 'is what a directory without the licence is shown instead of a risk; it is no level to be set';
const RETIRED: readonly Retired[] = [
  [
    'retired-approvedApplication',
    'approvedApplication',
    'grant_controls.built_in_controls',
    'was retired by Microsoft in March 2026',
    'Write compliantApplication',
    ({ grant }) => grant.builtIn,
  ],
  [
    'retired-windowsPhone',
    'windowsPhone',
    'conditions.platforms',
    'is a platform that is no longer there: whoever claims it is let in, or left out, by a word',
    'Leave it out: the platform all holds whatever a client calls itself',
    ({ platforms }) => joined(platforms.included, platforms.excluded),
  ],
  [
    'retired-easSupported',
    'easSupported',
    'conditions.client_app_types',
    'is only the part of Exchange ActiveSync that is on known platforms',
    'Write exchangeActiveSync, which is all of it',
    ({ clientAppTypes }) => clientAppTypes,
  ],
  [
    'hidden-sign-in-risk',
    'hidden',
    'conditions.sign_in_risk_levels',
    HIDDEN,
    'Leave it out',
    ({ signInRisk }) => signInRisk,
  ],
  ['hidden-user-risk', 'hidden', 'conditions.user_risk_levels', HIDDEN, 'Leave it out', ({ userRisk }) => userRisk],
  [
    'hidden-service-principal-risk',
    'hidden',
    'conditions.service_principal_risk_levels',
    HIDDEN,
    'Leave it out',
    ({ servicePrincipalRisk }) => servicePrincipalRisk,
  ],
];
const RETIRED_WORDS = RETIRED.map(([, word]) => word);

/** Words: every value of a fixed list is one of that list, in its own spelling. */
export const WORD_RULES: readonly FormRule<WrittenPolicy>[] = WORDS.map(([id, path, words, read]) => ({
  id,
  about: [path],
  problem: `Microsoft Graph knows no such word for ${path} (1007)`,
  allowed: `it is one of ${words.filter((word) => !RETIRED_WORDS.includes(word)).join(', ')}`,
  remedy: 'Write the word in this spelling',
  breach: (policy) => wrongMembers(read(policy), (item) => not(isOneOf(item, ...words))),
}));

/** Words that guard nothing, or not what they seem to. */
export const RETIRED_RULES: readonly FormRule<WrittenPolicy>[] = RETIRED.map(([id, word, path, why, remedy, read]) => ({
  id,
  about: [path],
  problem: `${word} ${why}`,
  allowed: `${path} is written without it`,
  remedy,
  breach: (policy) => wrongMembers(read(policy), (item) => isOneOf(item, word)),
}));
