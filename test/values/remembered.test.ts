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
    expect(['b', 'c', 'd', 'e', 'f', 'b'].map(upper)).toEqual(['B', 'C', 'D', 'E', 'F', 'B']);
    expect(asked).toEqual(['b', 'c', 'd', 'e', 'f', 'b']);
  });

  it('keeps what is asked for again and again, however much else is', () => {
    const all = [...'xkxlxmxnx'].map(upper).join('');
    expect(all).toBe('XKXLXMXNX');
    expect(asked).toEqual(['x', 'k', 'l', 'm', 'n']);
  });
});
