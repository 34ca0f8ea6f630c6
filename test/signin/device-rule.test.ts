import fc from 'fast-check';
import { type DeviceKind, matchesRule, REGISTERED_UNMANAGED, UNREGISTERED } from '../../lib/signin/device-kind';
import { deviceRule } from '../../lib/signin/device-rule';

describe('the rule of a device filter', () => {
  it('is taken apart by or, and, not and parentheses, and binds in this order', () => {
    const part = (attribute: string) => ({ op: 'compare', attribute, by: 'eq', values: ['True'] });
    expect(deviceRule('device.a -eq True -or device.b -eq True -and not (device.c -eq True)')).toEqual({
      op: 'or',
      of: [part('a'), { op: 'and', of: [part('b'), { op: 'not', of: part('c') }] }],
    });
  });

  it('compares with texts in either kind of quotes, truth values, and lists', () => {
    expect(deviceRule(`device.model -notIn ["Surface", 'X 1'] -And -not device.isCompliant -ne false`)).toEqual({
      op: 'and',
      of: [
        { op: 'compare', attribute: 'model', by: 'notin', values: ['Surface', 'X 1'] },
        { op: 'not', of: { op: 'compare', attribute: 'isCompliant', by: 'ne', values: ['false'] } },
      ],
    });
  });

  it.each([
    '',
    'device.isCompliant',
    'device.isCompliant -eq',
    'device.isCompliant -eq True -or',
    'device.isCompliant -like "T*"',
    'user.isCompliant -eq True',
    '(device.isCompliant -eq True',
    'device.isCompliant -eq True)',
    'device.model -in ["a", ]',
    'device.model -eq "a',
    'device.model -eq null',
    'device.model -eq ${var.model}',
  ])('is not read where it is none: %s', (text) => {
    expect(deviceRule(text)).toBeUndefined();
    expect(matchesRule(UNREGISTERED, text)).toBeUndefined();
  });
});

describe('whether a kind of device matches', () => {
  const MANAGED = 'device.isCompliant -eq True -or device.trustType -eq "ServerAD"';
  const UNMANAGED = 'device.isCompliant -ne True -and device.trustType -ne "ServerAD"';

  it.each([
    [MANAGED, false, false],
    [UNMANAGED, true, true],
    ['device.trustType -eq "Workplace"', false, undefined],
    ['device.trustType -ne "Workplace"', true, undefined],
    ['device.TRUSTTYPE -in ["azuread", "workplace"]', false, true],
    ['device.trustType -startsWith "Server"', false, false],
    ['device.trustType -notContains "Server"', true, true],
    ['device.trustType -notEndsWith "AD"', true, undefined],
    ['device.extensionAttribute1 -eq "PAW"', false, undefined],
    ['device.extensionAttribute1 -ne "PAW"', true, undefined],
    ['device.extensionAttribute1 -eq "PAW" -and device.isCompliant -eq True', false, false],
    ['not (device.isCompliant -eq True)', true, true],
  ])('%s: unregistered %s, registered and unmanaged %s', (rule, unregistered, registered) => {
    expect(matchesRule(UNREGISTERED, rule)).toBe(unregistered);
    expect(matchesRule(REGISTERED_UNMANAGED, rule)).toBe(registered);
  });

  it('is told only where no device of the kind does otherwise', () => {
    const NAMES = ['isCompliant', 'trustType', 'model'];
    const VALUES = ['True', 'False', 'AzureAD', 'ServerAD', 'Workplace'];
    const comparison = fc
      .tuple(
        fc.constantFrom(...NAMES),
        fc.constantFrom('-eq', '-ne', '-contains', '-notStartsWith'),
        fc.constantFrom(...VALUES),
      )
      .map(([name, by, value]) => `device.${name} ${by} "${value}"`);
    const rules = fc.letrec<{ rule: string }>((tie) => ({
      rule: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        comparison,
        fc.tuple(tie('rule'), fc.constantFrom('-and', '-or'), tie('rule')).map(([a, op, b]) => `(${a}) ${op} (${b})`),
        tie('rule').map((a) => `not (${a})`),
      ),
    })).rule;
    const exact = (device: Readonly<Record<string, string | null>>): DeviceKind => ({
      attributes: Object.fromEntries(Object.entries(device).map(([name, value]) => [name, [value]])),
    });
    const devices = ['False', null].flatMap((isCompliant) =>
      ['AzureAD', 'Workplace'].flatMap((trustType) =>
        [...VALUES, null].map((model) => exact({ isCompliant, trustType, model })),
      ),
    );
    fc.assert(
      fc.property(rules, (rule) => {
        const told = matchesRule(REGISTERED_UNMANAGED, rule);
        const each = new Set(devices.map((device) => matchesRule(device, rule)));
        expect(each.has(undefined)).toBe(false);
        if (told !== undefined) expect([...each]).toEqual([told]);
      }),
      { numRuns: 300, seed: 20261127 },
    );
  });
});
