import { RequireMfaForApplication } from '../../entra';
import type { EntraComposition } from './entra-composition';

/** The services that people sign in to through this directory: a policy on the enterprise application of each. */
export function addServices(tenant: EntraComposition): void {
  const { stack, declaration, service: identity } = tenant;
  for (const [id, { guard, rollout }] of Object.entries(declaration.services)) {
    if (guard.by !== 'conditionalAccess' || guard.identity !== identity || guard.application === undefined) continue;
    const { application, strength, signInHours } = guard;
    new RequireMfaForApplication(stack, `application-${id}`, {
      ...tenant.policyOf(rollout, 'LAD-01'),
      application,
      service: id,
      ...(strength === undefined ? {} : { strength }),
      ...(signInHours === undefined ? {} : { signInHours }),
    });
    tenant.declared[`application-${id}`] = `services.${id}`;
  }
}
