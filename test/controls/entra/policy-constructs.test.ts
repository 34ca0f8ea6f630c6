import { type Control, catalogue } from '../../../lib/controls';
import { outcomesOf } from '../../../lib/controls/control-outcomes';
import { readStack } from '../../../lib/posture';
import { POLICY_CASES } from '../../entra/policy-constructs';
import { breakGlassIn, ENFORCED, emptyStack, render } from '../../entra/rendered';
import { type Declared, situationOf } from '../../support/entra-situation';
import { mutantsOf } from '../../support/mutations';
import { SURVIVORS } from '../../support/survivors';

const STACK = 'contoso-entra';
const DECLARED: Declared = { trusted: ['hq'], networks: { hq: ['203.0.113.0/26'] }, example: true };

function controlOf(id: string): Control {
  const control = catalogue.find((one) => one.id === id);
  if (control === undefined) throw new Error(`there is no control ${id}`);
  return control;
}

/** What a control says of a rendered stack. */
function verdictsOf(id: string, json: unknown, declared: Declared): readonly string[] {
  const posture = readStack({ stack: STACK, json });
  return outcomesOf(controlOf(id), situationOf(posture, { ...DECLARED, ...declared })).map(({ verdict }) => verdict);
}

const isClean = (verdicts: readonly string[]) =>
  verdicts.every((verdict) => verdict === 'met' || verdict === 'notApplicable');

const CONDITIONS = 'azuread_conditional_access_policy.conditions';
const TYPE = 'azuread_conditional_access_policy.session_controls.sign_in_frequency_authentication_type';

/** What need not be found, besides what the examples show: without the condition the policy is for more sign-ins. */
const HARMLESS: ReadonlySet<string> = new Set([
  `${CONDITIONS}.insider_risk_levels removed`,
  `${CONDITIONS}.locations.excluded_locations removed`,
  `${CONDITIONS}.locations.excluded_locations emptied`,
  `${CONDITIONS}.users.excluded_guests_or_external_users.guest_or_external_user_types removed`,
  `${CONDITIONS}.users.excluded_guests_or_external_users.guest_or_external_user_types emptied`,
  // Unset, both factors are asked for.
  `${TYPE} removed`,
]);

/** Without levels a policy is for every risk: where it blocks nobody gets in any more, else a proof is asked for more often. */
const HARMLESS_UNLESS_IT_BLOCKS: ReadonlySet<string> = new Set(
  ['sign_in_risk_levels', 'user_risk_levels'].flatMap((levels) => [
    `${CONDITIONS}.${levels} removed`,
    `${CONDITIONS}.${levels} emptied`,
  ]),
);

/** Emergency accounts are no guests, so a policy for guests alone never meets them, whether it leaves them out or not. */
const HARMLESS_FOR_GUESTS: ReadonlySet<string> = new Set([
  `${CONDITIONS}.users.excluded_groups removed`,
  `${CONDITIONS}.users.excluded_groups emptied`,
]);

describe.each(Object.entries(POLICY_CASES))('%s', (_, { control, make, besides, forGuests, declared = {} }) => {
  const stack = emptyStack(STACK);
  const breakGlass = breakGlassIn(stack);
  const made = make(stack, 'it', { breakGlass, rollout: ENFORCED });
  besides?.(stack, breakGlass);
  const json = render(stack);

  it(`meets ${control}`, () => expect(verdictsOf(control, json, declared)).toEqual(['met']));

  it('meets it in no other stage', () => {
    for (const stage of ['off', 'reportOnly', 'pilot'] as const) {
      const other = emptyStack(STACK);
      const emergency = breakGlassIn(other);
      const pilotGroup = '6f1e2d3c-2222-4a2b-8c3d-000000000002';
      make(other, 'it', { breakGlass: emergency, rollout: { stage, pilotGroup } });
      besides?.(other, emergency);
      expect(verdictsOf(control, render(other), declared)).not.toEqual(['met']);
    }
  });

  it(`is found by ${control}, ENT-BG-02, ENT-BG-04 or ENT-GV-06, whatever leaf of it is weakened`, () => {
    const address = `azuread_conditional_access_policy.${made.policy.friendlyUniqueId}`;
    const mutants = mutantsOf(JSON.parse(JSON.stringify(json))).filter((mutant) => mutant.address === address);
    expect(mutants.length).toBeGreaterThan(20);
    const found = [control, 'ENT-BG-02', 'ENT-BG-04', 'ENT-GV-06'];
    for (const id of found) expect({ id, clean: isClean(verdictsOf(id, json, declared)) }).toEqual({ id, clean: true });
    const survivors = mutants.filter((mutant) => found.every((id) => isClean(verdictsOf(id, mutant.json, declared))));
    const blocks = JSON.stringify(made.policy.toTerraform()).includes('"block"');
    const isHarmless = (name: string) =>
      SURVIVORS.some(({ path, way }) => name === `${path} ${way}`) ||
      HARMLESS.has(name) ||
      (!blocks && HARMLESS_UNLESS_IT_BLOCKS.has(name)) ||
      (forGuests === true && HARMLESS_FOR_GUESTS.has(name));
    const names = survivors.map(({ name }) => name).filter((name) => !isHarmless(name));
    expect(names).toEqual([]);
  });
});
