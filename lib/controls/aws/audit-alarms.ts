import { type Entity, symbolOf, type Val } from '../../posture';
import { type Answer, all, some } from '../../requests';
import { AUDIT_EVENTS, type AuditEventClass, onceFor, remembered } from '../../values';
import type { Control, Outcome, Situation } from '../control';
import { placeOf } from './account';
import { made, tellsSomebody } from './alarm-topic';
import { readEventPattern } from './event-pattern';
import { type Gap, holds, outcomeOf, provided } from './gap';
import { besides } from './regional';
import { logGroupOf, namesResource } from './trail-log-group';
import { declaredTrailStack, isSparedTrail, SPARED, type TrailPlace, trailPlaces, trailsIn } from './trail-places';

const REMEDY =
  "declare audit of the account or of its organization, or count the events by an aws_cloudwatch_log_metric_filter on the trail's log group, alarm at the first by an aws_cloudwatch_metric_alarm, and have an aws_sns_topic that it publishes to tell somebody by an aws_sns_topic_subscription";

/**
 * AWS-LOG-01: of each kind of event that CIS AWS Foundations lists somebody is told: a filter on a trail's log group
 * matches it, or several do together, an alarm goes off at the first one, and what the alarm publishes to has a subscriber (the declared contact
 * for security, where one is declared). The trail is the account's, or that of the organization that it is declared in. Patterns are read, not compared: one that matches more is as good.
 */
