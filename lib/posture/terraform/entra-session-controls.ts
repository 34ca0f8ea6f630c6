import type { SessionControls, SignInFrequency } from '../conditional-access';
import { absent, known, unknown, type Val } from '../value';
import type { Block } from './block';

/** The `session_controls` block of a Conditional Access policy. */
export function sessionControls(block: Block): SessionControls {
  return {
    signInFrequency: signInFrequency(block),
    persistentBrowser: block.text('persistent_browser_mode'),
    applicationEnforcedRestrictions: block.flag('application_enforced_restrictions_enabled'),
    resilienceDefaultsDisabled: block.flag('disable_resilience_defaults'),
    cloudAppSecurity: block.text('cloud_app_security_policy'),
    tokenProtection: absent(block.at()),
  };
}

const HOURS: Readonly<Record<string, number>> = { hours: 1, days: 24 };

/** Four arguments that together say one thing: unknown as soon as one of them that matters is. */
function signInFrequency(block: Block): Val<SignInFrequency> {
  const interval = block.text('sign_in_frequency_interval');
  const frequency = block.text('sign_in_frequency');
  const period = block.text('sign_in_frequency_period');
  const type = block.text('sign_in_frequency_authentication_type');
  const at = frequency.at;
  const everyTime = interval.is === 'known' && interval.value === 'everyTime';
  const parts = everyTime ? [interval] : [interval, frequency, period, type];
  const unread = parts.find((part) => part.is === 'unknown' || part.is === 'ref');
  if (unread !== undefined) return unknown(unread.is === 'unknown' ? unread.why : 'computed', at);
  if (everyTime) return known({ hours: 0, primaryToo: true }, interval.at);
  if (frequency.is !== 'known' && period.is !== 'known') return absent(at);
  const unit = period.is === 'known' ? HOURS[period.value] : undefined;
  const count = frequency.is === 'known' ? Number(frequency.value) : Number.NaN;
  if (unit === undefined || !Number.isInteger(count) || count < 1) return unknown('notRead', at);
  const primaryToo = !(type.is === 'known' && type.value === 'secondaryAuthentication');
  return known({ hours: count * unit, primaryToo }, at);
}
