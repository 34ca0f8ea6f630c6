import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** What the provider is called in a configuration, who publishes it, and which versions know PUT (0.3.0) and no break yet. */
export const MSGRAPH = { providerName: 'msgraph', providerVersionConstraint: '~> 0.3' } as const;
const SOURCE = 'microsoft/msgraph';

export interface GraphProviderConfig {
  /** Directory (tenant) id. */
  readonly tenantId: string;
  /**
   * Where Microsoft Graph answers.
   *
   * @default - the global cloud
   */
  readonly endpoint?: string;
}

/**
 * The `msgraph` provider, which writes to Microsoft Graph what azuread has no resource for. It signs in as azuread does, from
 * the environment.
 */
export class GraphProvider extends TerraformProvider {
  constructor(
    scope: Construct,
    id: string,
    private readonly config: GraphProviderConfig,
  ) {
    super(scope, id, {
      terraformResourceType: MSGRAPH.providerName,
      terraformGeneratorMetadata: MSGRAPH,
      terraformProviderSource: SOURCE,
    });
  }

  protected override synthesizeAttributes(): { [name: string]: unknown } {
    const { tenantId, endpoint } = this.config;
    return { tenant_id: tenantId, ...(endpoint === undefined ? {} : { msgraph_endpoint: endpoint }) };
  }
}
