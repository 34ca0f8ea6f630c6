import { blocksMediumSignIns } from '../../declaration';
import {
  BlockHighUserRisk,
  BlockInsiderRisk,
  BlockRiskyServicePrincipals,
  BlockRiskySignIns,
  RequireMfaOnRiskySignIns,
  RequirePasswordChangeOnUserRisk,
} from '../../entra';
import type { EntraComposition } from './entra-composition';

/** What is asked of sign-ins at some risk, which Microsoft Entra tells to policies from licence P2 on alone. */
export function addRisk(tenant: EntraComposition): void {
  const { stack, declaration, service, entra } = tenant;
  if (entra.licence === 'P1') return;
  if (tenant.wants('ENT-RK-03')) {
    new RequireMfaOnRiskySignIns(stack, 'mfa-on-risky-sign-ins', tenant.policy('ENT-RK-03'));
  }
  if (tenant.wants('ENT-RK-01')) {
    new BlockHighUserRisk(stack, 'high-user-risk', tenant.policy('ENT-RK-01'));
  } else if (tenant.wants('ENT-RK-04')) {
    new RequirePasswordChangeOnUserRisk(stack, 'password-change-on-user-risk', tenant.policy('ENT-RK-04'));
  }
  if (tenant.wants('ENT-RK-02')) {
    new BlockRiskySignIns(stack, 'risky-sign-ins', {
      ...tenant.policy('ENT-RK-02'),
      alsoMedium: blocksMediumSignIns(declaration, service),
    });
  }
  if (tenant.wants('ENT-RK-05')) new BlockInsiderRisk(stack, 'insider-risk', tenant.policy('ENT-RK-05'));
  if (tenant.wants('ENT-RK-06')) {
    new BlockRiskyServicePrincipals(stack, 'risky-service-principals', tenant.policy('ENT-RK-06'));
  }
}
