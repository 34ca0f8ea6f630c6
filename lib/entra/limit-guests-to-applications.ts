import type { Construct } from 'constructs';
import { GUEST_TYPES, Guid, InvalidValue } from '../values';
import { PolicyConstruct } from './conditional-access-policy';
import { type PartnerProps, partnersOf } from './guest-partners';
import type { PolicyProps } from './policy-props';
import { problemsOf } from './refusal';

export interface LimitGuestsToApplicationsProps extends PolicyProps, PartnerProps {
  /** Client ids of the applications that guests use, or `Office365` for that group of them; at least one. */
  readonly applications: readonly string[];
}

/** The one group of applications that guests may be given as a whole. */
const OFFICE = 'Office365';

/**
 * Guests and external users sign in to the listed applications and to nothing else, but for the service provider users of
 * partners who administer the directory on its owner's behalf.
 *
 * Renders one `azuread_conditional_access_policy` for all six kinds of guests of all tenants and all resources that leaves the
 * listed applications out, with `block`, and the `terraform_data` that holds its kind of control. Partners are left out by the
 * ids of their tenants. Its name is `CA402-Guests-AttackSurfaceReduction-OtherApplications-Block`.
 *
 * Control `ENT-GU-02` (NIST 800-53 AC-3, AC-6).
 *
 * @example
 * ```ts
 * new LimitGuestsToApplications(stack, 'guest-applications', {
 *   breakGlass,
 *   rollout: { stage: 'enforced' },
 *   applications: ['Office365'],
 * });
 * ```
 */
export class LimitGuestsToApplications extends PolicyConstruct {
  /** @throws InvalidValue for an empty list, an id that is none, and for what every policy refuses. */
  constructor(scope: Construct, id: string, { applications, partners, ...props }: LimitGuestsToApplicationsProps) {
    const { leftOut, problems } = partnersOf({ ...(partners === undefined ? {} : { partners }) });
    super(scope, id, {
      ...props,
      leftOut,
      displayName: props.displayName ?? 'CA402-Guests-AttackSurfaceReduction-OtherApplications-Block',
      audience: { guests: GUEST_TYPES },
      target: { applications: ['All'], except: applications },
      grant: { builtIn: ['block'] },
      problems: [...problems, ...applicationProblems(applications)],
    });
  }
}

function applicationProblems(applications: readonly string[]): readonly InvalidValue[] {
  if (applications.length === 0) {
    return [
      new InvalidValue({
        problem: 'applications: the list is empty, and guests would sign in to nothing at all',
        given: '[]',
        allowed: `it has the client ids of the applications that guests use, or ${OFFICE}`,
        remedy: 'List the applications that guests were invited for',
        control: 'ENT-GU-02',
      }),
    ];
  }
  return applications.flatMap((application, index) =>
    application === OFFICE ? [] : problemsOf(`applications[${index}]`, () => Guid.parse(application)),
  );
}
