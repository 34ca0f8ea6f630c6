import { type Entity, type LifecycleRule, symbolOf, type Val } from '../../posture';
import { type Answer, all, some } from '../../requests';
import { type Gap, holds } from './gap';

/** Days for which an overwritten or deleted version is kept at the least. */
const LEAST_DAYS = 30;

/** What a bucket's lifecycle rules leave open, all rules together: leftovers that stay, and old versions that go early. */
export function lifecycleGaps({ fields: { rules, open } }: Entity<'bucketLifecycle'>): Gap[] {
  const openEnded = holds(open, (more) => more === false) === 'yes' ? 'no' : 'unknown';
  const cleaned = (days: (rule: LifecycleRule) => Val<string>) =>
    some([openEnded, ...rules.map((rule) => all([inForce(rule), forAll(rule), holds(days(rule), isDays)]))]);
  const unseen: Gap = {
    given: 'there may be a rule that is not seen',
    meaning: { settings: ['oldVersionDays=unknown'] },
    origins: [open.at],
    assumption: `no rule that only apply knows lets old versions go before ${LEAST_DAYS} days`,
  };
  const early = rules.filter((rule) => all([inForce(rule), goesEarly(rule)]) !== 'no');
  return [
    ...missing(
      cleaned((rule) => rule.abortUploadDays),
      'abortUploadDays',
      'what is left of unfinished uploads stays',
    ),
    ...missing(
      cleaned((rule) => rule.oldVersionDays),
      'oldVersionDays',
      'old versions stay for good',
    ),
    ...early.map(tooEarly),
    ...(openEnded === 'no' ? [] : [unseen]),
  ];

  function missing(answer: Answer, setting: string, what: string): Gap[] {
    if (answer === 'yes') return [];
    const gap: Gap = {
      given: `${what}: no rule for all objects ends it`,
      meaning: { settings: [`${setting}=unset`] },
      origins: [open.at],
    };
    return [answer === 'no' ? gap : { ...gap, assumption: 'a rule that only apply knows ends it' }];
  }
}

/** The gaps of a bucket that has no lifecycle rules at all. */
export const NO_LIFECYCLE: readonly Gap[] = [
  {
    given: 'no aws_s3_bucket_lifecycle_configuration is for the bucket',
    meaning: { settings: ['abortUploadDays=unset', 'oldVersionDays=unset'] },
    origins: [],
  },
];

function inForce({ status }: LifecycleRule): Answer {
  return holds(status, (value) => value === 'Enabled');
}

function forAll({ whole }: LifecycleRule): Answer {
  return holds(whole, (value) => value === true);
}

function isDays(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d*$/.test(text);
}

function goesEarly({ oldVersionDays }: LifecycleRule): Answer {
  return holds(oldVersionDays, (text) => text !== undefined && !(Number(text) >= LEAST_DAYS));
}

function tooEarly(rule: LifecycleRule): Gap {
  const days = symbolOf(rule.oldVersionDays);
  const given = `old versions are kept for ${days ?? 'a time that only apply knows'}, not for ${LEAST_DAYS} days`;
  const gap: Gap = {
    given,
    meaning: { settings: [`oldVersionDays=${days ?? 'unknown'}`] },
    origins: [rule.oldVersionDays.at],
  };
  const sure = all([inForce(rule), goesEarly(rule)]) === 'yes';
  return sure ? gap : { ...gap, assumption: `they are kept for ${LEAST_DAYS} days` };
}
