import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { HumanGroup, HumanRole, type IHumanGroup, RequireMfaForGroup, TrustedNetworkOnly } from '../aws';
import { type AwsAccount, type AwsService, type Declaration, networkOf } from '../declaration';
import { addAudit } from './aws/account-audit';
import { addCompute } from './aws/account-compute';
import { addHygiene } from './aws/account-hygiene';
import { addNetwork } from './aws/account-network';
import { addRoles } from './aws/account-roles';
import { addStorage } from './aws/account-storage';
import { requireTerraform, useBackend, useProviderVersion } from './terraform-settings';

export interface AwsAccountStackProps {
  readonly declaration: Declaration;
  /** Id of the service in the declaration. */
  readonly service: string;
  readonly settings: AwsService;
  /** Short name of the account in the declaration. */
  readonly account: string;
}

/** The stack of one AWS account: the account-wide block, its people's guards, its private buckets. */
export class AwsAccountStack extends TerraformStack {
  /** Construct id -> path in the declaration below the service. */
  readonly declared: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: AwsAccountStackProps) {
    super(scope, id);
    const { declaration, settings } = props;
    const account = accountOf(props);
    const partition = settings.aws.partition ?? 'aws';
    const path = `aws.accounts.${props.account}`;
    const declared: Record<string, string> = {};
    requireTerraform(this);
    useBackend(this, settings.backend);
    const providers = this.useProviders(account);
    useProviderVersion(this, 'aws', settings.providerVersion);
    const context = { stack: this, declaration, settings, account, partition, providers, path, declared };

    const logs = addStorage(context);
    addAudit(context, logs);
    addCompute(context);
    addHygiene(context);
    addNetwork(context);
    const stageOf = (control: string) => settings.rollout.controls?.[control] ?? settings.rollout.stage;
    const groups = this.humanGroups(account, path, declared);
    if (stageOf('AWS-MFA-01') === 'enforced') {
      for (const group of groups) new RequireMfaForGroup(this, `mfa-${group.name}`, { group, partition });
    }
    const roles = (account.humanRoles ?? []).map((name) => HumanRole.existing(name));
    const principals = [...groups, ...roles, ...addRoles(context)];
    const { guard } = settings;
    const { awsRole } = declaration.deployer;
    if (
      guard.by === 'ipAllowList' &&
      principals.length > 0 &&
      awsRole !== undefined &&
      stageOf('AWS-NET-01') === 'enforced'
    ) {
      new TrustedNetworkOnly(this, 'trusted-network', {
        principals,
        network: networkOf(declaration, guard.networks),
        accountId: account.id,
        partition,
        deployerRole: awsRole,
      });
    }
    this.declared = declared;
  }

  /** The default provider for the first region, an alias for each further one. */
  private useProviders(account: AwsAccount): ReadonlyMap<string, AwsProvider> {
    const allowedAccountIds = [account.id];
    return new Map(
      account.regions.map((region, index) => [
        region,
        index === 0
          ? new AwsProvider(this, 'aws', { region, allowedAccountIds })
          : new AwsProvider(this, `aws-${region}`, { region, alias: region, allowedAccountIds }),
      ]),
    );
  }

  private humanGroups(account: AwsAccount, path: string, declared: Record<string, string>): IHumanGroup[] {
    const made = (account.humanGroups ?? []).map((name) => {
      declared[`group-${name}`] = `${path}.humanGroups`;
      declared[`mfa-${name}`] = `${path}.humanGroups`;
      return new HumanGroup(this, `group-${name}`, { groupName: name });
    });
    const existing = (account.existingHumanGroups ?? []).map((name) => {
      declared[`mfa-${name}`] = `${path}.existingHumanGroups`;
      return HumanGroup.existing(name);
    });
    return [...made, ...existing];
  }
}

function accountOf({ settings, account }: AwsAccountStackProps): AwsAccount {
  const declared = settings.aws.accounts[account];
  if (declared === undefined) throw new Error(`the declaration has no account ${account}`);
  return declared;
}
