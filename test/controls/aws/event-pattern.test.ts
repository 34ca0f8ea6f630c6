import { readEventPattern } from '../../../lib/controls/aws/event-pattern';
import { AUDIT_EVENTS } from '../../../lib/values';

describe('a filter pattern of CloudWatch Logs', () => {
  const EVENT = { eventName: 'ConsoleLogin', 'userIdentity.type': 'Root' };

  it.each<[string, boolean]>([
    ['{ $.eventName = "ConsoleLogin" }', true],
    ['{$.eventName="ConsoleLogin"}', true],
    ['{ $.eventName = ConsoleLogin }', true],
    ['{ $.eventName = "Console*" }', true],
    ['{ $.eventName = "*Login" }', true],
    ['{ $.eventName = "*sole*" }', true],
    ['{ $.eventName = "*" }', true],
    ['{ $.eventName = "Login" }', false],
    ['{ $.eventName != "Login" }', true],
    ['{ $.missing != "x" }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.missing EXISTS }', false],
    ['{ ($.eventName EXISTS) && ($.userIdentity.type = "Root") }', true],
    ['{ $.eventName = "x" || $.userIdentity.type = "Root" && $.missing EXISTS }', false],
    ['{ ($.eventName = "ConsoleLogin" || $.missing EXISTS) && $.userIdentity.type = "Root" }', true],
  ])('%s matches the event: %s', (pattern, expected) => {
    expect(readEventPattern(pattern)?.(EVENT)).toBe(expected);
  });

  it.each([
    'ConsoleLogin',
    '[a, b]',
    '{ }',
    '{ $.eventName }',
    '{ $.eventName = }',
    '{ $.eventName = "x" && }',
    '{ ($.eventName = "x" }',
    '{ $.eventName = %x% }{',
    '{ $.count > 3 }',
    '{ $.eventName = "x" $.y = "z" }',
  ])('%s is not read', (pattern) => {
    expect(readEventPattern(pattern)).toBeUndefined();
  });
});

describe('the kinds of events that are watched', () => {
  it.each(AUDIT_EVENTS.map((events) => [events.id, events] as const))(
    '%s: its pattern matches all of them',
    (_id, events) => {
      expect(events.witnesses.length).toBeGreaterThan(0);
      expect(events.witnesses.filter((event) => readEventPattern(events.pattern)?.(event) !== true)).toEqual([]);
      // CloudWatch Logs takes no longer one.
      expect(events.pattern.length).toBeLessThanOrEqual(1024);
    },
  );

  it('are told apart', () => {
    for (const { id, pattern } of AUDIT_EVENTS) {
      const matched = AUDIT_EVENTS.filter((other) =>
        other.witnesses.every((event) => readEventPattern(pattern)?.(event)),
      );
      expect(matched.map((other) => other.id)).toEqual([id]);
    }
  });
});
