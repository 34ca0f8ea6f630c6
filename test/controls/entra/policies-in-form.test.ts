import { policiesInForm } from '../../../lib/controls/entra/policies-in-form';
import { emptyPosture, readStack } from '../../../lib/posture';
import { POLICY, POLICY_EXAMPLES, policyWith } from '../../support/form-examples';
import { findingsOf, verdictsOf } from '../../support/outcomes';
import { situationOf } from '../../support/posture-builder';
import type { TerraformArguments } from '../../support/terraform-arguments';

const ADDRESS = 'azuread_conditional_access_policy.p';
const LOCATION = { display_name: 'HQ', ip: { ip_ranges: ['93.184.216.0/24'], trusted: true } };
const HELD = { create_before_destroy: true };

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

function check(resource: Blocks, data: Blocks = {}) {
  return policiesInForm.check(situationOf(readStack({ stack: 'contoso-entra', json: { resource, data } })));
}

/** The policy, beside what it refers to. */
function checkPolicy(policy: TerraformArguments) {
  const { resource, data } = referredTo(JSON.stringify(policy));
  return check({ azuread_conditional_access_policy: { p: policy }, ...resource }, data);
}
const formsOf = (outcomes: ReturnType<typeof check>) =>
  findingsOf(outcomes).flatMap(({ meaning }) => meaning.settings.map((setting) => setting.replace('form=', '')));

/** Blocks as lists of one, which Terraform takes as well. */
function listed(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const block = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, listed(inner, depth + 1)]));
  return depth === 0 ? block : [block];
}

describe('ENT-GV-06', () => {
  it('is met where every policy, location and strength is in form', () => {
    const outcomes = check({
      azuread_conditional_access_policy: { p: POLICY },
      azuread_named_location: { hq: { ...LOCATION, lifecycle: HELD } },
      azuread_authentication_strength_policy: {
        keys: { display_name: 'Keys', allowed_combinations: ['fido2'], lifecycle: [HELD] },
      },
    });
    expect(outcomes).toEqual([
      { verdict: 'met', by: ['azuread_authentication_strength_policy.keys', ADDRESS, 'azuread_named_location.hq'] },
    ]);
  });

  it('is not applicable where there is none of them', () => {
    expect(verdictsOf(policiesInForm.check(situationOf(emptyPosture())))).toEqual(['notApplicable']);
  });

  it.each(POLICY_EXAMPLES.map((example, index) => [example.rule, index, example] as const))(
    'is unmet by a raw policy that breaks %s (example %i), however its blocks are written',
    (rule, _, { breaks, keeps }) => {
      for (const written of [policyWith(breaks), listed(policyWith(breaks)) as TerraformArguments]) {
        expect(formsOf(checkPolicy(written))).toContain(rule);
      }
      expect(formsOf(checkPolicy(policyWith(keeps)))).toEqual([]);
    },
  );

  it('says at which argument of which resource, and how to put it right', () => {
    const [finding] = findingsOf(checkPolicy(policyWith({ grant_controls: { operator: 'AND' } })));
    expect(finding).toMatchObject({
      subject: ADDRESS,
      given:
        'Microsoft Graph turns AND with a single control into OR, so that every plan shows a change, got mfa (AND)',
      remedy: 'write operator = "OR": operator is OR for a single control',
    });
    expect(finding?.origins[0]).toMatchObject({ address: ADDRESS, pointer: '/grant_controls/operator' });
  });

  it('is unmet by a location or a strength that would be deleted while it is in use', () => {
    const outcomes = check({
      azuread_named_location: { hq: LOCATION },
      azuread_authentication_strength_policy: { keys: { display_name: 'Keys', allowed_combinations: ['fido2'] } },
    });
    expect(formsOf(outcomes)).toEqual(['location-life-cycle', 'strength-life-cycle']);
  });

  it('is unmet by more named locations than a directory holds', () => {
    const locations = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, at) => [`l${at}`, { ...LOCATION, lifecycle: HELD }]));
    expect(formsOf(check({ azuread_named_location: locations(196) }))).toEqual(['too-many-locations']);
    expect(formsOf(check({ azuread_named_location: locations(195) }))).toEqual([]);
  });

  it('is unknown where an argument that decides cannot be read, and names it alone', () => {
    const outcomes = checkPolicy(policyWith({ grant_controls: { built_in_controls: ['${var.control}'] } }));
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    const [finding] = findingsOf(outcomes);
    expect(finding?.origins.map(({ pointer }) => pointer)).toEqual(['/grant_controls/built_in_controls/0']);
    expect(finding?.given).toContain('an input variable');
  });

  it('is unknown where a block is made by an expression', () => {
    const dynamic = { locations: { for_each: ['x'], content: { included_locations: ['All'] } } };
    const outcomes = checkPolicy(policyWith({ conditions: { dynamic } }));
    expect(verdictsOf(outcomes)).toEqual(['unknown']);
    const pointers = findingsOf(outcomes).flatMap(({ origins }) => origins.map(({ pointer }) => pointer));
    expect(pointers).toContain('/conditions/locations');
    expect(pointers.filter((pointer) => !pointer.startsWith('/conditions/locations'))).toEqual([]);
  });

  it('says what is wrong beside what cannot be read', () => {
    const outcomes = checkPolicy(policyWith({ state: '${var.state}', grant_controls: { operator: 'AND' } }));
    expect(verdictsOf(outcomes)).toEqual(['unmet', 'unknown']);
  });

  it('judges what ignore_changes covers as it is written, since that is what apply first sends', () => {
    const ignoring = { lifecycle: { ignore_changes: ['grant_controls', 'state'] } };
    expect(verdictsOf(checkPolicy(policyWith(ignoring)))).toEqual(['met']);
    expect(formsOf(checkPolicy(policyWith({ ...ignoring, grant_controls: { operator: 'AND' } })))).toEqual([
      'single-and',
    ]);
  });

  it('does not judge a policy that is not made', () => {
    const outcomes = checkPolicy(policyWith({ count: 0, grant_controls: { operator: 'AND' } }));
    expect(verdictsOf(outcomes)).toEqual(['notApplicable']);
  });
});

/** The resources and data sources that a text refers to. */
function referredTo(text: string): { readonly resource: Blocks; readonly data: Blocks } {
  const blocks = { resource: {} as Record<string, object>, data: {} as Record<string, object> };
  for (const [, lookUp, type = '', name = ''] of text.matchAll(/\$\{(data\.)?(azuread_\w+)\.(\w+)\./g)) {
    const body = type === 'azuread_named_location' ? { ...LOCATION, lifecycle: HELD } : { display_name: name };
    blocks[lookUp === undefined ? 'resource' : 'data'][type] = { [name]: body };
  }
  return blocks as { readonly resource: Blocks; readonly data: Blocks };
}
