import { guardedByRung } from '../../lib/controls/guarded-by-rung';
import type { Entity } from '../../lib/posture';
import { breakGlass } from '../support/break-glass';
import { policy, postureOf, situationOf } from '../support/posture-builder';

const MANAGEMENT = [
  'MicrosoftAdminPortals',
  '797f4846-ba00-4fd7-ba43-dac1f8f63013',
  '499b84ac-1321-427f-aa17-267ca6975798',
];
const EXEMPT = {
  notGroups: breakGlass().flatMap((one) => (one.kind === 'group' ? [`\${${one.address}.object_id}`] : [])),
};

function verdicts(...policies: readonly Entity[]): readonly string[] {
  return guardedByRung.check(situationOf(postureOf(...breakGlass(), ...policies))).map(({ verdict }) => verdict);
}
const mfa = (name: string, applications: readonly string[]) =>
  policy(name, { ...EXEMPT, users: ['All'], applications, builtIn: ['mfa'] });

describe('LAD-01 of a directory', () => {
  it('is met where MFA is demanded for the administration portals and the management endpoints', () => {
    expect(verdicts(mfa('all', ['All']))).toEqual(['met']);
    expect(verdicts(mfa('management', MANAGEMENT))).toEqual(['met']);
  });

  it('is met by several policies together', () => {
    expect(verdicts(...MANAGEMENT.map((application, index) => mfa(`m${index}`, [application])))).toEqual(['met']);
  });

  it.each(MANAGEMENT)('is unmet where %s is left out', (left) => {
    expect(
      verdicts(
        mfa(
          'management',
          MANAGEMENT.filter((application) => application !== left),
        ),
      ),
    ).toEqual(['unmet']);
  });

  it('is unmet in one finding where nothing is enforced', () => {
    expect(verdicts()).toEqual(['unmet']);
    expect(verdicts(policy('off', { ...EXEMPT, users: ['All'], builtIn: ['mfa'], state: 'disabled' }))).toEqual([
      'unmet',
    ]);
  });

  it('is unmet where a compliant device is enough', () => {
    const device = policy('device', { ...EXEMPT, users: ['All'], builtIn: ['mfa', 'compliantDevice'], operator: 'OR' });
    expect(verdicts(device)).toEqual(['unmet']);
  });
});
