import type { Fields } from '../entity';
import type { PolicyDocument } from '../policy-document';
import { absent, type Origin, ref, unknown, type Val } from '../value';
import { takenAwayByAttachment, takenAwayByRole, takesAway } from './aws-exclusive-policies';
import type { Block } from './block';
import { EVERY_AWS_RESOURCE, type Findings, reader } from './resource-reader';
import type { StackReading } from './stack-reading';
import type { Term } from './term';
import { whyOf } from './term-value';

type PrincipalType = Fields['iamPrincipal']['type'];

/** `aws_iam_group`. */
export const group = reader('path', (body, found) => {
  found.add('iamPrincipal', { type: 'group', name: body.named('name'), trust: absent(body.at()) });
});

/** `aws_iam_user`. A permissions boundary only takes away. */
export const user = reader(`${EVERY_AWS_RESOURCE} path permissions_boundary force_destroy`, (body, found) => {
  found.add('iamPrincipal', { type: 'user', name: body.named('name'), trust: absent(body.at()) });
});

const ROLE_SETTINGS = `${EVERY_AWS_RESOURCE} name_prefix path permissions_boundary description
  force_detach_policies inline_policy.name`;

/** `aws_iam_role`, with the policies that stand in the role itself. */
export const role = reader(ROLE_SETTINGS, (body, found, stack) => {
  const name = body.named('name');
  const session = body.text('max_session_duration');
  found.add('iamPrincipal', { type: 'role', name, trust: body.document('assume_role_policy', true), session });
  const principal = name.is === 'known' ? name : ref(body.resource.address, 'name', name.at);
  const add = (document: Val<PolicyDocument>, own: { readonly inline?: true } = {}) => {
    found.add('identityPolicy', { ...own, principalType: 'role', principal, document });
  };
  const inline = body.blocks('inline_policy');
  for (const block of inline.blocks) {
    const document = block.document('policy');
    if (document.is !== 'absent') add(document, { inline: true });
  }
  if (inline.open !== undefined) add(unknown(inline.open, body.at('inline_policy')));
  const managed = body.term('managed_policy_arns');
  const at = body.at('managed_policy_arns');
  if (managed.is === 'list') for (const arn of managed.items) add(attached(arn, at, stack));
  else if (managed.is !== 'null') add(unknown(whyOf(managed), at));
  for (const lost of takenAwayByRole(body, principal, stack)) found.opaque(takesAway(lost));
});

/** `aws_iam_group_policy`, `aws_iam_role_policy`, `aws_iam_user_policy`. */
export const inlinePolicy = (principalType: PrincipalType) =>
  reader('name name_prefix', (body, found) => {
    const document = body.document('policy');
    found.add('identityPolicy', { inline: true, principalType, principal: body.text(principalType), document });
  });

/** `aws_iam_group_policy_attachment` and its two likes. */
export const policyAttachment = (principalType: PrincipalType) =>
  reader('', (body, found, stack) => {
    const document = attached(body.term('policy_arn'), body.at('policy_arn'), stack);
    found.add('identityPolicy', { principalType, principal: body.text(principalType), document });
  });

/** `aws_iam_policy_attachment`: one policy to several principals. */
export const sharedAttachment = reader('name', (body, found, stack) => {
  const document = attached(body.term('policy_arn'), body.at('policy_arn'), stack);
  addEach(body, found, 'group', document);
  addEach(body, found, 'role', document);
  addEach(body, found, 'user', document);
  for (const lost of takenAwayByAttachment(body, stack)) found.opaque(takesAway(lost));
});

function addEach(body: Block, found: Findings, principalType: PrincipalType, document: Val<PolicyDocument>): void {
  const { items, open, at } = body.set(`${principalType}s`);
  const principals = open === undefined ? items : [...items, unknown(open, at)];
  for (const principal of principals) found.add('identityPolicy', { principalType, principal, document });
}

/** `aws_iam_policy`: it says nothing until it is attached. */
export const policy = reader(
  `${EVERY_AWS_RESOURCE} name name_prefix path description delay_after_policy_creation_in_ms`,
  (body, found) => {
    found.add('managedPolicy', { document: body.document('policy') });
  },
);

/** The document behind a policy's ARN: that of a policy of this stack; others, also AWS's own, are not read. */
function attached(arn: Term, at: Origin, stack: StackReading): Val<PolicyDocument> {
  const resource = arn.is === 'ref' ? stack.expressions.resource(arn.address) : undefined;
  if (
    arn.is === 'ref' &&
    arn.attribute === 'arn' &&
    resource?.mode === 'managed' &&
    resource.type === 'aws_iam_policy'
  ) {
    const document = stack.body(resource).document('policy');
    return document.is === 'absent' ? unknown('notRead', at) : document;
  }
  return unknown(resource?.mode === 'data' ? 'data' : whyOf(arn), at);
}

/** `aws_iam_user_group_membership`: one user's groups. */
export const userGroups = reader('', (body, found) => {
  found.add('iamMembership', { users: body.single('user'), groups: body.set('groups') });
});

/** `aws_iam_group_membership`: one group's users. */
export const groupUsers = reader('name', (body, found) => {
  found.add('iamMembership', { users: body.set('users'), groups: body.single('group') });
});
