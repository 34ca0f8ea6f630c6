import { isJsonObject, type JsonObject, own } from '../terraform/json-object';

/** The lists of Microsoft Graph that say who gets in to a directory. */
export const COLLECTIONS = [
  'policies',
  'namedLocations',
  'authenticationStrengths',
  'groups',
  'users',
  'roleAssignments',
  'organization',
] as const;
export type Collection = (typeof COLLECTIONS)[number];

/** Where each list comes from, as the context of a response names it. */
const CONTEXTS: readonly (readonly [RegExp, Collection])[] = [
  [/^(?:identity\/)?conditionalAccess\/policies$/, 'policies'],
  [/^(?:identity\/)?conditionalAccess\/namedLocations$/, 'namedLocations'],
  [/^policies\/authenticationStrengthPolicies$/, 'authenticationStrengths'],
  [/^(?:identity\/)?conditionalAccess\/authenticationStrength\/policies$/, 'authenticationStrengths'],
  [/^groups$/, 'groups'],
  [/^users$/, 'users'],
  [/^roleManagement\/directory\/roleAssignments$/, 'roleAssignments'],
  [/^organization$/, 'organization'],
];

/** The list that a context (`https://graph.microsoft.com/v1.0/$metadata#groups(id,members)`) names; `undefined` for another one. */
export function collectionOfContext(context: string): Collection | undefined {
  const fragment = /\$metadata#([^(]*?)(?:\(.*\))?(?:\/\$entity)?$/s.exec(context)?.[1] ?? '';
  return CONTEXTS.find(([form]) => form.test(fragment))?.[1];
}

/** The list that a file or a key is named after: `policies.json`, `conditionalAccessPolicies`, `named-locations`. */
export function collectionOfName(name: string): Collection | undefined {
  const plain = name
    .replace(/^.*[\\/]/, '')
    .replace(/\.json$/i, '')
    .toLowerCase()
    .replace(/[^a-z]/g, '');
  return NAMES.find(([names]) => names.includes(plain))?.[1];
}

const NAMES: readonly (readonly [readonly string[], Collection])[] = [
  [['policies', 'conditionalaccesspolicies', 'conditionalaccess', 'capolicies'], 'policies'],
  [['namedlocations', 'locations'], 'namedLocations'],
  [['authenticationstrengths', 'authenticationstrengthpolicies', 'strengths'], 'authenticationStrengths'],
  [['groups'], 'groups'],
  [['users'], 'users'],
  [['roleassignments'], 'roleAssignments'],
  [['organization', 'organizations'], 'organization'],
];

/** The list that an object belongs to by its own properties. */
export function collectionOfEntity(entity: JsonObject): Collection | undefined {
  const has = (name: string) => Object.hasOwn(entity, name);
  if (isJsonObject(own(entity, 'conditions')) && has('state')) return 'policies';
  const type = own(entity, '@odata.type');
  if (typeof type === 'string' && type.endsWith('NamedLocation')) return 'namedLocations';
  if (has('ipRanges') || has('countriesAndRegions')) return 'namedLocations';
  if (has('allowedCombinations')) return 'authenticationStrengths';
  if (has('userPrincipalName')) return 'users';
  if (has('roleDefinitionId') && has('principalId')) return 'roleAssignments';
  if (has('verifiedDomains')) return 'organization';
  return has('groupTypes') || has('securityEnabled') ? 'groups' : undefined;
}
