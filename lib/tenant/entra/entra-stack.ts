import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { type Declaration, type EntraService, type EntraSettings, networkOf } from '../../declaration';
import { BreakGlassGroup, ExistingBreakGlassGroup, type IBreakGlass, TrustedLocation } from '../../entra';
import { requireTerraform, useBackend, useProviderVersion } from '../terraform-settings';
import { addAuthentication } from './authentication';
import { addDevices } from './devices';
import { addEmergencyAccess } from './emergency-access';
import { EntraComposition } from './entra-composition';
import { addExistingGroups } from './existing-groups';
import { ExistingLocations } from './existing-locations';
import { addGuests } from './guests';
import { addNetworks, addSharedDevices } from './networks';
import { addPersonas } from './personas';
import { addPrivilegedAccess } from './privileged-access';
import { addRisk } from './risk';
import { addServices } from './services';
import { addSessions } from './sessions';
import { addGraphPolicies, addTenantSettings } from './tenant-settings';
import { addWorkloadIdentities } from './workload-identities';

export interface EntraStackProps {
  readonly declaration: Declaration;
  /** Id of the service in the declaration. */
  readonly service: string;
  readonly settings: EntraService;
}

const ENVIRONMENT = {
  global: 'global',
  usGovernment: 'usgovernmentl4',
  usGovernmentDoD: 'usgovernmentl5',
  china: 'china',
} as const;

/** The stack of an Entra directory: emergency access first, then the network, then the policies that rely on both. */
export class EntraStack extends TerraformStack {
  /** Construct id -> path in the declaration below the service, or from its top as `services.…`. */
  readonly declared: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: EntraStackProps) {
    super(scope, id);
    const { declaration, service, settings } = props;
    const { entra } = settings;
    const cloud = entra.cloud ?? 'global';
    requireTerraform(this);
    useBackend(this, settings.backend);
    new AzureadProvider(this, 'azuread', {
      tenantId: entra.tenantId,
      ...(cloud === 'global' ? {} : { environment: ENVIRONMENT[cloud] }),
    });
    useProviderVersion(this, 'azuread', settings.providerVersion);

    const breakGlass = this.breakGlassOf(entra);
    const locations = new ExistingLocations(this, declaration, entra);
    const trusted =
      entra.trusted === undefined
        ? undefined
        : (locations.of(entra.trusted) ??
          new TrustedLocation(this, 'trusted', { network: networkOf(declaration, entra.trusted) }));
    const tenant = new EntraComposition(this, declaration, service, settings, breakGlass, locations, trusted);
    addTenantSettings(tenant);
    addEmergencyAccess(tenant);
    // What guests prove stands before what leaves them out.
    addGuests(tenant);
    addSharedDevices(tenant);
    addAuthentication(tenant);
    addPrivilegedAccess(tenant);
    addDevices(tenant);
    addNetworks(tenant);
    addWorkloadIdentities(tenant);
    addRisk(tenant);
    addServices(tenant);
    addSessions(tenant);
    addPersonas(tenant);
    addExistingGroups(tenant);
    addGraphPolicies(tenant);
    tenant.refuseUnused();
    this.declared = {
      'break-glass': 'entra.breakGlass',
      trusted: 'entra.trusted',
      ...locations.declared,
      ...tenant.declared,
    };
  }

  private breakGlassOf({ breakGlass, cloud = 'global' }: EntraSettings): IBreakGlass {
    const { accounts, group } = breakGlass;
    if (group === undefined) return new BreakGlassGroup(this, 'break-glass', { accounts, cloud });
    return new ExistingBreakGlassGroup(this, 'break-glass', { accounts, cloud, groupObjectId: group });
  }
}
