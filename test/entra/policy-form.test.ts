import type { ConditionalAccessPolicyConfig } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { Fn, type TerraformStack } from 'cdktf';
import { PolicyConstruct } from '../../lib/entra/conditional-access-policy';
import {
  locationFormProblems,
  policyFormProblems,
  strengthFormProblems,
} from '../../lib/entra/conditional-access-rules';
import type { PolicyRequest } from '../../lib/entra/policy-request';
import { InvalidValue, policyForm, writtenPolicy } from '../../lib/values';
import { POLICY, POLICY_EXAMPLES, policyWith } from '../support/form-examples';
import { argumentsOf, type TerraformArguments } from '../support/terraform-arguments';
import { breakGlassIn, emptyStack } from './rendered';

/** The arguments as the provider's binding names them. */
function configOf(policy: TerraformArguments): ConditionalAccessPolicyConfig {
  const camelCased = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(camelCased);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
        camelCased(inner),
      ]),
    );
  };
  return camelCased(policy) as ConditionalAccessPolicyConfig;
}

class Anything extends PolicyConstruct {
  constructor(stack: TerraformStack, request: Partial<PolicyRequest>) {
    super(stack, 'it', {
      displayName: 'Anything',
      breakGlass: breakGlassIn(stack),
      rollout: { stage: 'enforced' },
      audience: { users: 'All' },
      ...request,
    });
  }
}

describe('the form of what a construct is about to render', () => {
  // A reference is a token here, which only the guard reads.
  const literal = POLICY_EXAMPLES.filter(({ breaks, keeps }) => !JSON.stringify([breaks, keeps]).includes('${'));

  it.each(literal.map((example, index) => [example.rule, index, example] as const))(
    'is judged by %s as a raw resource is (example %i)',
    (_, __, { breaks, keeps }) => {
      for (const policy of [policyWith(breaks), policyWith(keeps)]) {
        const raw = policyForm(writtenPolicy(argumentsOf(policy))).problems.map(({ error }) => error.message);
        expect(policyFormProblems(configOf(policy)).map(({ message }) => message)).toEqual(raw);
      }
    },
  );

  it('is right for a plain policy', () => {
    expect(policyFormProblems(configOf(POLICY))).toEqual([]);
  });

  it('leaves tokens to the guard', () => {
    const stack = emptyStack();
    const hq = new NamedLocation(stack, 'hq', { displayName: 'HQ', ip: { ipRanges: ['93.184.216.0/24'] } });
    const tokens = Fn.tolist([hq.id]);
    const policy = configOf(
      policyWith({ conditions: { locations: { included_locations: ['All'], excluded_locations: [hq.id] } } }),
    );
    expect(policyFormProblems(policy)).toEqual([]);
    const conditions = { ...policy.conditions, locations: { includedLocations: tokens } };
    expect(policyFormProblems({ ...policy, conditions })).toEqual([]);
  });

  it('is asked of locations and strengths, too', () => {
    const location = { displayName: 'HQ', ip: { ipRanges: ['93.184.216.34/24'] } };
    expect(locationFormProblems(location).map(({ given }) => given)).toEqual([
      '93.184.216.34/24',
      'no create_before_destroy',
    ]);
    const strength = { displayName: 'Keys', allowedCombinations: [], lifecycle: { createBeforeDestroy: true } };
    expect(strengthFormProblems(strength).map(({ given }) => given)).toEqual(['nothing']);
  });
});

describe('a construct whose policy Microsoft Graph would not take', () => {
  it.each([
    ['no control', {}, 'contoso-entra/it: the policy controls nothing, which Microsoft Graph refuses, got "neither"'],
    [
      'a second factor beside a strength',
      {
        grant: {
          builtIn: ['mfa'],
          strength: '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004',
        },
      },
      'contoso-entra/it: an authentication strength is combined with mfa, which Microsoft Graph refuses (1108)',
    ],
    [
      'a location by its path',
      {
        grant: { builtIn: ['block'] },
        conditions: { locations: { included: ['/identity/conditionalAccess/namedLocations/1'] } },
      },
      'contoso-entra/it: this is not the id of a named location, which Microsoft Graph refuses (1040)',
    ],
    [
      'a persistent browser at one application, and a platform on a user action',
      {
        target: { userAction: 'urn:user:registersecurityinfo' },
        conditions: { platforms: { included: ['linux'] } },
        session: { persistentBrowser: 'never' },
      },
      'contoso-entra/it: 2 problems',
    ],
  ] satisfies readonly (readonly [string, Partial<PolicyRequest>, string])[])(
    'is refused at once for %s',
    (_, request, message) => {
      const make = () => new Anything(emptyStack(), request);
      expect(make).toThrow(InvalidValue);
      expect(make).toThrow(message);
    },
  );

  it('is made where nothing is wrong', () => {
    expect(new Anything(emptyStack(), { grant: { builtIn: ['mfa'] } }).policy.stateInput).toBe('enabled');
  });
});
