import { admitsOnlySince } from '../../lib/values';

describe('a Terraform version constraint', () => {
  it.each([
    '>= 6.26.0',
    '>= 6.26',
    '~> 6.26',
    '~> 6.30.1',
    '= 6.26.0',
    '6.27.0',
    '> 6.26.0',
    '>= 6.26.0, < 7.0.0',
    '>= 6.0, ~> 6.28',
  ])('admits nothing before 6.26.0: %s', (constraint) => expect(admitsOnlySince(constraint, '6.26.0')).toBe(true));

  it.each(['', '>= 6.25.0', '~> 6.0', '< 7.0.0', '!= 6.25.0', '>= 5.100.0, < 6.26.0'])(
    'may admit an earlier one: %s',
    (constraint) => expect(admitsOnlySince(constraint, '6.26.0')).toBe(false),
  );
});
