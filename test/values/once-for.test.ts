import { onceFor } from '../../lib/values/once-for';

describe('a function that answers once for each thing', () => {
  it('works each answer out once, one that is undefined too', () => {
    const asked: string[] = [];
    const firstOf = onceFor(({ name }: { readonly name: string }) => {
      asked.push(name);
      return name[0];
    });
    const [a, none, twin] = [{ name: 'ann' }, { name: '' }, { name: 'ann' }];
    expect([a, none, a, none, twin].map(firstOf)).toEqual(['a', undefined, 'a', undefined, 'a']);
    expect(asked).toEqual(['ann', '', 'ann']);
  });
});
