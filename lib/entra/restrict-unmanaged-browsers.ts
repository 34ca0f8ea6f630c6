import type { Construct } from 'constructs';
import { PolicyConstruct } from './conditional-access-policy';
import type { PolicyProps } from './policy-props';

export type RestrictUnmanagedBrowsersProps = PolicyProps;

/**
 * In a browser on a device that nobody manages Exchange and SharePoint show what is asked for and let none of it be
 * downloaded, printed or synchronized; the emergency accounts are left out.
 *
 * Renders one `azuread_conditional_access_policy` for all users and Office 365 in browsers, with restrictions that the
 * applications enforce, and the `terraform_data` that holds its kind of control. Exchange and SharePoint tell a managed
 * device from another themselves, and restrict nothing there; what they restrict is set in both. Its name is
 * `CA019-Global-DataProtection-Office365-AppEnforcedRestrictions`.
 *
 * Control `ENT-DV-06` (Maester MT.1019; Microsoft template "Use application enforced restrictions for O365 apps"; NIST 800-53
 * AC-19, AC-20b).
 *
 * @example
 * ```ts
 * new RestrictUnmanagedBrowsers(stack, 'unmanaged-browsers', { breakGlass, rollout: { stage: 'enforced' } });
 * ```
 */
export class RestrictUnmanagedBrowsers extends PolicyConstruct {
  /** @throws InvalidValue for what every policy refuses. */
  constructor(scope: Construct, id: string, props: RestrictUnmanagedBrowsersProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA019-Global-DataProtection-Office365-AppEnforcedRestrictions',
      audience: { users: 'All' },
      target: { applications: ['Office365'] },
      conditions: { clientAppTypes: ['browser'] },
      session: { applicationEnforcedRestrictions: true },
    });
  }
}
