import { type FormRule, listed, listOf, shown, when, wrongMembers } from './form-rule';
import { all, hasMembers, is, isJust, isWithin, isWritten, not, some, type Truth } from './truth';
import type { WrittenPolicy, WrittenSession } from './written-policy';

const APPLICATIONS = 'conditions.applications.included_applications';
const session = (name: string) => `session_controls.${name}`;
const FREQUENCY = session('sign_in_frequency');
const PERIOD = session('sign_in_frequency_period');
const INTERVAL = session('sign_in_frequency_interval');
const TYPE = session('sign_in_frequency_authentication_type');
const RESTRICTIONS = session('application_enforced_restrictions_enabled');
const RESILIENCE = session('disable_resilience_defaults');
const BROWSER = session('persistent_browser_mode');

/** What understands application-enforced restrictions. */
const OFFICE = [
  'Office365',
  '00000002-0000-0ff1-ce00-000000000000', // Exchange Online
  '00000003-0000-0ff1-ce00-000000000000', // SharePoint Online
];

/** Session controls: what holds once a sign-in is through. */
export const SESSION_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'session-without-effect',
    about: ['session_controls', RESTRICTIONS, session('cloud_app_security_policy'), RESILIENCE, BROWSER, FREQUENCY],
    problem:
      'session_controls controls nothing: the provider refuses it alone, and every plan shows a change beside others',
    allowed: 'a session control that is there is on',
    remedy: 'Write a control that does something, or leave the block out',
    breach: ({ blocks, session: controls }) =>
      when(all(blocks.session, not(some(...effectsOf(controls)))), () => 'nothing that is on'),
  },
  {
    id: 'app-restrictions-target',
    about: [RESTRICTIONS, APPLICATIONS],
    problem:
      'restrictions that applications enforce are asked of one that cannot, which Microsoft Graph refuses (1032, InvalidControls)',
    allowed: 'the target is Office365, Exchange Online or SharePoint Online',
    remedy: 'Write included_applications = ["Office365"]',
    breach: ({ session: { applicationEnforcedRestrictions }, applications: { included } }) =>
      when(
        all(is(applicationEnforcedRestrictions, true), not(all(hasMembers(included), isWithin(included, OFFICE)))),
        () => listed(included),
      ),
  },
  {
    id: 'persistent-browser-target',
    about: [BROWSER, APPLICATIONS],
    problem: 'a persistent browser is decided for some applications, which Microsoft Graph refuses',
    allowed: 'persistent_browser_mode is for the applications All: a browser has one session for all of them',
    remedy: 'Write included_applications = ["All"]',
    breach: ({ session: { persistentBrowser }, applications: { included } }) =>
      when(all(isWritten(persistentBrowser), not(isJust(included, 'All'))), () => listed(included)),
  },
  {
    id: 'resilience-target',
    about: [RESILIENCE, APPLICATIONS],
    problem: 'the resilience defaults are disabled for some applications, which Microsoft Graph refuses',
    allowed: 'disable_resilience_defaults is for the applications All',
    remedy: 'Write included_applications = ["All"]',
    breach: ({ session: { resilienceDefaultsDisabled }, applications: { included } }) =>
      when(all(is(resilienceDefaultsDisabled, true), not(isJust(included, 'All'))), () => listed(included)),
  },
];

/** How often to sign in: four arguments that have to go together. */
export const FREQUENCY_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'every-time-with-frequency',
    about: [FREQUENCY, PERIOD, INTERVAL],
    problem: 'a sign-in every time is also one after some time, which the provider and Microsoft Graph refuse',
    allowed: 'everyTime has no sign_in_frequency and no period',
    remedy: 'Leave both out, or write the interval timeBased',
    breach: ({ session: { interval, frequency, period } }) =>
      when(all(is(interval, 'everyTime'), some(isWritten(frequency), isWritten(period))), () =>
        listed(listOf(frequency), listOf(period)),
      ),
  },
  {
    id: 'frequency-incomplete',
    about: [FREQUENCY, PERIOD],
    problem: 'a sign-in frequency is a number without a unit, or a unit without a number, which the provider refuses',
    allowed: 'sign_in_frequency comes with sign_in_frequency_period',
    remedy: 'Write both',
    breach: ({ session: { frequency, period } }) =>
      when(
        some(all(isWritten(frequency), not(isWritten(period))), all(isWritten(period), not(isWritten(frequency)))),
        () => listed(listOf(frequency), listOf(period)),
      ),
  },
  {
    id: 'frequency-number',
    about: [FREQUENCY],
    problem: 'a sign-in frequency is no number of hours or days',
    allowed: 'it is a whole number from 1',
    remedy: 'Write a whole number, or the interval everyTime',
    breach: ({ session: { frequency } }) =>
      wrongMembers(listOf(frequency), (item) => (item.is === 'known' ? !/^[1-9]\d*$/.test(item.value) : undefined)),
  },
  {
    id: 'frequency-without-interval',
    about: [FREQUENCY, INTERVAL, TYPE],
    problem:
      'a sign-in frequency leaves its interval or its kind of authentication out, and an update would keep the old one',
    allowed: 'sign_in_frequency comes with sign_in_frequency_interval and sign_in_frequency_authentication_type',
    remedy: 'Write the interval timeBased and the type primaryAndSecondaryAuthentication',
    breach: ({ session: { frequency, interval, authenticationType } }) =>
      when(all(isWritten(frequency), not(all(isWritten(interval), isWritten(authenticationType)))), () =>
        [interval, authenticationType].map(shown).join(', '),
      ),
  },
  {
    id: 'interval-without-frequency',
    about: [FREQUENCY, INTERVAL],
    problem: 'the interval of a sign-in frequency is written without one',
    allowed: 'the interval timeBased comes with sign_in_frequency; everyTime stands without',
    remedy: 'Write sign_in_frequency and its period, or leave the interval out',
    breach: ({ session: { frequency, interval } }) =>
      when(all(is(interval, 'timeBased'), not(isWritten(frequency))), () => shown(interval)),
  },
];

function effectsOf(controls: WrittenSession): readonly Truth[] {
  const { applicationEnforcedRestrictions, resilienceDefaultsDisabled, cloudAppSecurity } = controls;
  return [
    is(applicationEnforcedRestrictions, true),
    is(resilienceDefaultsDisabled, true),
    isWritten(cloudAppSecurity),
    isWritten(controls.persistentBrowser),
    isWritten(controls.frequency),
    is(controls.interval, 'everyTime'),
  ];
}
