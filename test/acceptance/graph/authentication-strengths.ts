import { type Directory, found } from './directory';
import { GraphError } from './graph-error';
import { type JsonObject, stringsOf } from './json';
import { Query } from './query';
import { created, noContent, ok, type Resource, type Route } from './route';
import { type Fields, read, text, texts } from './shape';

const BASE = '/policies/authenticationStrengthPolicies';
const NAMES: Fields = { displayName: text, description: text };
const METHODS = [
  'deviceBasedPush',
  'email',
  'federatedMultiFactor',
  'federatedSingleFactor',
  'fido2',
  'hardwareOath',
  'microsoftAuthenticatorPush',
  'password',
  'sms',
  'softwareOath',
  'temporaryAccessPassMultiUse',
  'temporaryAccessPassOneTime',
  'voice',
  'windowsHelloForBusiness',
  'x509CertificateMultiFactor',
  'x509CertificateSingleFactor',
];

const PHISHING_RESISTANT = ['windowsHelloForBusiness', 'fido2', 'x509CertificateMultiFactor'];
const PASSWORDLESS = [...PHISHING_RESISTANT, 'deviceBasedPush'];
const MULTIFACTOR = [
  ...PASSWORDLESS,
  'temporaryAccessPassOneTime',
  'temporaryAccessPassMultiUse',
  'password,microsoftAuthenticatorPush',
  'password,softwareOath',
  'password,hardwareOath',
  'password,sms',
  'password,voice',
  'federatedMultiFactor',
  'microsoftAuthenticatorPush,federatedSingleFactor',
  'softwareOath,federatedSingleFactor',
  'hardwareOath,federatedSingleFactor',
  'sms,federatedSingleFactor',
  'voice,federatedSingleFactor',
];

/** Authentication strengths: the three built-in ones and the tenant's own. */
export class AuthenticationStrengths implements Resource {
  constructor(private readonly directory: Directory) {
    this.add('00000000-0000-0000-0000-000000000002', 'Multifactor authentication', 'builtIn', MULTIFACTOR);
    this.add('00000000-0000-0000-0000-000000000003', 'Passwordless MFA', 'builtIn', PASSWORDLESS);
    this.add('00000000-0000-0000-0000-000000000004', 'Phishing-resistant MFA', 'builtIn', PHISHING_RESISTANT);
  }

  /** Puts a strength into the tenant, as if it had always been there. */
  add(id: string, displayName: string, policyType: 'builtIn' | 'custom', allowedCombinations: string[]): JsonObject {
    const at = this.directory.now();
    const strength: JsonObject = {
      id,
      createdDateTime: at,
      modifiedDateTime: at,
      displayName,
      description: '',
      policyType,
      requirementsSatisfied: 'mfa',
      allowedCombinations,
      combinationConfigurations: [],
    };
    this.directory.authenticationStrengths.set(id, strength);
    return strength;
  }

  routes(): readonly Route[] {
    const strengths = this.directory.authenticationStrengths;
    return [
      { method: 'GET', path: BASE, handle: (call) => ok(Query.parse(call.search).list(strengths.values())) },
      { method: 'GET', path: `${BASE}/{id}`, handle: (call) => ok(found(strengths, call.param('id'))) },
      {
        method: 'POST',
        path: BASE,
        handle: (call) => {
          const given = read(call.body, { ...NAMES, allowedCombinations: texts });
          const combinations = checked(stringsOf(given.allowedCombinations));
          const strength = this.add(this.directory.newId(), named(given.displayName), 'custom', combinations);
          strength.description = given.description ?? '';
          return created(strength);
        },
      },
      {
        method: 'PATCH',
        path: `${BASE}/{id}`,
        handle: (call) => {
          const strength = this.own(call.param('id'));
          const given = read(call.body, NAMES);
          if (given.displayName !== undefined) strength.displayName = named(given.displayName);
          if (given.description !== undefined) strength.description = given.description ?? '';
          strength.modifiedDateTime = this.directory.now();
          return noContent();
        },
      },
      {
        method: 'POST',
        path: `${BASE}/{id}/updateAllowedCombinations`,
        handle: (call) => {
          const strength = this.own(call.param('id'));
          const given = read(call.body, { allowedCombinations: texts });
          const previousCombinations = strength.allowedCombinations ?? [];
          const currentCombinations = checked(stringsOf(given.allowedCombinations));
          strength.allowedCombinations = currentCombinations;
          const conditionalAccessReferences = this.usersOf(call.param('id'));
          return ok({
            previousCombinations,
            currentCombinations,
            conditionalAccessReferences,
            additionalInformation: '',
          });
        },
      },
      {
        method: 'DELETE',
        path: `${BASE}/{id}`,
        handle: (call) => {
          this.own(call.param('id'));
          if (this.usersOf(call.param('id')).length > 0) {
            throw GraphError.badRequest('The authentication strength is in use by a Conditional Access policy.');
          }
          strengths.delete(call.param('id'));
          return noContent();
        },
      },
    ];
  }

  private own(id: string): JsonObject {
    const strength = found(this.directory.authenticationStrengths, id);
    if (strength.policyType === 'builtIn') throw GraphError.badRequest('A built-in strength cannot be changed.');
    return strength;
  }

  private usersOf(id: string): string[] {
    const policies = [...this.directory.policies.values()];
    return policies.filter((policy) => policy.grantControls?.authenticationStrength?.id === id).map(({ id }) => id);
  }
}

function named(name: JsonObject[string] | undefined): string {
  if (typeof name === 'string' && name !== '') return name;
  throw GraphError.badRequest("A value is required for 'displayName'.");
}

function checked(combinations: string[]): string[] {
  const wrong = combinations.find((combination) => combination.split(',').some((method) => !METHODS.includes(method)));
  if (wrong !== undefined || combinations.length === 0) {
    throw GraphError.badRequest(`'${wrong ?? ''}' is no combination of authentication methods.`);
  }
  return combinations;
}
