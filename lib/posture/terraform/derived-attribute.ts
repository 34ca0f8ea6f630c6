import { EntraRole } from '../../values';
import type { Resource } from './configuration';
import type { Expressions } from './expression';
import { partitionOf } from './provider-scope';
import { literal, type Term } from './term';

/** Attributes that say the same as an argument: which argument, and the one name under which they are compared. */
const ALIASES: Readonly<
  Record<string, { readonly argument: string; readonly name: string; readonly of: readonly string[] }>
> = {
  aws_s3_bucket: { argument: 'bucket', name: 'id', of: ['id', 'bucket'] },
  aws_iam_group: { argument: 'name', name: 'name', of: ['id', 'name'] },
  aws_iam_role: { argument: 'name', name: 'name', of: ['id', 'name'] },
  aws_iam_user: { argument: 'name', name: 'name', of: ['id', 'name'] },
  aws_iam_policy: { argument: 'arn', name: 'arn', of: ['id', 'arn'] },
};

/** The argument that sets an attribute, and the attribute's comparable name: `aws_iam_group`'s `id` is its `name`. */
export function aliasOf(resource: Resource, attribute: string): { readonly argument: string; readonly name: string } {
  const known = resource.mode === 'managed' && Object.hasOwn(ALIASES, resource.type);
  const alias = known ? ALIASES[resource.type] : undefined;
  return alias?.of.includes(attribute) ? alias : { argument: attribute, name: attribute };
}

/** The value of a computed attribute that follows from literal arguments; `undefined` where only apply knows it. */
export function derivedAttribute(resource: Resource, attribute: string, expressions: Expressions): Term | undefined {
  if (resource.type === 'aws_s3_bucket' && resource.mode === 'managed' && attribute === 'arn') {
    const bucket = expressions.argumentText(resource, 'bucket');
    const partition = partitionOf(resource, expressions);
    if (bucket !== undefined && partition !== undefined) return literal(`arn:${partition}:s3:::${bucket}`);
  }
  if (resource.type === 'azuread_directory_role' && attribute === 'template_id') {
    const name = expressions.argumentText(resource, 'display_name')?.toLowerCase();
    const role = EntraRole.all.find((candidate) => candidate.name.toLowerCase() === name);
    if (role) return literal(role.templateId);
  }
  return undefined;
}
