import { IamGroupPolicy } from '@cdktf/provider-aws/lib/iam-group-policy';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy';
import { DefaultTokenResolver, StringConcat, TerraformStack, Token, Tokenization } from 'cdktf';
import type { Construct } from 'constructs';
import { InvalidValue, limitInWords, POLICY_LIMITS, quoted, sizeInWords, sizeOf } from '../values';
import type { IHumanPrincipal } from './human-principal';
import { asReceived } from './policy-document';

/** An inline policy that is about to be put on people. */
export interface InlinePolicy {
  /** Name of the policy, unique on its principal. */
  readonly name: string;
  readonly document: string;
  /** How a document that is too long could be made shorter. */
  readonly shorten: string;
  readonly control: string;
}

/**
 * What AWS would have against one more inline policy on the principal, seen the policies that the same stack puts on it
 * already: a name that is taken (the later would overwrite the earlier at each apply), or too many characters in all.
 * A document that holds a reference is not counted.
 */
export function inlinePolicyFinding(
  scope: Construct,
  principal: IHumanPrincipal,
  policy: InlinePolicy,
): InvalidValue | undefined {
  const { kind } = principal;
  const who = `the ${kind} ${quoted(principal.name)}`;
  const present = policiesOn(scope, principal);
  if (present.some(({ name }) => name === policy.name)) {
    return new InvalidValue({
      problem: `${who} has an inline policy of that name in this stack already`,
      given: policy.name,
      allowed: `an inline policy has its name to itself on its ${kind}`,
      remedy: `Name ${who} in one construct of this kind only`,
      control: policy.control,
    });
  }
  const limit = POLICY_LIMITS[kind === 'group' ? 'inlineGroup' : 'inlineRole'];
  const length = [...present.map(({ document }) => document), policy.document]
    .filter((document) => !Token.isUnresolved(document))
    .reduce((sum, document) => sum + sizeOf(asReceived(document), limit.counted), 0);
  if (length <= limit.most) return undefined;
  return new InvalidValue({
    problem: `the inline policies of ${who} are too long together`,
    given: sizeInWords(length, limit.counted),
    allowed: limitInWords(limit),
    remedy: policy.shorten,
    control: policy.control,
  });
}

interface Present {
  readonly name?: string;
  readonly document: string;
}

function policiesOn(scope: Construct, principal: IHumanPrincipal): Present[] {
  const names = [principal.name, rendered(scope, principal.target)];
  const holds = (target = '') => names.includes(rendered(scope, target));
  return TerraformStack.of(scope)
    .node.findAll()
    .flatMap((construct): Present[] => {
      const found =
        (principal.kind === 'group' && construct instanceof IamGroupPolicy && holds(construct.groupInput)) ||
        (principal.kind === 'role' && construct instanceof IamRolePolicy && holds(construct.roleInput));
      return found ? [{ name: construct.nameInput, document: construct.policyInput ?? '' }] : [];
    });
}

/** Two tokens for one attribute differ; what they are rendered as does not. */
function rendered(scope: Construct, text: string): unknown {
  return Tokenization.resolve(text, { scope, resolver: new DefaultTokenResolver(new StringConcat()) });
}
