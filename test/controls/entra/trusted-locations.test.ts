import { trustedLocations } from '../../../lib/controls/entra/trusted-locations';
import type { Entity } from '../../../lib/posture';
import { assumptionsOf, findingsOf, verdictsOf } from '../../support/outcomes';
import { type Declared, location, openSet, postureOf, situationOf, unread } from '../../support/posture-builder';

const DECLARED: Declared = {
  example: true,
  trusted: ['hq', 'lab'],
  networks: { hq: ['203.0.113.0/26'], lab: ['198.51.100.16/28', '2001:db8:10::/48'], vpn: ['192.0.2.0/28'] },
};
const ALL = ['198.51.100.16/28', '203.0.113.0/26', '2001:db8:10::/48'];

function check(locations: readonly Entity[], declared: Declared = DECLARED) {
  return trustedLocations.check(situationOf(postureOf(...locations), declared));
}

function meaningsOf(locations: readonly Entity[], declared?: Declared) {
  return findingsOf(check(locations, declared)).map(({ meaning }) => [meaning.networks, meaning.settings]);
}

describe('ENT-NW-01', () => {
  it('is met by a trusted location that holds the declared networks', () => {
    expect(check([location('trusted', ALL, true)])).toEqual([
      { verdict: 'met', by: ['azuread_named_location.trusted'] },
    ]);
  });

  it('is met by several locations together, however they split the ranges', () => {
    const split = [
      location('a', ['203.0.113.0/27', '198.51.100.16/28'], true),
      location('b', ['203.0.113.32/27', '2001:db8:10::/49'], true),
      location('c', ['2001:db8:10:8000::/49'], true),
    ];
    expect(check(split)).toMatchObject([{ verdict: 'met' }]);
  });

  it('does not judge locations that are not trusted, countries among them', () => {
    const others = [location('world', ['0.0.0.0/1'], false), location('country', [])];
    expect(verdictsOf(check([location('trusted', ALL, true), ...others]))).toEqual(['met']);
  });

  it('is unmet by a range that no trusted network holds, though a network of the declaration does', () => {
    expect(meaningsOf([location('trusted', [...ALL, '192.0.2.0/28'], true)])).toEqual([
      [['192.0.2.0/28'], ['location=trusted']],
    ]);
  });

  it('names the part of a range that is too much', () => {
    expect(meaningsOf([location('trusted', [...ALL.slice(0, 1), '203.0.113.0/25', ...ALL.slice(2)], true)])).toEqual([
      [['203.0.113.64/26'], ['location=trusted']],
    ]);
  });

  it('is unmet where declared ranges are in no trusted location', () => {
    expect(meaningsOf([location('trusted', ALL.slice(1), true), location('hq', ALL.slice(0, 1))])).toEqual([
      [['198.51.100.16/28'], ['location=untrusted']],
    ]);
    expect(meaningsOf([])).toEqual([[[...ALL].sort(), ['location=untrusted']]]);
  });

  it('is unmet where nothing is declared and nothing is trusted, and says what to declare', () => {
    const outcomes = check([], {});
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.remedy).toContain('services.entra.entra.trusted');
  });

  it('is unmet where something is trusted and nothing is declared', () => {
    expect(meaningsOf([location('trusted', ['93.184.216.0/24'], true)], {})).toEqual([
      [['93.184.216.0/24'], ['location=trusted']],
    ]);
  });

  it.each([
    ['private', '10.1.0.0/24', 'private addresses'],
    ['too broad', '93.0.0.0/8', 'too broad'],
    ['of documentation, outside an example', '203.0.113.0/26', 'documentation addresses'],
  ])('is unmet by a declared range that is %s', (_, range, given) => {
    const declared = { trusted: ['hq'], networks: { hq: [range] } };
    const outcomes = check([location('trusted', [range], true)], declared);
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]?.given).toContain(given);
  });

  it('is unmet by declared ranges that together amount to too much', () => {
    const halves = ['93.184.0.0/16', '93.185.0.0/16'];
    const outcomes = check([location('trusted', halves, true)], { trusted: ['hq'], networks: { hq: halves } });
    expect(verdictsOf(outcomes)).toEqual(['unmet']);
    expect(findingsOf(outcomes)[0]).toMatchObject({ meaning: { networks: ['93.184.0.0/15'] } });
  });

  it('is unmet by a range that is not one', () => {
    const outcomes = check([location('trusted', [...ALL, '203.0.113.7/26'], true)]);
    expect(findingsOf(outcomes)[0]).toMatchObject({
      meaning: { networks: ['203.0.113.7/26'] },
      given: expect.stringContaining('bits set beyond its prefix length'),
    });
  });

  it.each<readonly [string, Entity]>([
    ['whether it is trusted', location('trusted', ALL, unread<boolean>())],
    ['a range', location('trusted', [...ALL, unread()], true)],
    ['how many ranges there are', location('trusted', openSet(ALL, 'dynamic'), true)],
    ['whether it is there', location('trusted', ALL, true, unread<boolean>())],
  ])('is unknown where it cannot be read of a location: %s', (_, entity) => {
    const outcomes = check([entity]);
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    expect(assumptionsOf(outcomes)[0]).toContain('azuread_named_location.trusted');
  });

  it.each<readonly [string, Entity]>([
    ['the ranges', location('trusted', openSet(ALL, 'ignored'), true)],
    ['whether it is trusted', location('trusted', ALL, unread<boolean>('ignored'))],
  ])('is unmet where ignore_changes covers %s', (_, entity) => {
    const outcomes = check([entity]);
    expect(new Set(verdictsOf(outcomes))).toEqual(new Set(['unmet']));
    expect(findingsOf(outcomes)[0]?.given).toContain('ignore_changes');
  });
});
