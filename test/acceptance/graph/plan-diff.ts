import { isObject, type Json, type JsonObject } from './json';

/** What the tenant adds of its own; no argument of the provider stands for it. */
const OWN = [
  ...['id', 'templateId', 'createdDateTime', 'modifiedDateTime', 'policyType', 'requirementsSatisfied'],
  ...['combinationConfigurations', 'includeAuthenticationContextClassReferences', 'applicationFilter'],
];
/** Arguments that a plan takes from the tenant where the configuration leaves them out. */
const COMPUTED = ['insiderRiskLevels', 'authenticationType', 'frequencyInterval', 'countryLookupMethod'];
/** Lists that the provider holds as sets. */
const SETS = ['transferMethods', 'allowedCombinations'];

/**
 * The arguments that a plan right after an apply would want to change: those that the tenant gives back in other words
 * than they were configured in, and those that it gives back without their having been configured. Empty: the plan is
 * empty. `configured` has the shape of the request, with a block that is there but empty as an object of empty lists.
 */
export function planDiff(configured: JsonObject, answered: JsonObject, at = ''): string[] {
  const keys = new Set([...Object.keys(configured), ...Object.keys(answered)]);
  return [...keys].flatMap((key) => {
    if (key.startsWith('@odata.') || OWN.includes(key)) return [];
    return differences(key, configured[key], answered[key], `${at}${key}`);
  });
}

function differences(key: string, wanted: Json | undefined, given: Json | undefined, path: string): string[] {
  if (wanted === undefined && COMPUTED.includes(key)) return [];
  // The provider makes a block of external tenants out of a null, and none where the property is left out.
  if (key === 'externalTenants' && wanted === undefined) return given === undefined ? [] : [path];
  if (isUnset(wanted) || isUnset(given)) return isUnset(wanted) && isUnset(given) ? [] : [path];
  if (isObject(wanted) && isObject(given)) {
    // Graph writes a strength out; the policy holds its id alone.
    if (key === 'authenticationStrength') return wanted.id === given.id ? [] : [path];
    return planDiff(wanted, given, `${path}.`);
  }
  return text(key, wanted) === text(key, given) ? [] : [path];
}

/** Not set, in the eyes of the provider. A block is set even where all in it is empty. */
function isUnset(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false) return true;
  return (Array.isArray(value) && value.length === 0) || (isObject(value) && value.isEnabled === false);
}

function text(key: string, value: Json | undefined): string {
  const listed = SETS.includes(key) && typeof value === 'string' ? value.split(',') : value;
  if (!Array.isArray(listed)) return JSON.stringify(listed);
  const items = listed.map((item) => JSON.stringify(isObject(item) ? untyped(item) : item));
  return (SETS.includes(key) ? items.sort() : items).join();
}

function untyped({ '@odata.type': _type, ...properties }: JsonObject): JsonObject {
  return properties;
}
