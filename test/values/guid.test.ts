import { Guid, isGuid } from '../../lib/values';
import { refusal } from './refusal';

const id = '6f1e2d3c-1111-4a2b-8c3d-00000000000a';

describe('Guid', () => {
  it('is lower case whatever it was', () => {
    expect(String(Guid.parse(id.toUpperCase()))).toBe(id);
    expect(Guid.parse(id.toUpperCase()).equals(Guid.parse(id))).toBe(true);
    expect(Guid.parse(id).equals(Guid.parse(id.replace('a', 'b')))).toBe(false);
  });

  it.each([`{${id}}`, `(${id})`, id.replaceAll('-', ''), ` ${id}`, `${id}\n`])(
    'refuses %j and gives the id',
    (text) => {
      expect(refusal(() => Guid.parse(text)).remedy).toBe(`Write "${id}"`);
      expect(isGuid(text)).toBe(false);
    },
  );

  it.each(['', 'admins', id.slice(1), `${id}0`, id.replace('f', 'g'), `${id}/owners`])('refuses %j', (text) => {
    expect(refusal(() => Guid.parse(text)).remedy).toBeUndefined();
    expect(isGuid(text)).toBe(false);
  });

  it('refuses the all-zero id, which names nothing', () => {
    const nil = '00000000-0000-0000-0000-000000000000';
    expect(refusal(() => Guid.parse(nil)).problem).toBe('the all-zero id names nothing');
    expect(refusal(() => Guid.parse(`{${nil}}`)).remedy).toBeUndefined();
    expect(isGuid(nil)).toBe(false);
  });

  it('is recognized without a refusal', () => {
    expect(isGuid(id.toUpperCase())).toBe(true);
  });
});
