import type { TerraformStack } from 'cdktf';
import { AuditAlarms, AuditTrail, TrailAdministrator } from 'cdktf-tenant-guard/aws';

/** In the stack of the management account. */
export function leaveItToAnAccount(stack: TerraformStack): void {
  new TrailAdministrator(stack, 'trail-administrator', { accountId: '111122223333' });
}

/** In the stack of that account. */
export function recordTheOrganization(stack: TerraformStack): void {
  const here = { accountId: '111122223333', region: 'eu-north-1' };
  const trail = new AuditTrail(stack, 'organization-audit', {
    ...here,
    organizationId: 'o-a1b2c3d4e5',
    managementAccountId: '999988887777',
    trailName: 'organization',
    bucketName: 'contoso-organization-audit',
  });
  new AuditAlarms(stack, 'organization-alarms', { ...here, trail, tell: ['soc@contoso.example'] });
}
