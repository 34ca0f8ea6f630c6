import { absent, known, unknown, type Val } from '../value';
import type { Block } from './block';
import { reader } from './resource-reader';
import type { StackReading } from './stack-reading';

/** `azuread_directory_role_assignment`. */
export const roleAssignment = reader('', (body, found, stack) => {
  found.add('roleAssignment', {
    role: roleOf(body, 'role_id', stack),
    principal: body.text('principal_object_id'),
    scope: narrowed(body.text('directory_scope_id'), body.text('app_scope_id')),
  });
});

/** `azuread_directory_role_member`: the same by the role's object id, always for the whole directory. */
export const roleMember = reader('', (body, found, stack) => {
  found.add('roleAssignment', {
    role: roleOf(body, 'role_object_id', stack),
    principal: body.text('member_object_id'),
    scope: absent(body.at('role_object_id')),
  });
});

/** `azuread_administrative_unit_role_member`: the same over what is in one administrative unit. */
export const unitRoleMember = reader('', (body, found, stack) => {
  found.add('roleAssignment', {
    role: roleOf(body, 'role_object_id', stack),
    principal: body.text('member_object_id'),
    scope: body.text('administrative_unit_object_id'),
  });
});

/** `azuread_directory_role`: only makes a built-in role assignable; assignments refer to it. */
export const directoryRole = reader('display_name template_id', () => {});

/** The role's template id, also where it is referred to by the object id of an `azuread_directory_role` of the stack. */
export function roleOf(body: Block, name: string, stack: StackReading): Val<string> {
  const role = body.text(name);
  const byObjectId =
    role.is === 'ref' && role.attribute === 'object_id' && role.address.startsWith('azuread_directory_role.');
  if (!byObjectId) return role;
  const template = stack.expressions.attribute(role.address, 'template_id');
  return template.is === 'literal' ? known(String(template.value), role.at) : role;
}

/** What narrows an assignment; `/` is the whole directory, as is none at all. */
export function narrowed(directory: Val<string>, app: Val<string> = absent(directory.at)): Val<string> {
  const [first, ...more] = [directory, app].filter(
    (scope) => !(scope.is === 'known' && scope.value === '/') && scope.is !== 'absent',
  );
  if (!first) return absent(directory.at);
  return more.length > 0 ? unknown('notRead', first.at) : first;
}
