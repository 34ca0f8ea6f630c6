import type { Construct } from 'constructs';
import { type DevicePlatform, InvalidValue, USUAL_PLATFORMS } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export interface BlockUnknownPlatformsProps extends PolicyProps {
  /**
   * Platforms that people use.
   *
   * @default ['android', 'iOS', 'linux', 'macOS', 'windows']
   */
  readonly platforms?: readonly DevicePlatform[];
}

/**
 * Nobody but the emergency accounts signs in from a platform that nobody supports, or from a client that does not say what it
 * runs on: policies for the known platforms would miss it.
 *
 * Renders one `azuread_conditional_access_policy` for all users, all resources and every platform but those in use, with
 * `block`, and the `terraform_data` that holds its kind of control. A client names its platform itself, so what protects a
 * known platform has to hold there. Its name is `CA008-Global-AttackSurfaceReduction-UnknownPlatforms-Block`.
 *
 * Control `ENT-DV-05` (Maester MT.1015; Microsoft template "Block access for unknown or unsupported device platform"; NIST
 * 800-53 CM-7).
 *
 * @example
 * ```ts
 * new BlockUnknownPlatforms(stack, 'unknown-platforms', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   platforms: ['iOS', 'windows'],
 * });
 * ```
 */
export class BlockUnknownPlatforms extends PolicyConstruct {
  /** @throws InvalidValue for no platform at all, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { platforms = USUAL_PLATFORMS, ...props }: BlockUnknownPlatformsProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA008-Global-AttackSurfaceReduction-UnknownPlatforms-Block',
      audience: { users: 'All' },
      conditions: { platforms: { included: ['all'], excluded: platforms } },
      grant: { builtIn: ['block'] },
      problems: platforms.length === 0 ? [noPlatform()] : [],
    });
  }
}

function noPlatform(): InvalidValue {
  return new InvalidValue({
    problem: 'platforms: everybody would be blocked',
    given: 'none',
    allowed: 'one platform or more is in use',
    remedy: `Leave platforms out for ${USUAL_PLATFORMS.join(', ')}`,
    control: 'ENT-DV-05',
  });
}
