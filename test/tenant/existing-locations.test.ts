import { DataAzureadNamedLocation } from '@cdktf/provider-azuread/lib/data-azuread-named-location';
import type { SharedServiceTenant } from '../../lib/tenant';
import { exampleTenant, guardedApp, removeFolders } from '../support/guarded-app';
import { elementOf, stackOf } from '../support/guarded-contoso';
import { dataOf, policiesOf, resourcesOf } from './rendered-tenant';

afterAll(removeFolders);

const PIPELINE = '6f1e2d3c-5555-4a2b-8c3d-0000000000d1';
const OFFICES = '6f1e2d3c-5555-4a2b-8c3d-0000000000d2';
const THERE = `      trusted: [offices]
      existingLocations:
        runners: { id: ${PIPELINE}, name: Runners, holds: [pipeline] }
        sites: { id: ${OFFICES}, name: Sites, holds: [offices] }
`;
const there = (text: string) => text.replace('      trusted: [offices]\n', THERE);

/** The verdicts of a control where locations are there already, and something was done to what is made of them. */
function verdictsOf(weaken: (tenant: SharedServiceTenant) => void, ...controls: readonly string[]) {
  const { app, guard, tenant } = guardedApp(exampleTenant('adatum', there));
  weaken(tenant);
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } catch (error) {
    if (guard.judgments.length === 0) throw error;
  } finally {
    told.mockRestore();
  }
  return controls.map((control) =>
    guard.judgments
      .filter((judgment) => judgment.control === control)
      .map(({ verdict, outcome }) => ('onApply' in outcome && outcome.onApply ? `${verdict} on apply` : verdict)),
  );
}

const lookUpOf = (tenant: SharedServiceTenant, name: string) =>
  elementOf(stackOf(tenant, 'entra'), DataAzureadNamedLocation, `/location-${name}/`);

describe('named locations that are there already', () => {
  it('are looked up instead of being made, and named by their ids', () => {
    const made = Object.keys(resourcesOf('adatum', 'azuread_named_location', there));
    expect(made.filter((name) => /^(trusted|pipeline-egress)_/.test(name))).toEqual([]);
    expect(Object.values(dataOf('adatum', 'azuread_named_location', there))).toMatchObject([
      { display_name: 'Runners', lifecycle: { postcondition: [{ condition: expect.stringContaining('!anytrue') }] } },
      { display_name: 'Sites', lifecycle: { postcondition: [{ condition: expect.stringContaining(' alltrue') }] } },
    ]);
    const named = JSON.stringify(policiesOf('adatum', there));
    expect(named).toContain(`"excluded_locations":["${PIPELINE}"]`);
    expect(named).toContain(`"excluded_locations":["${OFFICES}"]`);
  });

  it('meet their controls on apply, and shut nobody out', () => {
    expect(verdictsOf(() => undefined, 'ENT-NW-01', 'ENT-NW-02', 'ENT-WL-01', 'DEP-02', 'ENT-BG-04')).toEqual([
      ['met on apply'],
      ['met on apply'],
      ['met on apply'],
      ['met'],
      ['met'],
    ]);
  });

  it('are unknown once nothing checks what they hold', () => {
    const unchecked = (tenant: SharedServiceTenant) => {
      for (const name of ['runners', 'sites']) lookUpOf(tenant, name).addOverride('lifecycle', undefined);
    };
    const [trusted, administrators, workloads] = verdictsOf(unchecked, 'ENT-NW-01', 'ENT-NW-02', 'ENT-WL-01');
    expect(trusted).toEqual(['unmet']);
    expect(new Set(administrators)).toEqual(new Set(['unknown']));
    expect(new Set(workloads)).toEqual(new Set(['unknown']));
  });

  it('are unmet once they may hold more than is declared', () => {
    const widened = (tenant: SharedServiceTenant) => {
      for (const name of ['runners', 'sites']) {
        const lookUp = lookUpOf(tenant, name);
        const [held] = [lookUp.lifecycle?.postcondition ?? []].flat();
        const condition = String(held?.condition).replace('toset(["', 'toset(["192.0.2.0/24", "');
        lookUp.lifecycle = { postcondition: [{ condition, errorMessage: 'another' }] };
      }
    };
    const [trusted, administrators, workloads] = verdictsOf(widened, 'ENT-NW-01', 'ENT-NW-02', 'ENT-WL-01');
    expect(new Set(trusted)).toEqual(new Set(['unmet']));
    expect(new Set(administrators)).toEqual(new Set(['unmet']));
    expect(new Set(workloads)).toEqual(new Set(['unmet']));
  });
});
