import { inWords, locationInWords } from '../../../lib/controls/entra/symbol-in-words';

describe('what a policy names', () => {
  it.each([
    ['${azuread_named_location.hq.object_id}', 'azuread_named_location.hq'],
    ['${data.azuread_group.rooms.object_id}', 'data.azuread_group.rooms'],
    ['${azuread_group.a["x"].id}', 'azuread_group.a["x"]'],
    ['6f1e2d3c-2222-4a2b-8c3d-000000000002', '6f1e2d3c-2222-4a2b-8c3d-000000000002'],
    ['${var.group}', '${var.group}'],
  ])('%s reads as %s', (symbol, text) => {
    expect(inWords(symbol)).toBe(text);
    expect(locationInWords(symbol)).toBe(text);
  });

  it('reads as the trusted locations where all of these are meant', () => {
    expect(locationInWords('AllTrusted')).toBe('the trusted locations');
  });
});
