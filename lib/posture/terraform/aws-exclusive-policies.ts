import { symbolOf, symbolsOf, type Val } from '../value';
import type { Block } from './block';
import { existenceOf } from './existence';
import { reader } from './resource-reader';
import type { StackReading } from './stack-reading';

const PRINCIPALS = ['group', 'role', 'user'] as const;
type PrincipalType = (typeof PRINCIPALS)[number];
type PolicyKind = 'inline' | 'attached';

/** A policy that a resource of its own gives to a principal: by its name where it is inline, else by its ARN. */
interface Given {
  readonly address: string;
  readonly principal: string | undefined;
  readonly policy: string | undefined;
}

/**
 * `aws_iam_*_policies_exclusive` and `aws_iam_*_policy_attachments_exclusive` take every policy away that they do not
 * list, so that one which another resource of the stack gives would come and go.
 */
export const exclusivePolicies = (type: PrincipalType, kind: PolicyKind) =>
  reader('', (body, found, stack) => {
    const principal = symbolOf(body.text(`${type}_name`));
    const kept = new Set(symbolsOf(body.set(kind === 'inline' ? 'policy_names' : 'policy_arns')));
    const lost = givenTo(stack, type, kind).filter(
      (given) =>
        (principal === undefined || given.principal === undefined || given.principal === principal) &&
        (given.policy === undefined || !kept.has(given.policy)),
    );
    for (const { address } of lost) found.opaque(takesAway(address));
  });

/** Why a resource that takes away what `address` gives is opaque. */
export function takesAway(address: string): string {
  return `it takes away the policy that ${address} gives`;
}

/** The separate policies that a role's own `inline_policy` or `managed_policy_arns` would take away. */
export function takenAwayByRole(body: Block, principal: Val<string>, stack: StackReading): string[] {
  const lost = (kind: PolicyKind, kept: ReadonlySet<string>) =>
    givenTo(stack, 'role', kind)
      .filter((given) => given.principal === undefined || given.principal === symbolOf(principal))
      .filter(({ policy }) => policy === undefined || !kept.has(policy))
      .map(({ address }) => address);
  const inline = body.blocks('inline_policy');
  // What is only there takes nothing away.
  const isWritten = (name: string) => body.resource.byOthers?.has(name) !== true;
  const declaresInline = inline.blocks.length > 0 || inline.open !== undefined;
  const declaresAttached = body.isSet('managed_policy_arns');
  return [
    ...(declaresInline && isWritten('inline_policy') ? lost('inline', new Set()) : []),
    ...(declaresAttached && isWritten('managed_policy_arns')
      ? lost('attached', new Set(symbolsOf(body.set('managed_policy_arns'))))
      : []),
  ];
}

const GIVEN = new WeakMap<StackReading, Map<string, readonly Given[]>>();

function givenTo(stack: StackReading, type: PrincipalType, kind: PolicyKind): readonly Given[] {
  return givenBy(stack, kind === 'inline' ? `aws_iam_${type}_policy` : `aws_iam_${type}_policy_attachment`, (body) => {
    const name = body.text('name');
    const inlineName = name.is === 'known' ? name.value : `\${${body.resource.address}.name}`;
    const policy = kind === 'inline' ? inlineName : symbolOf(body.text('policy_arn'));
    return { principal: symbolOf(body.text(type)), policy };
  });
}

function givenBy(
  stack: StackReading,
  resourceType: string,
  read: (body: Block) => Omit<Given, 'address'>,
): readonly Given[] {
  const memo = GIVEN.get(stack) ?? new Map<string, readonly Given[]>();
  GIVEN.set(stack, memo);
  const earlier = memo.get(resourceType);
  if (earlier) return earlier;
  const resources = stack.configuration.resources.filter((resource) => resource.type === resourceType);
  const given = resources.flatMap((resource): Given[] => {
    const body = stack.body(resource);
    if (existenceOf(resource.body, stack.expressions, body.at()) === undefined) return [];
    return [{ address: resource.address, ...read(body) }];
  });
  memo.set(resourceType, given);
  return given;
}

/** Attachments of the policy by other resources, which an `aws_iam_policy_attachment` would take away. */
export function takenAwayByAttachment(body: Block, stack: StackReading): string[] {
  const policy = symbolOf(body.text('policy_arn'));
  const shared = givenBy(stack, 'aws_iam_policy_attachment', (other) => ({
    principal: undefined,
    policy: symbolOf(other.text('policy_arn')),
  }));
  const separate = PRINCIPALS.flatMap((type) => {
    const kept = new Set(symbolsOf(body.set(`${type}s`)));
    return givenTo(stack, type, 'attached').filter(({ principal }) => principal === undefined || !kept.has(principal));
  });
  return [...shared, ...separate]
    .filter((given) => policy === undefined || given.policy === undefined || given.policy === policy)
    .map(({ address }) => address)
    .filter((address) => address !== body.resource.address);
}
