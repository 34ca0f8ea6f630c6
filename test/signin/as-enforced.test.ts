import { asEnforced } from '../../lib/signin';
import { openSet, type PolicySpec, policy, postureOf, unread } from '../support/posture-builder';

const PILOT = '6F1E2D3C-3333-4A2B-8C3D-00000000000A';

function staged(spec: PolicySpec, stage: 'off' | 'reportOnly' | 'pilot', pilotGroup?: string) {
  const [fields] = asEnforced(postureOf(policy('p', spec)), stage, pilotGroup).entities.conditionalAccessPolicy.map(
    (one) => one.fields,
  );
  return fields;
}

describe('the posture with a stage enforced', () => {
  it.each([
    ['off', 'disabled', 'enabled'],
    ['off', 'enabledForReportingButNotEnforced', 'enabledForReportingButNotEnforced'],
    ['reportOnly', 'enabledForReportingButNotEnforced', 'enabled'],
    ['reportOnly', 'disabled', 'disabled'],
    ['pilot', 'disabled', 'disabled'],
  ] as const)('of %s turns the state %s to %s', (stage, state, expected) => {
    expect(staged({ state }, stage)?.state).toMatchObject({ is: 'known', value: expected });
  });

  it('turns a disabled policy for a user action on in report-only, where Microsoft does not evaluate it', () => {
    const spec = { state: 'disabled', userActions: ['urn:user:registersecurityinfo'] };
    expect(staged(spec, 'reportOnly')?.state).toMatchObject({ value: 'enabled' });
    expect(staged({ ...spec, state: 'enabledForReportingButNotEnforced' }, 'reportOnly')?.state).toMatchObject({
      value: 'enabledForReportingButNotEnforced',
    });
  });

  it('turns a policy for workload identities that only reports on in a pilot, since they are in no group', () => {
    const spec = { state: 'enabledForReportingButNotEnforced', servicePrincipals: ['ServicePrincipalsInMyTenant'] };
    expect(staged(spec, 'pilot')?.state).toMatchObject({ value: 'enabled' });
    expect(staged({ state: 'enabledForReportingButNotEnforced' }, 'pilot')?.state).toMatchObject({
      value: 'enabledForReportingButNotEnforced',
    });
  });

  it('leaves a state that is not read', () => {
    expect(staged({ state: unread() }, 'reportOnly')?.state.is).toBe('unknown');
  });

  it('of a pilot gives a policy of the pilot group alone to all users, with its exclusions', () => {
    const fields = staged({ groups: [PILOT.toLowerCase()], notUsers: ['None'] }, 'pilot', PILOT);
    expect(fields?.users.included.items).toMatchObject([{ value: 'All' }]);
    expect(fields?.users.excluded.items).toMatchObject([{ value: 'None' }]);
    expect(fields?.groups.included.items).toEqual([]);
  });

  it.each<readonly [string, PolicySpec]>([
    ['another group', { groups: ['6f1e2d3c-3333-4a2b-8c3d-00000000000b'] }],
    ['the pilot group and a role', { groups: [PILOT], roles: ['fe930be7-5e62-47db-91af-98c3a49a38b1'] }],
    ['the pilot group and guests', { groups: [PILOT], guests: { types: ['serviceProvider'], tenants: 'all' } }],
    ['the pilot group and perhaps more', { groups: openSet([PILOT], 'variable') }],
  ])('of a pilot leaves a policy for %s as it is', (_, spec) => {
    const [unchanged] = [policy('p', spec).fields];
    expect(staged(spec, 'pilot', PILOT)).toEqual(unchanged);
  });

  it('does not change the posture that it was given', () => {
    const posture = postureOf(policy('p', { state: 'disabled' }));
    asEnforced(posture, 'off');
    expect(posture.entities.conditionalAccessPolicy[0]?.fields.state).toMatchObject({ value: 'disabled' });
  });
});
