import fc from 'fast-check';
import {
  locationForm,
  policyForm,
  strengthForm,
  writtenLocation,
  writtenPolicy,
  writtenStrength,
} from '../../../lib/values';
import { policiesInAnyForm } from '../../support/arbitrary-form';
import { POLICY_EXAMPLES, policyWith } from '../../support/form-examples';
import { argumentsOf, type TerraformArguments } from '../../support/terraform-arguments';
import { LOCATIONS, POLICIES, send } from './direct-request';
import type { JsonObject } from './json';
import { planDiff } from './plan-diff';
import { recordedTenant } from './recorded-tenant';
import { asSent } from './second-plan';
import { sentPolicy } from './sent-policy';

const clock = () => Date.UTC(2026, 10, 22);

/** What Graph refuses of a policy, or what the next plan shows of one that it takes; empty where all is well. */
function troubleWith(policy: TerraformArguments): readonly string[] {
  const tenant = recordedTenant(clock);
  const configured = sentPolicy(policy);
  const { message, body } = send(tenant, 'POST', POLICIES, asSent(configured));
  if (body === undefined) return [message ?? 'refused'];
  return planDiff(configured, send(tenant, 'GET', `${POLICIES}/${String(body.id)}`).body ?? {});
}

const brokenBy = (policy: TerraformArguments) =>
  policyForm(writtenPolicy(argumentsOf(policy))).problems.map(({ rule }) => rule);

describe('a policy in the form that the rules ask for', () => {
  const literal = POLICY_EXAMPLES.filter(({ keeps }) => !JSON.stringify(keeps).includes('${'));

  it.each(literal.map((example, index) => [example.rule, index, example] as const))(
    'is taken and kept by Graph: the example of %s (%i)',
    (_, __, { keeps }) => {
      expect(troubleWith(policyWith(keeps))).toEqual([]);
    },
  );

  it('is the only one that is: whatever Graph refuses or rewrites, a rule refuses', () => {
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(policiesInAnyForm, (policy) => {
        const trouble = troubleWith(policy);
        const broken = brokenBy(policy);
        if (trouble.length === 0 && broken.length === 0) seen.taken += 1;
        if (trouble.length > 0) seen.refused += 1;
        expect(trouble.length > 0 && broken.length === 0 ? trouble : []).toEqual([]);
      }),
      { numRuns: 1500 },
    );
    expect(seen.taken).toBeGreaterThan(10);
    expect(seen.refused).toBeGreaterThan(100);
  });
});

describe('a named location or a strength', () => {
  const HELD = { is: 'known', value: true } as const;
  const refusedBy = (path: string, body: JsonObject) => send(recordedTenant(clock), 'POST', path, body).status === 400;

  it('is refused by a rule wherever Graph refuses it for its ranges', () => {
    const range = fc.constantFrom(
      ...['93.184.216.0/24', '93.184.216.34/24', '93.184.216.34', '0.0.0.0/1', '10.0.0.0/8', '93.184.216.0/33'],
      ...['2001:db8::/48', '2001:db8::1/48', '2000::/3', 'office', ''],
    );
    fc.assert(
      fc.property(fc.array(range, { maxLength: 3 }), (ip_ranges) => {
        const ipRanges = ip_ranges.map((cidrAddress) => ({ cidrAddress }));
        const body = { '@odata.type': '#microsoft.graph.ipNamedLocation', displayName: 'HQ', ipRanges };
        const { problems } = locationForm(writtenLocation(argumentsOf({ ip: { ip_ranges } }), HELD));
        expect(problems.length > 0).toBe(refusedBy(LOCATIONS, body));
      }),
    );
  });

  it('is refused by a rule wherever Graph refuses it for its countries', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('CH', 'ch', 'CHE', 'LI', ''), { maxLength: 3 }), (countries) => {
        const type = '#microsoft.graph.countryNamedLocation';
        const body = { '@odata.type': type, displayName: 'Home', countriesAndRegions: countries };
        const country = { countries_and_regions: countries };
        const { problems } = locationForm(writtenLocation(argumentsOf({ country }), HELD));
        expect(problems.length > 0).toBe(refusedBy(LOCATIONS, body));
      }),
    );
  });

  it('is refused by a rule wherever Graph refuses it for its combinations', () => {
    const combination = fc.constantFrom('fido2', 'password,sms', 'password,telepathy', 'telepathy', '');
    fc.assert(
      fc.property(fc.array(combination, { maxLength: 3 }), (allowed_combinations) => {
        const body = { displayName: 'Keys', allowedCombinations: allowed_combinations };
        const { problems } = strengthForm(writtenStrength(argumentsOf({ allowed_combinations }), HELD));
        expect(problems.length > 0).toBe(refusedBy('/policies/authenticationStrengthPolicies', body));
      }),
    );
  });
});
