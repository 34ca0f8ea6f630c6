import { IamName } from '../../lib/values';
import { refusal } from './refusal';

describe('IamName', () => {
  it('reads the names that IAM takes', () => {
    expect(String(IamName.parse('Team_1+a=b,c.d@e-f', 'group'))).toBe('Team_1+a=b,c.d@e-f');
    expect(String(IamName.parse('a'.repeat(128), 'group'))).toHaveLength(128);
    expect(String(IamName.parse('a'.repeat(64), 'role'))).toHaveLength(64);
  });

  it.each([
    ['', 'group'],
    ['a'.repeat(129), 'group'],
    ['a'.repeat(65), 'role'],
    ['two words', 'role'],
    ['admins*', 'group'],
    ['${aws:username}', 'role'],
    ['rôle', 'role'],
    ['admins\n', 'group'],
  ] as const)('refuses %j as a %s', (text, kind) => {
    expect(refusal(() => IamName.parse(text, kind)).problem).toBe(`this is not the name of an IAM ${kind}`);
  });

  it('gives the name out of an ARN or a path', () => {
    expect(refusal(() => IamName.parse('arn:aws:iam::111122223333:role/ops/deploy', 'role')).remedy).toBe(
      'Write "deploy"',
    );
    expect(refusal(() => IamName.parse('/people/admins', 'group')).remedy).toBe('Write "admins"');
  });

  it('is the same name in another case, as IAM has it, but not of another kind', () => {
    expect(IamName.parse('Admins', 'group').equals(IamName.parse('admins', 'group'))).toBe(true);
    expect(IamName.parse('admins', 'group').equals(IamName.parse('admins', 'role'))).toBe(false);
    expect(IamName.parse('admins', 'group').equals(IamName.parse('admin', 'group'))).toBe(false);
  });
});
