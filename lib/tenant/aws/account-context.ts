import type { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import type { TerraformStack } from 'cdktf';
import {
  type AwsAccount,
  type AwsService,
  type Declaration,
  type OrganizationTrail,
  organizationTrailOf,
} from '../../declaration';
import type { AwsPartition } from '../../values';

/** What each part of an account's stack is made from. */
export interface AccountContext {
  readonly stack: TerraformStack;
  readonly declaration: Declaration;
  readonly settings: AwsService;
  readonly account: AwsAccount;
  readonly partition: AwsPartition;
  /** The provider of each of the account's Regions; that of the first is the stack's default. */
  readonly providers: ReadonlyMap<string, AwsProvider>;
  /** Path of the account in the declaration, below the service. */
  readonly path: string;
  /** Construct id -> path in the declaration below the service; each part adds its own. */
  readonly declared: Record<string, string>;
}

/** The `provider` property for a Region; nothing to pass where the stack's default provider is meant. */
export function providerIn(context: AccountContext, region: string): { readonly provider?: AwsProvider } {
  const provider = context.providers.get(region);
  return provider === undefined || region === firstRegion(context) ? {} : { provider };
}

export function firstRegion({ account }: AccountContext): string {
  return account.regions[0] ?? '';
}

/** The trail of the organization, where the account makes it. */
export function organizationTrailIn({ settings, account }: AccountContext): OrganizationTrail | undefined {
  const trail = organizationTrailOf(settings.aws);
  return trail?.account !== undefined && settings.aws.accounts[trail.account] === account ? trail : undefined;
}
