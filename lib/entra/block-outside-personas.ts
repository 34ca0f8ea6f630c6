import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { GUEST_TYPES, Guid, InvalidValue } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';
import { problemsOf } from './refusal';

export interface BlockOutsidePersonasProps extends PolicyProps {
  /** Object ids of the groups of all personas: whoever is in one of them is not blocked. */
  readonly personaGroups: readonly string[];
  /**
   * `leftOut` where guests of every kind are a persona of their own.
   *
   * @default - guests are blocked unless they are in one of the groups
   */
  readonly guests?: 'leftOut';
}

/**
 * Whoever is of no persona does not sign in to anything: an account that nobody has thought about is under no policy that was
 * made for somebody.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources with `block`, which leaves out the groups of
 * the personas (and guests, where they are one), and the `terraform_data` that holds its kind of control. Its name is
 * `CA090-Global-AttackSurfaceReduction-OutsidePersonas-Block`. It goes last: a persona's group has to be filled before.
 *
 * Control `ENT-GV-05` (Microsoft, Conditional Access for Zero Trust personas; NIST 800-53 AC-3, AC-6).
 *
 * @example
 * ```ts
 * new BlockOutsidePersonas(stack, 'outside-personas', {
 *   breakGlass,
 *   rollout: { stage: 'reportOnly' },
 *   personaGroups: ['6f1e2d3c-2222-4a2b-8c3d-000000000011', '6f1e2d3c-2222-4a2b-8c3d-000000000012'],
 *   guests: 'leftOut',
 * });
 * ```
 */
export class BlockOutsidePersonas extends PolicyConstruct {
  /** @throws InvalidValue without a group, for an id that is none, and for what {@link BlockLegacyAuthentication} refuses. */
  constructor(scope: Construct, id: string, props: BlockOutsidePersonasProps) {
    const { personaGroups, guests } = props;
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA090-Global-AttackSurfaceReduction-OutsidePersonas-Block',
      audience: { users: 'All' },
      leftOut: { groups: personaGroups, ...(guests === undefined ? {} : { guests: GUEST_TYPES }) },
      grant: { builtIn: ['block'] },
      problems: groupProblems(personaGroups),
    });
  }
}

function groupProblems(groups: readonly string[]): readonly InvalidValue[] {
  if (groups.length === 0) {
    return [
      new InvalidValue({
        problem: 'personaGroups: there is no group, so everybody would be blocked',
        given: '[]',
        allowed: 'the groups of all personas',
        remedy: 'Name the group of each persona, or leave the policy out',
        control: 'ENT-GV-05',
      }),
    ];
  }
  return groups.flatMap((group, index) =>
    Token.isUnresolved(group) ? [] : problemsOf(`personaGroups[${index}]`, () => Guid.parse(group)),
  );
}
