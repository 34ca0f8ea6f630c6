import type { Construct } from 'constructs';
import { GraphPolicyConstruct } from './msgraph/graph-policy-construct';
import type { PolicyProps } from './policy-props';

export type RequireTokenProtectionProps = PolicyProps;

/** Exchange Online, SharePoint Online and Microsoft Teams Services: what knows sessions that are bound to a device. */
const APPLICATIONS = [
  '00000002-0000-0ff1-ce00-000000000000',
  '00000003-0000-0ff1-ce00-000000000000',
  'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
];

/**
 * Sessions of clients on Windows with Exchange Online, SharePoint Online and Microsoft Teams are bound to the device: a stolen
 * token is worth nothing elsewhere.
 *
 * Renders one `msgraph_resource`: a Conditional Access policy for all users, these applications, the platform Windows and
 * the clients `mobileAppsAndDesktopClients`, with token protection as its session control, through the beta version of
 * Microsoft Graph. It needs a {@link GraphProvider}. Clients that know nothing of it are refused: report on it first. Its name is
 * `CA024-Global-DataProtection-Office365-TokenProtection`.
 *
 * Control `ENT-SS-05` (CIS Microsoft 365 v7 5.2.2.16; NIST 800-53 SC-23).
 *
 * @example
 * ```ts
 * new RequireTokenProtection(stack, 'token-protection', { breakGlass, rollout: { stage: 'reportOnly' } });
 * ```
 */
export class RequireTokenProtection extends GraphPolicyConstruct {
  /** @throws InvalidValue for a roll-out, a name or a break-glass group that Microsoft Graph would not take. */
  constructor(scope: Construct, id: string, props: RequireTokenProtectionProps) {
    super(scope, id, {
      ...props,
      displayName: props.displayName ?? 'CA024-Global-DataProtection-Office365-TokenProtection',
      kind: 'signIn',
      conditions: (users) => ({
        applications: { includeApplications: APPLICATIONS },
        clientAppTypes: ['mobileAppsAndDesktopClients'],
        platforms: { includePlatforms: ['windows'] },
        users,
      }),
      controls: { sessionControls: { secureSignInSession: { isEnabled: true } } },
    });
  }
}
