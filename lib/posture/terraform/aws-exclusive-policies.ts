import { symbolOf, symbolsOf, type Val } from '../value';
import type { Block } from './block';
import { givenTo, givenToSeveral, type PolicyKind, PRINCIPALS, type PrincipalType } from './given-policies';
import { reader } from './resource-reader';
import type { StackReading } from './stack-reading';

/**
 * `aws_iam_*_policies_exclusive` and `aws_iam_*_policy_attachments_exclusive` take every policy away that they do not
 * list, so that one which another resource of the stack gives would come and go.
 */
export const exclusivePolicies = (type: PrincipalType, kind: PolicyKind) =>
  reader('', (body, found, stack) => {
    const principal = symbolOf(body.text(`${type}_name`));
    const kept = new Set(symbolsOf(body.set(kind === 'inline' ? 'policy_names' : 'policy_arns')));
    for (const { address, policy } of givenTo(stack, type, kind).to(principal)) {
      if (policy === undefined || !kept.has(policy)) found.opaque(takesAway(address));
    }
  });

/** Why a resource that takes away what `address` gives is opaque. */
export function takesAway(address: string): string {
  return `it takes away the policy that ${address} gives`;
}

/** The separate policies that a role's own `inline_policy` or `managed_policy_arns` would take away. */
export function takenAwayByRole(body: Block, principal: Val<string>, stack: StackReading): string[] {
  const lost = (kind: PolicyKind, kept: ReadonlySet<string>) =>
    givenTo(stack, 'role', kind)
      .to(symbolOf(principal))
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

/** Attachments of the policy by other resources, which an `aws_iam_policy_attachment` would take away. */
export function takenAwayByAttachment(body: Block, stack: StackReading): string[] {
  const policy = symbolOf(body.text('policy_arn'));
  const separate = PRINCIPALS.flatMap((type) => {
    const kept = new Set(symbolsOf(body.set(`${type}s`)));
    const given = givenTo(stack, type, 'attached').of(policy);
    return given.filter(({ principal }) => principal === undefined || !kept.has(principal));
  });
  return [...givenToSeveral(stack).of(policy), ...separate]
    .map(({ address }) => address)
    .filter((address) => address !== body.resource.address);
}
