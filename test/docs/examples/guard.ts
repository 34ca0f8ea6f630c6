import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { App, LocalBackend, TerraformStack } from 'cdktf';
import { readTenants, TenantGuard, TrustedNetwork } from '../../../lib';
import {
  AccountPublicAccessBlock,
  HumanGroup,
  RequireMfaForGroup,
  TrustedNetworkOnly,
  TrustedNetworkRestApi,
  TrustedNetworkSearchDomain,
} from '../../../lib/aws';

export function ownStack(outdir: string): void {
  const app = new App({ outdir });
  TenantGuard.attach(app, {
    tenants: readTenants('tenants/fabrikam.yaml'),
    stackNames: { landing: 'fabrikam-aws-main' }, // this stack is not called after its service
  });

  const stack = new TerraformStack(app, 'landing');
  const accountId = '777788889999';
  const network = TrustedNetwork.of({ vpn: { cidrs: ['203.0.113.128/28'], ipv6: 'none' } }, { example: true });
  new LocalBackend(stack, { path: '../../../state/landing.tfstate' });
  new AwsProvider(stack, 'aws', { region: 'eu-central-1', allowedAccountIds: [accountId] });

  new AccountPublicAccessBlock(stack, 'public-access-block', { accountId });
  const groups = ['admins', 'developers'].map((groupName) => new HumanGroup(stack, groupName, { groupName }));
  for (const group of groups) new RequireMfaForGroup(stack, `mfa-${group.name}`, { group });
  new TrustedNetworkOnly(stack, 'trusted-network', {
    principals: groups,
    network,
    accountId,
    deployerRole: 'tenant-guard-deploy',
  });
  const domainArn = `arn:aws:es:eu-central-1:${accountId}:domain/logs`;
  new TrustedNetworkSearchDomain(stack, 'logs', { network, domainName: 'logs', domainArn });
  const executionArn = `arn:aws:execute-api:eu-central-1:${accountId}:a1b2c3d4e5`;
  new TrustedNetworkRestApi(stack, 'admin', { network, restApiId: 'a1b2c3d4e5', executionArn });

  app.synth();
}
