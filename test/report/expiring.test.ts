import { expiringWithin } from '../../lib/report';
import { Day } from '../../lib/values';
import { exampleTenant } from '../support/guarded-app';

const ADATUM = exampleTenant('adatum', (text) =>
  text.replace(
    '      otherPolicies: 12\n',
    `$&      attestations: { ENT-BG-07: { on: 2026-10-22, by: soc@adatum.example, evidence: docs/alert.pdf } }\n`,
  ),
).declaration;

const endingOn = (asOf: string, days: number) =>
  expiringWithin([{ version: 1, focus: { service: 'entra' }, declaration: ADATUM }], Day.parse(asOf), days).map(
    ({ what, on, days: left }) => `${what} on ${on}, in ${left} days`,
  );

describe('what ends soon', () => {
  it('is what somebody practised or saw of a directory, a year on', () => {
    expect(endingOn('2027-10-10', 12)).toEqual([
      'the drill with the emergency accounts of entra is to be repeated on 2027-10-20, in 10 days',
      'what the emergency accounts of entra registered is to be seen again on 2027-10-20, in 10 days',
      'the attestation of ENT-BG-07 for entra is to be repeated on 2027-10-22, in 12 days',
    ]);
    expect(endingOn('2027-10-10', 9)).toEqual([]);
    expect(endingOn('2027-10-20', 0)).toHaveLength(2);
    expect(endingOn('2027-10-21', 0)).toEqual([]);
  });

  it('is the stage of a roll-out, and who may activate a role', () => {
    expect(endingOn('2027-01-30', 1)).toEqual([
      'roll-out stage reportOnly of ENT-AU-04 on entra ends on 2027-01-31, in 1 days',
    ]);
    expect(endingOn('2027-04-30', 1)).toContain(
      'eligibility for Exchange Administrator of entra ends on 2027-05-01, in 1 days',
    );
  });
});
