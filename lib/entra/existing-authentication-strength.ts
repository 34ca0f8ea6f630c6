import { Guid } from '../values';
import type { IAuthenticationStrength } from './strength';

const FOLDER = '/policies/authenticationStrengthPolicies/';

/**
 * An authentication strength that is in the directory already, by its id.
 *
 * Renders nothing: a policy names it by its path. What it takes cannot be seen from here, so a control that rests on it
 * is unknown, unless it is one of the three that Microsoft builds into every directory.
 *
 * Control `ENT-AU-09` (CISA SCuBA MS.AAD.3.5v2, in effect; NIST 800-53 IA-2(1), IA-5).
 *
 * @example
 * ```ts
 * const strength = new ExistingAuthenticationStrength('6f1e2d3c-2222-4a2b-8c3d-000000000004');
 * new RequireMfa(stack, 'require-mfa', { breakGlass, rollout: { stage: 'enforced' }, strength });
 * ```
 */
export class ExistingAuthenticationStrength implements IAuthenticationStrength {
  readonly policyId: string;

  /**
   * @param id Object id of the strength, or its full path.
   * @throws InvalidValue for what is neither.
   */
  constructor(id: string) {
    this.policyId = FOLDER + Guid.parse(id.startsWith(FOLDER) ? id.slice(FOLDER.length) : id).toString();
  }
}