export const auditAlarms: Control = {
  id: 'AWS-LOG-01',
  title: 'Somebody is told of events that an intruder causes',
  risk: 'The trail has it all, and nobody looks at it before the damage is done.',
  remedy: REMEDY,
  references: [
    ...AUDIT_EVENTS.map(({ cis }) => ({ source: 'CIS AWS v7', id: cis })),
    { source: 'NIST 800-53', id: 'AU-6' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'tenant',
  needs: [],
  reads: [
    ['trail', 'logGroup'],
    ['trail', 'organization'],
    ['metricFilter', 'logGroup'],
    ['metricFilter', 'pattern'],
    ['metricFilter', 'metric'],
    ['metricFilter', 'namespace'],
    ['metricFilter', 'value'],
    ['metricFilter', 'otherwise'],
    ['metricFilter', 'plain'],
    ['metricAlarm', 'metric'],
    ['metricAlarm', 'namespace'],
    ['metricAlarm', 'statistic'],
    ['metricAlarm', 'comparison'],
    ['metricAlarm', 'threshold'],
    ['metricAlarm', 'periods'],
    ['metricAlarm', 'period'],
    ['metricAlarm', 'missingData'],
    ['metricAlarm', 'enabled'],
    ['metricAlarm', 'actions'],
    ['metricAlarm', 'plain'],
    ['topicSubscription', 'topic'],
    ['topicSubscription', 'protocol'],
    ['topicSubscription', 'endpoint'],
    ['topicSubscription', 'filter'],
    ['topicPolicy', 'document'],
    ['topic', 'kmsKey'],
    ['kmsKey', 'policy'],
  ],
  check: (situation) =>
    isSparedTrail(situation) ? [{ verdict: 'notApplicable', because: SPARED }] : [judge(situation)],
};

function judge(situation: Situation): Outcome {
  const counted = trailPlaces(situation).flatMap(countedIn);
  const judged = AUDIT_EVENTS.map((events) => toldOf(events, counted));
  const gaps = judged.flatMap(({ gap }) => gap ?? []);
  const nothing = 'nobody is told of any event in a trail';
  const maker = declaredTrailStack(situation);
  const whole = gaps.length < AUDIT_EVENTS.length ? gaps : gaps.map((gap) => ({ ...gap, given: nothing }));
  return outcomeOf({
    subject: placeOf(situation),
    remedy: REMEDY,
    meaning: {},
    gaps:
      maker?.read === false
        ? whole.map((gap) => provided(`${maker.name} tells somebody of the account's events`, gap))
        : whole,
    by: judged.flatMap(({ by }) => by),
  });
}

/** An alarm, and whether somebody hears of it within minutes. */
interface Ring {
  readonly alarm: Entity<'metricAlarm'>;
  readonly heard: Answer;
}

/** A filter by which somebody may be told, and whether of each event of a kind. */
interface Counted {
  readonly filter: Entity<'metricFilter'>;
  tells(events: AuditEventClass): readonly Answer[];
}

function countedIn(place: TrailPlace): readonly Counted[] {
  const filters: readonly Entity<'metricFilter'>[] = place.there.posture.entities.metricFilter;
  const rings = ringsIn(place);
  return filters.flatMap((filter): readonly Counted[] => {
    const told = reaches(filter, place, rings);
    if (told === 'no') return [];
    const matches = matchingOf(filter);
    return [{ filter, tells: (events) => matches(events).map((answer) => all([told, answer])) }];
  });
}

function ringsIn(place: TrailPlace): readonly Ring[] {
  const alarms: readonly Entity<'metricAlarm'>[] = trailsIn(place).length === 0 ? [] : alarmsOf(place);
  const tells = tellsSomebody(place.there);
  return alarms.map((alarm) => ({
    alarm,
    heard: all([made(alarm), goesOff(alarm), tells(alarm)]),
  }));
}

function alarmsOf({ there }: TrailPlace): readonly Entity<'metricAlarm'>[] {
  return there.posture.entities.metricAlarm;
}

/** Each event of the kind is told of by some filter: by one that matches all of them, or by several together. */
function toldOf(
  events: AuditEventClass,
  counted: readonly Counted[],
): { readonly gap?: Gap; readonly by: readonly string[] } {
  const matching = counted.map(({ filter, tells }) => ({ filter, of: tells(events) }));
  const answer = all(events.witnesses.map((_, index) => some(matching.map(({ of }) => of[index] ?? 'no'))));
  if (answer === 'yes') {
    const whole = matching.filter(({ of }) => all(of) === 'yes');
    const any = matching.filter(({ of }) => some(of) === 'yes');
    return { by: (whole.length > 0 ? whole : any).map(({ filter }) => filter.address) };
  }
  const gap: Gap = {
    given: `nobody is told when ${events.title}`,
    meaning: { settings: [`untold=${events.id}`] },
    origins: [],
  };
  return { gap: answer === 'no' ? gap : provided('what only apply knows tells somebody', gap), by: [] };
}

/** Whether what a filter matches reaches somebody. */
function reaches(filter: Entity<'metricFilter'>, place: TrailPlace, rings: readonly Ring[]): Answer {
  return all([
    made(filter),
    watches(filter, place),
    holds(filter.fields.value, (value) => Number(value) >= 1),
    holds(filter.fields.plain, (value) => value === true),
    some(
      rings.map(({ alarm, heard }) => {
        const counts = isOn(alarm, filter);
        return counts === 'no' ? 'no' : all([counts, isSilentBetween(alarm, filter), heard]);
      }),
    ),
  ]);
}

/** Whether the filter is on the log group of a trail. */
function watches(filter: Entity<'metricFilter'>, place: TrailPlace): Answer {
  const { logGroup } = filter.fields;
  if (logGroup.is === 'unknown') return logGroup.why === 'ignored' ? 'no' : 'unknown';
  return some(
    trailsIn(place).map((trail): Answer => {
      const group = logGroupOf(trail.fields, place.there);
      const counts = place.ofOrganization ? holds(trail.fields.organization, (value) => value === true) : 'yes';
      if (group === undefined) return trail.fields.logGroup.is === 'unknown' ? 'unknown' : 'no';
      return all([counts, namesResource(logGroup, group, group.fields.name), made(trail), besides(filter, group)]);
    }),
  );
}

/** Whether the filter matches each event of a kind. */
function matchingOf({ fields: { pattern } }: Entity<'metricFilter'>): (events: AuditEventClass) => readonly Answer[] {
  if (pattern.is === 'known') return matchedBy(pattern.value);
  const answer = holds(pattern, () => false);
  return ({ witnesses }) => witnesses.map(() => answer);
}

const MOST_PATTERNS = 100;

/** The same of a pattern, which most accounts have in common. */
const matchedBy = remembered(
  MOST_PATTERNS,
  (pattern: string) => pattern,
  (pattern) => {
    const test = readEventPattern(pattern);
    return onceFor(({ witnesses }: AuditEventClass) =>
      witnesses.map((event): Answer => (test?.(event) === true ? 'yes' : 'no')),
    );
  },
);

/** Whether the alarm is on the metric that the filter counts. Each Region has metrics of its own. */
function isOn(alarm: Entity<'metricAlarm'>, filter: Entity<'metricFilter'>): Answer {
  const { metric, namespace } = filter.fields;
  const isSame = equal(alarm.fields.metric, metric);
  return isSame === 'no' ? 'no' : all([isSame, equal(alarm.fields.namespace, namespace), besides(alarm, filter)]);
}

function equal(one: Val<string>, other: Val<string>): Answer {
  const [a, b] = [symbolOf(one), symbolOf(other)];
  if (a !== undefined && b !== undefined) return a === b ? 'yes' : 'no';
  return [one, other].some((value) => value.is === 'absent' || (value.is === 'unknown' && value.why === 'ignored'))
    ? 'no'
    : 'unknown';
}

/** Whether what is counted while no event matches is below what the alarm goes off at. */
function isSilentBetween(alarm: Entity<'metricAlarm'>, { fields: { otherwise } }: Entity<'metricFilter'>): Answer {
  return some([
    holds(otherwise, (value) => value === undefined),
    all([
      holds(otherwise, (value) => value !== undefined && Number(value) === 0),
      holds(alarm.fields.statistic, (value) => value === 'Sum' || value === 'Maximum'),
    ]),
  ]);
}

const LONGEST_PERIOD = 300;

/** Whether it goes off within minutes of each first event: one that never ceases tells nobody of the next. */
function goesOff({ fields }: Entity<'metricAlarm'>): Answer {
  const above = holds(fields.comparison, (value) => value === 'GreaterThanThreshold');
  const atLeast = holds(fields.comparison, (value) => value === 'GreaterThanOrEqualToThreshold');
  const threshold = (lies: (at: number) => boolean) =>
    holds(fields.threshold, (value) => value !== undefined && lies(Number(value)));
  return all([
    holds(fields.enabled, (value) => value === true),
    holds(fields.plain, (value) => value === true),
    holds(fields.statistic, (value) => value === 'Sum' || value === 'SampleCount' || value === 'Maximum'),
    holds(fields.periods, (value) => value === '1'),
    holds(fields.period, (value) => value !== undefined && Number(value) <= LONGEST_PERIOD),
    holds(fields.missingData, (value) => value === undefined || value === 'missing' || value === 'notBreaching'),
    some([all([atLeast, threshold((at) => at > 0 && at <= 1)]), all([above, threshold((at) => at >= 0 && at < 1)])]),
  ]);
}
