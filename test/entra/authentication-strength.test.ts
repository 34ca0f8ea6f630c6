import {
  AuthenticationStrength,
  type AuthenticationStrengthProps,
  ExistingAuthenticationStrength,
  RequireMfa,
  RequireMfaForManagement,
} from '../../lib/entra';
import { azuread, bodiesOf, breakGlassIn, ENFORCED, emptyStack, render } from './rendered';
import { POLICY } from './rendered-policy';

const STRENGTH = 'azuread_authentication_strength_policy';
const ID = '6f1e2d3c-2222-4a2b-8c3d-000000000004';
const PATH = `/policies/authenticationStrengthPolicies/${ID}`;

function strengthOf(props?: AuthenticationStrengthProps) {
  const stack = emptyStack();
  new AuthenticationStrength(stack, 'strength', props);
  return bodiesOf(render(stack), STRENGTH);
}

describe('AuthenticationStrength', () => {
  it('takes every combination but those with a sent code and a pass for several sign-ins, unless told', () => {
    expect(strengthOf()).toEqual([
      {
        display_name: 'MFA without sent codes',
        description: 'Multifactor authentication without codes by SMS, voice or e-mail.',
        allowed_combinations: [
          'deviceBasedPush',
          'federatedMultiFactor',
          'fido2',
          'hardwareOath,federatedSingleFactor',
          'microsoftAuthenticatorPush,federatedSingleFactor',
          'password,hardwareOath',
          'password,microsoftAuthenticatorPush',
          'password,softwareOath',
          'softwareOath,federatedSingleFactor',
          'temporaryAccessPassOneTime',
          'windowsHelloForBusiness',
          'x509CertificateMultiFactor',
        ],
        lifecycle: { create_before_destroy: true },
      },
    ]);
  });

  it('takes what it is told, each once and in order', () => {
    const combinations = ['windowsHelloForBusiness', 'fido2', 'fido2'];
    expect(strengthOf({ combinations, displayName: 'Keys' })).toMatchObject([
      { display_name: 'Keys', allowed_combinations: ['fido2', 'windowsHelloForBusiness'] },
    ]);
  });

  it('refuses no combination, a sent code, a single factor and an empty name, all at once', () => {
    expect(() => strengthOf({ combinations: [] })).toThrow(
      'contoso-entra/strength: combinations: nobody can satisfy a strength that takes no combination, got "none"',
    );
    expect(() => strengthOf({ combinations: ['fido2', 'password,sms', 'password'], displayName: '' })).toThrow(
      /^contoso-entra\/strength: 3 problems/,
    );
    expect(() => strengthOf({ combinations: ['fido2', 'password,sms'] })).toThrow(
      'contoso-entra/strength: combinations[1]: this combination takes a code that is sent',
    );
  });
});

describe.each([['RequireMfa', RequireMfa] as const, ['RequireMfaForManagement', RequireMfaForManagement] as const])(
  'a strength that %s asks for',
  (_, Policy) => {
    it('is named by its path, in place of the built-in control, and is another kind of control', () => {
      const stack = emptyStack();
      const strength = new AuthenticationStrength(stack, 'strength');
      new Policy(stack, 'it', { breakGlass: breakGlassIn(stack), rollout: ENFORCED, strength });
      const json = render(stack);
      const [name] = Object.keys(json.resource[STRENGTH] ?? {});
      expect(bodiesOf(json, POLICY)).toMatchObject([
        { grant_controls: { operator: 'OR', authentication_strength_policy_id: `\${${STRENGTH}.${name}.id}` } },
      ]);
      expect(bodiesOf(json, 'terraform_data')).toEqual([{ input: { grant: 'authenticationStrength' } }]);
      expect(azuread.problems(json)).toEqual([]);
    });

    it('can be there already', () => {
      for (const strength of [new ExistingAuthenticationStrength(ID), new ExistingAuthenticationStrength(PATH)]) {
        const stack = emptyStack();
        new Policy(stack, 'it', { breakGlass: breakGlassIn(stack), rollout: ENFORCED, strength });
        expect(bodiesOf(render(stack), POLICY)).toMatchObject([
          { grant_controls: { authentication_strength_policy_id: PATH } },
        ]);
      }
    });

    it('is refused from another stack', () => {
      const stack = emptyStack();
      const strength = new AuthenticationStrength(emptyStack('other'), 'strength');
      const props = { breakGlass: breakGlassIn(stack), rollout: ENFORCED, strength };
      expect(() => new Policy(stack, 'it', props)).toThrow(
        'contoso-entra/it: strength: the strength is in another stack, which may be applied later than this one, ' +
          'got "other/strength"; it is in the stack of the policy, contoso-entra. Refer to it by id with ' +
          'ExistingAuthenticationStrength (ENT-AU-09)',
      );
    });
  },
);

it('an existing strength is refused by its name', () => {
  expect(() => new ExistingAuthenticationStrength('Keys')).toThrow('this is not an object id, got "Keys"');
});
