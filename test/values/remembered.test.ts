import { remembered } from '../../lib/values/remembered';

describe('a function that remembers', () => {
  const asked: string[] = [];
  const upper = remembered(
    2,
    (text: string) => text,
    (text) => {
      asked.push(text);
      return text === '' ? undefined : text.toUpperCase();
    },
  );
  beforeEach(() => asked.splice(0));

  it('works each answer out once, one that is undefined too', () => {
    expect([upper('a'), upper('a'), upper(''), upper('')]).toEqual(['A', 'A', undefined, undefined]);
    expect(asked).toEqual(['a', '']);
  });

  it('forgets rather than to keep more than it may', () => {
    expect([upper('b'), upper('b'), upper('a'), upper('c')]).toEqual(['B', 'B', 'A', 'C']);
    expect(asked).toEqual(['b', 'a', 'c']);
  });
});
