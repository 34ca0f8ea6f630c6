import {
  EmptyDefaultSecurityGroup,
  EncryptedVolumes,
  InstanceMetadataV2,
  PrivateSnapshotsAndImages,
  SerialConsoleOff,
  VpcPublicAccessBlock,
} from '../../aws';
import { type AccountContext, firstRegion, providerIn } from './account-context';

/** What EC2 does by default, in each Region of the account. */
export function addCompute(context: AccountContext): void {
  const { stack, account, partition, path, declared } = context;
  for (const region of account.regions) {
    const placed = providerIn(context, region);
    new EncryptedVolumes(stack, `volumes-${region}`, { accountId: account.id, region, partition, ...placed });
    new PrivateSnapshotsAndImages(stack, `snapshots-${region}`, placed);
    new InstanceMetadataV2(stack, `metadata-${region}`, placed);
    new SerialConsoleOff(stack, `serial-console-${region}`, placed);
    if (account.defaultVpcs !== 'removed') new EmptyDefaultSecurityGroup(stack, `default-vpc-${region}`, placed);
    const { vpcInternet = 'blockIngress' } = account;
    if (vpcInternet === 'open') continue;
    new VpcPublicAccessBlock(stack, `vpc-internet-${region}`, {
      ...placed,
      mode: vpcInternet === 'blockIngress' ? 'ingress' : 'bidirectional',
      internetFacing: vpcsIn(context, region).filter((id) => account.vpcs?.[id]?.internetFacing === true),
    });
    declared[`vpc-internet-${region}`] = `${path}.vpcInternet`;
  }
  for (const [id, { region }] of Object.entries(account.vpcs ?? {})) {
    const placed = providerIn(context, region ?? firstRegion(context));
    new EmptyDefaultSecurityGroup(stack, id, { ...placed, vpcId: id });
    declared[id] = `${path}.vpcs.${id}`;
  }
}

function vpcsIn(context: AccountContext, region: string): string[] {
  return Object.entries(context.account.vpcs ?? {})
    .filter(([, vpc]) => (vpc.region ?? firstRegion(context)) === region)
    .map(([id]) => id);
}
