import { DeclarationError, type DeclarationProblem } from '../../lib/declaration';
import { NOT_FILLED_IN } from '../../lib/declaration/fault';

const left = (line: number, name: string): DeclarationProblem => ({
  file: 'tenants/acme.yaml',
  line,
  path: `services.entra.risks.${line}`,
  problem: NOT_FILLED_IN,
  given: `"{REPLACE-${name}}"`,
});

describe('what a refused declaration says', () => {
  it('is a line a problem, by file and line', () => {
    const stray = { file: 'tenants/acme.yaml', line: 2, path: 'tenant', problem: 'this is a number' };
    expect(new DeclarationError([left(9, 'owner'), stray]).message).toBe(
      'tenants/acme.yaml:2: tenant: this is a number.\n' +
        'tenants/acme.yaml:9: services.entra.risks.9: this is not filled in yet, got "{REPLACE-owner}".',
    );
  });

  it('tells a placeholder once with all its lines, and keeps every problem beside', () => {
    const problems = [left(71, 'decision'), left(63, 'decision'), left(64, 'owner'), left(67, 'decision')];
    const error = new DeclarationError([...problems, { ...left(3, 'decision'), file: 'tenants/other.yaml' }]);
    expect(error.message.split('\n')).toEqual([
      expect.stringMatching(/^tenants\/acme\.yaml:63: .*"\{REPLACE-decision\}"\. It is on lines 67, 71, too\.$/),
      expect.stringMatching(/^tenants\/acme\.yaml:64: .*"\{REPLACE-owner\}"\.$/),
      expect.stringMatching(/^tenants\/other\.yaml:3: .*"\{REPLACE-decision\}"\.$/),
    ]);
    expect(error.problems).toHaveLength(5);
  });
});
