import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { Declaration, EntraService } from '../declaration';
import { networkOf } from '../declaration';
import {
  BlockLegacyAuthentication,
  BreakGlassGroup,
  ExistingBreakGlassGroup,
  type PolicyRollout,
  RequireMfa,
  RequirePhishingResistantMfa,
  TrustedLocation,
} from '../entra';
import { requireTerraform, useBackend, useProviderVersion } from './terraform-settings';

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
  /** Construct id -> path in the declaration below the service. */
  readonly declared: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: EntraStackProps) {
    super(scope, id);
    const { declaration, settings } = props;
    const { entra, rollout } = settings;
    const cloud = entra.cloud ?? 'global';
    requireTerraform(this);
    useBackend(this, settings.backend);
    new AzureadProvider(this, 'azuread', {
      tenantId: entra.tenantId,
      ...(cloud === 'global' ? {} : { environment: ENVIRONMENT[cloud] }),
    });
    useProviderVersion(this, 'azuread', settings.providerVersion);

    const { accounts, group } = entra.breakGlass;
    const breakGlass =
      group === undefined
        ? new BreakGlassGroup(this, 'break-glass', { accounts, cloud })
        : new ExistingBreakGlassGroup(this, 'break-glass', { accounts, cloud, groupObjectId: group });
    if (entra.trusted !== undefined) {
      new TrustedLocation(this, 'trusted', { network: networkOf(declaration, entra.trusted) });
    }
    const stage = (control: string): PolicyRollout => ({
      stage: rollout.controls?.[control] ?? rollout.stage,
      ...(rollout.pilotGroup === undefined ? {} : { pilotGroup: rollout.pilotGroup }),
    });
    new BlockLegacyAuthentication(this, 'legacy-authentication', { breakGlass, rollout: stage('ENT-AU-01') });
    new RequireMfa(this, 'mfa', { breakGlass, rollout: stage('ENT-AU-02') });
    new RequirePhishingResistantMfa(this, 'phishing-resistant-mfa', {
      breakGlass,
      rollout: stage('ENT-AU-03'),
      additionalRoles: entra.privilegedRoles ?? [],
    });
    this.declared = { 'break-glass': 'entra.breakGlass', trusted: 'entra.trusted' };
  }
}
