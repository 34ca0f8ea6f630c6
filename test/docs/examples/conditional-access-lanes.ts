import { ConditionalAccessPolicy } from '@cdktf/provider-azuread/lib/conditional-access-policy';
import type { TerraformStack } from 'cdktf';
import { BreakGlassGroup, ConditionalAccessLanes, RequireMfa } from '../../../lib/entra';

export function inThreeLanes(stack: TerraformStack): void {
  const lanes = ConditionalAccessLanes.of(stack, { lanes: 3 });
  const breakGlass = new BreakGlassGroup(stack, 'break-glass', {
    accounts: ['bg1@contoso.onmicrosoft.com', 'bg2@contoso.onmicrosoft.com'],
  });
  new RequireMfa(stack, 'mfa', { breakGlass, rollout: { stage: 'enforced' } });

  const own = new ConditionalAccessPolicy(stack, 'own', {
    displayName: 'CA900-Block-UnknownPlatforms',
    state: 'enabled',
    conditions: {
      applications: { includedApplications: ['All'] },
      clientAppTypes: ['all'],
      platforms: { includedPlatforms: ['all'], excludedPlatforms: ['android', 'iOS', 'macOS', 'windows', 'linux'] },
      users: { includedUsers: ['All'], excludedGroups: [breakGlass.groupObjectId] },
    },
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  });
  lanes.add(own);
}
