import { only, read } from './stack';

describe('a trail', () => {
  const trailOf = (body: Record<string, unknown>) =>
    only(read({ resource: { aws_cloudtrail: { t: body }, aws_cloudwatch_log_group: { l: {} } } }).entities.trail)
      .fields;

  it.each([
    ['${aws_cloudwatch_log_group.l.arn}:*', { is: 'ref', address: 'aws_cloudwatch_log_group.l', attribute: 'arn' }],
    ['arn:aws:logs:x:1:log-group:audit:*', { is: 'known', value: 'arn:aws:logs:x:1:log-group:audit' }],
    ['${var.group}', { is: 'unknown', why: 'variable' }],
    ['x${aws_cloudwatch_log_group.l.arn}:*', { is: 'unknown' }],
  ])('delivers to the log group of %s', (given, found) => {
    expect(trailOf({ cloud_watch_logs_group_arn: given }).logGroup).toMatchObject(found);
  });

  it('logs, and takes global events, where nothing is said', () => {
    expect(trailOf({})).toMatchObject({ logging: { value: true }, globalEvents: { value: true } });
    expect(trailOf({}).multiRegion.is).toBe('absent');
  });

  it.each([
    [{ event_selector: '${var.x}' }, { is: 'unknown' }],
    [{ event_selector: [{ read_write_type: '${var.x}' }] }, { is: 'unknown' }],
    [{ advanced_event_selector: [{ field_selector: [{ field: '${var.x}' }] }] }, { is: 'unknown' }],
    [{ dynamic: { event_selector: {} } }, { is: 'unknown', why: 'dynamic' }],
    [{ lifecycle: { ignore_changes: ['event_selector'] } }, { is: 'unknown', why: 'ignored' }],
  ])('with %j may leave events out', (body, found) => {
    expect(trailOf(body).managementEvents).toMatchObject(found);
  });
});

describe('a topic', () => {
  const statement = (Principal: unknown, Effect = 'Allow') =>
    JSON.stringify({ Statement: [{ Effect, Principal, Action: 'sns:Publish', Resource: '*' }] });
  const opaqueIn = (resource: Record<string, unknown>) => read({ resource }).opaque.map(({ why }) => why);

  it.each([
    [{ Service: 'cloudwatch.amazonaws.com' }, 'Allow'],
    ['*', 'Deny'],
  ])('that lets %j publish is read', (principal, effect) => {
    expect(opaqueIn({ aws_sns_topic: { t: { policy: statement(principal, effect) } } })).toEqual([]);
  });

  it.each(['*', { AWS: '999988887777' }, { Federated: 'x' }])('that lets %j in is opaque', (principal) => {
    const why = ['its policy may let others in'];
    expect(opaqueIn({ aws_sns_topic: { t: { policy: statement(principal) } } })).toEqual(why);
    expect(opaqueIn({ aws_sns_topic_policy: { t: { arn: 'x', policy: statement(principal) } } })).toEqual(why);
  });

  it('whose policy cannot be read is opaque', () => {
    expect(opaqueIn({ aws_sns_topic_policy: { t: { arn: 'x', policy: '${var.p}' } } })).toEqual([
      'its policy cannot be read',
    ]);
  });
});
