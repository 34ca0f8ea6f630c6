import { privilegedNotifications } from '../../../lib/controls/entra/privileged-notifications';
import type { Entity } from '../../../lib/posture';
import { breakGlass } from '../../support/break-glass';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { openSet, postureOf, roleAssignment, situationOf, unread } from '../../support/posture-builder';
import {
  EXCHANGE_ADMINISTRATOR,
  justInTime,
  person,
  personRef,
  type RulesSpec,
  roleEligibility,
} from '../../support/privileged-posture';

function check(entities: readonly Entity[], notify?: string[]) {
  const posture = postureOf(...breakGlass(), person('ann'), person('ciso'), ...entities);
  const access = notify && { until: '2027-05-01', notify, roles: {} };
  return privilegedNotifications.check(
    situationOf(posture, access === undefined ? {} : { entra: { privilegedAccess: access } }),
  );
}
const exchange = (spec: RulesSpec = {}) => justInTime('ex', EXCHANGE_ADMINISTRATOR, ['ann'], spec);
const settingsOf = (entities: readonly Entity[], notify?: string[]) =>
  findingsOf(check(entities, notify)).flatMap(({ meaning }) => meaning.settings);
const ALL = ['untold=activations', 'untold=activeAssignments', 'untold=eligibleAssignments'];

describe('ENT-PR-05', () => {
  it('is met where somebody is told of every event', () => {
    expect(verdictsOf(check(exchange()))).toEqual(['met']);
    expect(verdictsOf(check(exchange(), ['SOC@contoso.example']))).toEqual(['met']);
  });

  it('is not applicable where nobody has a privileged role', () => {
    expect(verdictsOf(check([]))).toEqual(['notApplicable']);
  });

  it('is unmet where nobody beyond the default recipients is told', () => {
    expect(settingsOf(exchange({ recipients: [] })).sort()).toEqual(ALL);
    expect(settingsOf(exchange({ activations: [] }))).toEqual(['untold=activations']);
  });

  it('is unmet where not everything is told', () => {
    expect(settingsOf(exchange({ level: 'Critical' })).sort()).toEqual(ALL);
  });

  it('is unmet where a declared address is left out', () => {
    const outcomes = check(exchange({ activations: ['ciso@contoso.example'] }), ['soc@contoso.example']);
    expect(findingsOf(outcomes).map(({ given }) => given)).toEqual([
      'soc@contoso.example is told nothing when somebody activates (Exchange Administrator)',
    ]);
  });

  it('is unmet where no rules of the group are written', () => {
    expect(settingsOf(exchange().filter(({ kind }) => kind !== 'groupRolePolicy'))).toEqual(ALL);
  });

  it.each<readonly [string, Entity]>([
    ['held', roleAssignment('a', EXCHANGE_ADMINISTRATOR, personRef('ann'))],
    ['activated', roleEligibility('e', EXCHANGE_ADMINISTRATOR, personRef('ann'))],
  ])('is unknown where a role itself is %s', (_, entity) => {
    expect(verdictsOf(check([entity]))).toEqual(['unknown']);
  });

  it.each<readonly [string, RulesSpec]>([
    ['who is told', { activations: [unread()] }],
    ['how many are told', { activations: openSet([], 'variable') }],
  ])('is unknown where it cannot be read %s', (_, spec) => {
    expect(verdictsOf(check(exchange(spec)))).toEqual(['unknown']);
  });

  it('is unknown where it cannot be read what is told', () => {
    expect(new Set(verdictsOf(check(exchange({ level: unread() }))))).toEqual(new Set(['unknown']));
  });

  it('is unmet where ignore_changes covers who is told', () => {
    expect(verdictsOf(check(exchange({ activations: openSet([], 'ignored') })))).toEqual(['unmet']);
  });
});
