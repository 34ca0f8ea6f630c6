import { namedUuid, uuidOf } from '../../lib/report/records/named-uuid';

describe('a UUID by name', () => {
  it('is of version 5 as RFC 9562 has it in its appendix', () => {
    expect(uuidOf('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    );
  });

  it('is the same for the same name, and another for another', () => {
    expect(namedUuid('a', 'b')).toBe(namedUuid('a', 'b'));
    expect(namedUuid('a', 'b')).not.toBe(namedUuid('ab'));
    expect(namedUuid('a', 'b')).not.toBe(namedUuid('b', 'a'));
  });
});
