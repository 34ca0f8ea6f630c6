import { type Breach, type FormRule, joined, listOf, wrongMembers } from './form-rule';
import type { Truth } from './truth';
import type { Written, WrittenList } from './written';
import type { WrittenPolicy } from './written-policy';

/** The form of an id, the all-zero one included: among locations it stands for the trusted IPs of per-user MFA. */
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const STRENGTH = /^\/policies\/authenticationStrengthPolicies\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a place of a policy refers to. */
interface Named {
  readonly what: string;
  /** Microsoft's words that may stand for an id. */
  readonly words?: readonly string[];
  readonly form?: RegExp;
  /** Resource types, managed or looked up, and the attributes of theirs that are the id. */
  readonly types: readonly string[];
  readonly attributes: readonly string[];
}

const USER: Named = {
  what: 'user',
  words: ['All', 'None', 'GuestsOrExternalUsers'],
  types: ['azuread_user', 'azuread_users'],
  attributes: ['object_id', 'object_ids'],
};
const GROUP: Named = {
  what: 'group',
  types: ['azuread_group', 'azuread_group_without_members', 'azuread_groups'],
  attributes: ['object_id', 'object_ids'],
};
const ROLE: Named = {
  what: 'role',
  types: ['azuread_directory_role', 'azuread_directory_roles', 'azuread_directory_role_templates'],
  attributes: ['template_id', 'template_ids', 'object_ids'],
};
const APPLICATION: Named = {
  what: 'application',
  words: ['All', 'None', 'Office365', 'MicrosoftAdminPortals'],
  types: ['azuread_application', 'azuread_application_registration', 'azuread_service_principal'],
  attributes: ['client_id'],
};
const LOCATION: Named = {
  what: 'location',
  words: ['All', 'AllTrusted'],
  types: ['azuread_named_location'],
  attributes: ['object_id'],
};
const SERVICE_PRINCIPAL: Named = {
  what: 'service principal',
  words: ['ServicePrincipalsInMyTenant'],
  types: ['azuread_service_principal', 'azuread_service_principals'],
  attributes: ['object_id', 'object_ids'],
};
const STRENGTH_PATH: Named = {
  what: 'authentication strength',
  form: STRENGTH,
  types: ['azuread_authentication_strength_policy'],
  attributes: ['id'],
};

/** Ids: which of the several ids of a thing a policy refers to it by. */
export const ID_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'user-id',
    about: ['conditions.users.included_users', 'conditions.users.excluded_users'],
    problem: 'this is not the id of a user, which Microsoft Graph refuses',
    allowed: 'a user is named by object id, or by one of the words All, None and GuestsOrExternalUsers',
    remedy: 'Write the object id, not the user principal name: `object_id` of the user or its look-up',
    breach: ({ users }) => notNamed(joined(users.included, users.excluded), USER),
  },
  {
    id: 'group-id',
    about: ['conditions.users.included_groups', 'conditions.users.excluded_groups'],
    problem: 'this is not the id of a group, which Microsoft Graph refuses',
    allowed: 'a group is named by object id',
    remedy: 'Write `object_id` of the group: its Terraform `id` is a path',
    breach: ({ groups }) => notNamed(joined(groups.included, groups.excluded), GROUP),
  },
  {
    id: 'role-id',
    about: ['conditions.users.included_roles', 'conditions.users.excluded_roles'],
    problem: 'this is not the id of a role, which Microsoft Graph refuses',
    allowed: 'a role is named by the template id of a built-in role; there is no word for all of them',
    remedy:
      'Write the template id (`template_id`, not `object_id`, of an azuread_directory_role); for everybody include the users All',
    breach: ({ roles }) => notNamed(joined(roles.included, roles.excluded), ROLE),
  },
  {
    id: 'application-id',
    about: ['conditions.applications.included_applications', 'conditions.applications.excluded_applications'],
    problem: 'this is not the id of an application, which Microsoft Graph refuses',
    allowed:
      'an application is named by client id, or by one of the words All, None, Office365 and MicrosoftAdminPortals',
    remedy: 'Write `client_id` of the application or of its service principal, not an object id',
    breach: ({ applications }) => notNamed(joined(applications.included, applications.excluded), APPLICATION),
  },
  {
    id: 'location-id',
    about: ['conditions.locations.included_locations', 'conditions.locations.excluded_locations'],
    problem: 'this is not the id of a named location, which Microsoft Graph refuses (1040)',
    allowed: 'a location is named by object id, or by one of the words All and AllTrusted',
    remedy: 'Write `object_id` of the azuread_named_location: its Terraform `id` is a path',
    breach: ({ locations }) => notNamed(joined(locations.included, locations.excluded), LOCATION),
  },
  {
    id: 'service-principal-id',
    about: [
      'conditions.client_applications.included_service_principals',
      'conditions.client_applications.excluded_service_principals',
    ],
    problem: 'this is not the id of a service principal, which Microsoft Graph refuses',
    allowed:
      'a workload identity is named by the object id of its service principal, or all by ServicePrincipalsInMyTenant',
    remedy: 'Write `object_id` of the service principal, not the client id of its application',
    breach: ({ servicePrincipals }) =>
      notNamed(joined(servicePrincipals.included, servicePrincipals.excluded), SERVICE_PRINCIPAL),
  },
  {
    id: 'strength-path',
    about: ['grant_controls.authentication_strength_policy_id'],
    problem: 'this is not the path of an authentication strength',
    allowed: 'a strength is named as /policies/authenticationStrengthPolicies/<id>',
    remedy: 'Write `id` of the azuread_authentication_strength_policy, or the path with the id of a built-in strength',
    breach: ({ grant }) => notNamed(listOf(grant.strength), STRENGTH_PATH),
  },
];

function notNamed(list: WrittenList, named: Named): Breach {
  return wrongMembers(list, (item) => isWrong(item, named));
}

function isWrong(item: Written<string>, { words = [], form = ID, types, attributes }: Named): Truth {
  if (item.is === 'known') return !words.includes(item.value) && !form.test(item.value);
  if (item.is !== 'ref') return undefined;
  const [type = ''] = item.address.replace(/^data\./, '').split('.');
  // What another provider's resource comes to is not known here.
  if (!type.startsWith('azuread_')) return undefined;
  return !types.includes(type) || !attributes.includes(item.attribute);
}
