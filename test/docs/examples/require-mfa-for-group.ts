import type { TerraformStack } from 'cdktf';
import { HumanGroup, RequireMfaForGroup } from '../../../lib/aws';

export function demandMfa(stack: TerraformStack): void {
  const group = new HumanGroup(stack, 'admins', { groupName: 'admins' });
  new RequireMfaForGroup(stack, 'mfa-admins', { group, passwordChangeBeforeMfa: true });
}
