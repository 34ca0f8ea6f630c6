import type { Construct } from 'constructs';
import { sessionLengthProblems, USUAL_SESSION } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export interface LimitSessionsOnUnmanagedDevicesProps extends PolicyProps {
  /**
   * Hours after which they sign in again, 1 to 12.
   *
   * @default 1
   */
  readonly hours?: number;
}

/** A device that the organization manages: an attribute that is missing makes neither comparison true. */
const MANAGED = 'device.isCompliant -eq True -or device.trustType -eq "ServerAD"';

/**
 * Whoever is on a device that nobody manages signs in again after an hour, and no browser there keeps the session; the
 * emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for all users and all resources that leaves out devices which are compliant
 * or joined on-premises as well, with a sign-in frequency and a persistent browser of never, and the `terraform_data` that
 * holds its kinds of control. The filter leaves managed devices out, by positive comparisons alone: on a device that the
 * directory does not know every attribute is missing, so that no such comparison lets it out. Its name is
 * `CA016-Global-SessionControl-UnmanagedDevices-SignInFrequency`.
 *
 * Control `ENT-SS-03` (Maester MT.1017, MT.1018; Microsoft template "No persistent browser session"; NIST 800-53 AC-12,
 * AC-20b).
 *
 * @example
 * ```ts
 * new LimitSessionsOnUnmanagedDevices(stack, 'unmanaged-sessions', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class LimitSessionsOnUnmanagedDevices extends PolicyConstruct {
  /** @throws InvalidValue for another number of hours, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { hours, ...props }: LimitSessionsOnUnmanagedDevicesProps) {
    const length = hours ?? USUAL_SESSION.unmanagedHours;
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA016-Global-SessionControl-UnmanagedDevices-SignInFrequency',
      audience: { users: 'All' },
      conditions: { deviceFilter: { mode: 'exclude', rule: MANAGED } },
      session: { signInFrequency: { hours: length }, persistentBrowser: 'never' },
      problems: sessionLengthProblems('unmanagedHours', 'hours', length, 'ENT-SS-03'),
    });
  }
}
