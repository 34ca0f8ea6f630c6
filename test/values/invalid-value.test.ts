import { InvalidValue, quoted } from '../../lib/values';

describe('InvalidValue', () => {
  const parts = { problem: 'the answer is wrong', given: '41', allowed: 'the answer is 42' };

  it('says what is wrong, what was given and what is allowed', () => {
    expect(new InvalidValue(parts).message).toBe('the answer is wrong, got "41"; the answer is 42.');
  });

  it('ends with the remedy and the control where there are any', () => {
    const error = new InvalidValue({ ...parts, remedy: 'Write "42"', control: 'ENT-NW-01' });
    expect(error.message).toBe('the answer is wrong, got "41"; the answer is 42. Write "42" (ENT-NW-01)');
    expect(new InvalidValue({ ...parts, control: 'ENT-NW-01' }).message).toMatch(/42\. \(ENT-NW-01\)$/);
  });

  it('keeps its pieces for a reader that lays them out itself', () => {
    expect(new InvalidValue({ ...parts, remedy: 'Write "42"', control: 'C' })).toMatchObject({
      ...parts,
      remedy: 'Write "42"',
      control: 'C',
      name: 'InvalidValue',
    });
  });

  it('names the place without losing a piece', () => {
    const error = new InvalidValue({ ...parts, remedy: 'Write "42"', control: 'C' }).within('network "hq"');
    expect(error.message).toBe('network "hq": the answer is wrong, got "41"; the answer is 42. Write "42" (C)');
  });

  it('says several problems at once, each on a line of its own', () => {
    const one = new InvalidValue({ ...parts, remedy: 'Write "42"' });
    const other = new InvalidValue({ problem: 'the name is empty', given: '', allowed: 'a name has letters' });
    expect(InvalidValue.ofAll([one, other]).within('acme/x').message).toBe(
      [
        'acme/x: 2 problems, got "41, "; each has to be put right. They are:',
        '  - the answer is wrong, got "41"; the answer is 42. Write "42"',
        '  - the name is empty, got ""; a name has letters.',
      ].join('\n'),
    );
  });

  it('cuts a long text in the message and keeps it whole beside', () => {
    const error = new InvalidValue({ ...parts, given: 'x'.repeat(10_000) });
    expect(error.message.length).toBeLessThan(200);
    expect(error.message).toContain(`"${'x'.repeat(80)}…"`);
    expect(error.given).toHaveLength(10_000);
  });

  it('spells out what cannot be seen', () => {
    expect(quoted('a\u200bb')).toBe('"a\\u{200b}b"');
    expect(quoted('a\u00a0b')).toBe('"a\\u{a0}b"');
    expect(quoted('a\u202eb\n"')).toBe('"a\\u{202e}b\\n\\""');
    expect(quoted('Zoë Müller 日本')).toBe('"Zoë Müller 日本"');
  });
});
