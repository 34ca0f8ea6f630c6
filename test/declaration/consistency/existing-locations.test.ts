import { type Change, changed, itRefuses, refusals } from '../contoso';

const PATH = 'services.entra.entra.existingLocations';
const there = (text: string): Change => ['licence: P2', `licence: P2\n      existingLocations: ${text}`];
const office = (id: string, holds = 'hq') =>
  `office: { id: 6f1e2d3c-5555-4a2b-8c3d-00000000000${id}, name: Office, holds: [${holds}] }`;

describe('named locations that are there already', () => {
  it('read clean where something asks for their networks', () => {
    expect(
      refusals(changed(there(`{ ${office('1')}, ${office('2', 'pipeline').replace('office', 'runners')} }`))),
    ).toEqual([]);
  });

  itRefuses([
    [
      'hold declared networks',
      [there(`{ ${office('1', 'hqq')} }`)],
      [
        `43: ${PATH}.office.holds: nothing asks for exactly these networks, so the location would not be used, got hqq; allowed: hq; pipeline. List the same networks under trusted or a from, or take the location out. (ENT-NW-01)`,
        `43: ${PATH}.office.holds.0: no such network is declared, got "hqq"; allowed: hq, pipeline. Did you mean "hq"?`,
      ],
    ],
    [
      'are asked for as they are',
      [there(`{ ${office('1', 'hq, pipeline')} }`)],
      [
        `43: ${PATH}.office.holds: nothing asks for exactly these networks, so the location would not be used, got hq, pipeline; allowed: hq; pipeline. List the same networks under trusted or a from, or take the location out. (ENT-NW-01)`,
      ],
    ],
    [
      'are one each, and hold what no other holds',
      [there(`{ ${office('1')}, ${office('1').replace('office', 'other')} }`)],
      [
        `43: ${PATH}.other.holds: office holds the same networks, got hq; allowed: one location for them. (ENT-NW-01)`,
        `43: ${PATH}.other.id: this location stands under office already, got "6f1e2d3c-5555-4a2b-8c3d-000000000001". (ENT-NW-01)`,
      ],
    ],
    [
      'have a name that the provider can look up',
      [there(`{ ${office('1').replace('Office', '"Ann\'s office"')} }`)],
      [
        `43: ${PATH}.office.name: the provider looks it up by its name, which cannot hold ' " $ % { } or a backslash, got "Ann's office". Write it like "Head office".`,
      ],
    ],
  ]);
});
