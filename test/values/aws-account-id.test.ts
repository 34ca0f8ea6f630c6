import { AwsAccountId } from '../../lib/values';
import { refusal } from './refusal';

describe('AwsAccountId', () => {
  it('keeps its twelve digits, leading zeros too', () => {
    expect(String(AwsAccountId.parse('011122223333'))).toBe('011122223333');
    expect(AwsAccountId.parse('111122223333').equals(AwsAccountId.parse('111122223333'))).toBe(true);
    expect(AwsAccountId.parse('111122223333').equals(AwsAccountId.parse('111122224444'))).toBe(false);
  });

  it.each([
    ['1111-2222-3333', 'Write "111122223333"'],
    [' 111122223333', 'Write "111122223333"'],
    ['11122223333', 'Did you mean "011122223333"? YAML needs quotes round it'],
    ['prod', 'Write it like "111122223333", in quotes'],
    ['1111222233334', 'Write it like "111122223333", in quotes'],
    ['١١١١٢٢٢٢٣٣٣٣', 'Write it like "111122223333", in quotes'],
    ['111122223333\n', 'Write "111122223333"'],
    ['', 'Write it like "111122223333", in quotes'],
  ])('refuses %j and says: %s', (text, remedy) => {
    expect(refusal(() => AwsAccountId.parse(text)).remedy).toBe(remedy);
  });
});
