import { locationHeld } from '../../../lib/posture/terraform/applied-claims';
import { heldLocation } from '../../../lib/values';
import { only, read } from './stack';

const OFFICE = {
  objectId: '6f1e2d3c-5555-4a2b-8c3d-000000000001',
  ranges: ['2001:db8:10::/48', '203.0.113.0/26'],
  trusted: true,
};
const lookedUp = (condition: string) =>
  read({
    data: { azuread_named_location: { l: { display_name: 'Office', lifecycle: { postcondition: { condition } } } } },
  }).entities.namedLocation;

describe('a look-up of a named location', () => {
  it('is the location of an id that its postcondition holds it to, white space aside', () => {
    const { address, fields } = only(lookedUp(heldLocation(OFFICE).replaceAll(' ', '\n ')));
    expect(address).toBe('data.azuread_named_location.l');
    expect(fields.objectId).toBe(OFFICE.objectId);
    expect(fields.ranges.items).toMatchObject(OFFICE.ranges.map((value) => ({ is: 'known', value })));
    expect(fields.trusted).toMatchObject({ is: 'known', value: true });
  });

  it('is not trusted where its postcondition holds it not to be', () => {
    const [location] = lookedUp(heldLocation({ ...OFFICE, trusted: false }));
    expect(location?.fields.trusted).toMatchObject({ is: 'known', value: false });
  });

  it.each([
    ['nothing', ''],
    ['another condition', '${length(self.ip) == 1}'],
    ['one that need not hold', heldLocation(OFFICE).replace('}', ' || true}')],
    ['no id', heldLocation(OFFICE).replace(/self\.id == "[^"]*" && /, '')],
    ['some ranges', heldLocation(OFFICE).replace('== toset', '!= toset')],
    ['no word on trust', heldLocation(OFFICE).replace(/ && alltrue.*/, '}')],
  ])('says nothing where its postcondition asks for %s', (_, condition) => {
    expect(lookedUp(condition)).toEqual([]);
  });

  it.each([
    ['shows the location', { ip: [{ ip_ranges: OFFICE.ranges, trusted: true }] }, OFFICE],
    ['shows one of countries', { ip: [] }, undefined],
    ['shows ranges in part', { ip: [{ ip_ranges: [null], trusted: true }] }, undefined],
    ['does not show whether it is trusted', { ip: [{ ip_ranges: OFFICE.ranges }] }, undefined],
  ])('of a plan goes by its answer where that %s', (_, shown, held) => {
    const answer = { id: OFFICE.objectId.toUpperCase(), ...shown };
    const address = 'data.azuread_named_location.l';
    expect(locationHeld({ mode: 'data', type: 'azuread_named_location', address, body: {}, answer })).toEqual(held);
  });
});
