import { FederatedCredential, WorkloadsFromEgressOnly } from '../../entra';
import type { EntraComposition } from './entra-composition';

const CONTROL = 'ENT-WL-01';

/** Where service principals sign in from, and with what. */
export function addWorkloadIdentities(tenant: EntraComposition): void {
  const { stack, entra, declaration } = tenant;
  const { workloadIdentities, cloud } = entra;
  const { servicePrincipal, from } = declaration.deployer;
  if (servicePrincipal !== undefined && (workloadIdentities !== undefined || tenant.wants(CONTROL))) {
    addEgressOnly(tenant, 'pipeline', { id: servicePrincipal, from });
  }
  for (const [name, declared] of Object.entries(workloadIdentities?.servicePrincipals ?? {})) {
    addEgressOnly(tenant, `workload-${name}`, declared);
    tenant.declared[`workload-${name}`] = `entra.workloadIdentities.servicePrincipals.${name}`;
  }
  const credential = workloadIdentities?.pipelineCredential;
  if (credential === undefined) return;
  new FederatedCredential(stack, 'pipeline-credential', { ...credential, ...(cloud === undefined ? {} : { cloud }) });
  tenant.declared['pipeline-credential'] = 'entra.workloadIdentities.pipelineCredential';
}

function addEgressOnly(
  tenant: EntraComposition,
  id: string,
  { id: servicePrincipal, from }: { readonly id: string; readonly from: readonly string[] },
): void {
  const name = id.replace(/^workload-/, '');
  const egress = tenant.egressOf(id, name, from);
  new WorkloadsFromEgressOnly(tenant.stack, id, {
    ...tenant.policy(CONTROL),
    servicePrincipals: [servicePrincipal],
    egress,
    displayName: `CA601-WorkloadIdentities-Network-AllResources-Block-${name}`,
  });
}
