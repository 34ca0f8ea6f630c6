import { locationForm, strengthForm, type Written, writtenLocation, writtenStrength } from '../../../lib/values';
import { LOCATION_RULES, STRENGTH_RULES } from '../../../lib/values/graph-form';
import { argumentsOf, type TerraformArguments, UNKNOWN } from '../../support/terraform-arguments';

const HELD: Written<boolean> = { is: 'known', value: true };
const locationOf = (location: TerraformArguments, held: Written<boolean> = HELD) =>
  locationForm(writtenLocation(argumentsOf(location), held));
const strengthOf = (allowed_combinations: unknown, held: Written<boolean> = HELD) =>
  strengthForm(writtenStrength(argumentsOf({ allowed_combinations }), held));
const ip = (ip_ranges: unknown) => ({ ip: { ip_ranges, trusted: true } });
const country = (countries_and_regions: unknown) => ({ country: { countries_and_regions } });
const many = (count: number) => Array.from({ length: count }, (_, index) => `93.184.${index >> 8}.${index & 255}/32`);

const LOCATIONS: readonly (readonly [string, TerraformArguments, string])[] = [
  ['location-kind', {}, 'neither'],
  ['location-kind', { ...ip(['93.184.216.0/24']), ...country(['CH']) }, 'both'],
  ['no-ranges', ip([]), 'nothing'],
  ['too-many-ranges', ip(many(2001)), '2001 ranges'],
  ['range', ip(['93.184.216.34/24', '93.184.217.0/24']), '93.184.216.34/24'],
  ['range', ip(['93.184.216.34']), '93.184.216.34'],
  ['range', ip(['93.184.216.0/33']), '93.184.216.0/33'],
  ['range', ip(['0.0.0.0/1', '128.0.0.0/1']), '0.0.0.0/1, 128.0.0.0/1'],
  ['range', ip(['2001:db8::1/48', '2000::/3']), '2001:db8::1/48, 2000::/3'],
  ['no-country', country([]), 'nothing'],
  ['country-code', country(['CH', 'ch', 'CHE']), 'ch, CHE'],
];

describe('the form of a named location', () => {
  it.each(LOCATIONS)('is refused by %s for %j', (rule, location, given) => {
    const { problems, unread } = locationOf(location);
    expect(problems.map((problem) => [problem.rule, problem.error.given])).toEqual([[rule, given]]);
    expect(unread).toEqual([]);
  });

  it.each([ip(many(2000)), ip(['93.0.0.0/8', '2001:db8::/48']), country(['CH', 'LI'])])(
    'is right for %j',
    (location) => {
      expect(locationOf(location)).toEqual({ problems: [], unread: [] });
    },
  );

  it('is refused without create_before_destroy, since a location in use cannot be deleted', () => {
    for (const held of [{ is: 'absent' }, { is: 'known', value: false }] satisfies Written<boolean>[]) {
      expect(locationOf(country(['CH']), held).problems.map(({ rule }) => rule)).toEqual(['location-life-cycle']);
    }
    expect(locationOf(country(['CH']), { is: 'unknown' })).toEqual({
      problems: [],
      unread: ['lifecycle.create_before_destroy'],
    });
  });

  it.each([
    ['ranges', ip(UNKNOWN), ['ip.ip_ranges']],
    ['a range', ip(['93.184.216.0/24', UNKNOWN]), ['ip.ip_ranges']],
    ['a country', country([UNKNOWN]), ['country.countries_and_regions']],
    ['a block', { ...ip(['93.184.216.0/24']), country: UNKNOWN }, ['country', 'country.countries_and_regions', 'ip']],
  ])('is open where only apply knows %s', (_, location, unread) => {
    expect(locationOf(location)).toEqual({ problems: [], unread });
  });

  it('has an example for each rule', () => {
    const shown = [...LOCATIONS.map(([rule]) => rule), 'location-life-cycle'];
    expect([...new Set(shown)].sort()).toEqual(LOCATION_RULES.map(({ id }) => id).sort());
  });
});

describe('the form of an authentication strength', () => {
  it.each([
    ['no-combination', [], 'nothing'],
    ['combination', ['fido2', 'password,telepathy'], 'password,telepathy'],
    ['combination', ['sms,password'], 'sms,password'],
    ['combination', ['password, sms'], 'password, sms'],
  ])('is refused by %s for %j', (rule, combinations, given) => {
    const { problems } = strengthOf(combinations);
    expect(problems.map((problem) => [problem.rule, problem.error.given])).toEqual([[rule, given]]);
  });

  it('is right for combinations that Microsoft Entra has', () => {
    const combinations = ['fido2', 'password,softwareOath', 'sms,federatedSingleFactor', 'x509CertificateMultiFactor'];
    expect(strengthOf(combinations)).toEqual({ problems: [], unread: [] });
  });

  it('is refused without create_before_destroy, since a strength in use cannot be deleted', () => {
    expect(strengthOf(['fido2'], { is: 'absent' }).problems.map(({ rule }) => rule)).toEqual(['strength-life-cycle']);
  });

  it('is open where only apply knows a combination', () => {
    expect(strengthOf(['fido2', UNKNOWN])).toEqual({ problems: [], unread: ['allowed_combinations'] });
    expect(STRENGTH_RULES).toHaveLength(3);
  });
});
