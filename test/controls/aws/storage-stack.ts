import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { AccessLogBucket, PrivateBucket, type PrivateBucketProps } from '../../../lib/aws';
import type { AwsAccount } from '../../../lib/declaration';
import { OFFICE } from '../../aws/rendered';
import { ACCOUNT, declaredAccount } from '../../support/aws-posture';
import { Written } from '../../support/rendered-posture';

export const DEPLOYER = 'tenant-guard-deploy';
export const ENDPOINT = 'vpce-0a1b2c3d4e5f67890';

/** The parts of a private bucket that are left to choice, each where it is asked for. */
export interface Choices {
  readonly reach?: boolean;
  /** A role for emergencies mends the bucket, too. */
  readonly emergencyRole?: string;
  readonly vpcEndpoint?: boolean;
  readonly lock?: boolean;
  readonly replica?: boolean;
}

/** A ledger with access logs and with what is chosen, in a stack of two Regions. */
export function ledgerStack({ reach, emergencyRole, vpcEndpoint, lock, replica }: Choices): Written {
  return Written.of((stack) => {
    const west = new AwsProvider(stack, 'west', { region: 'eu-west-1', alias: 'west' });
    const logs = (id: string, provider?: AwsProvider) =>
      new AccessLogBucket(stack, id, {
        bucketName: `acme-${id}`,
        accountId: ACCOUNT,
        ...(provider === undefined ? {} : { provider }),
      });
    const chosen: Partial<PrivateBucketProps> = {
      ...(reach
        ? {
            reach: {
              network: OFFICE,
              deployerRole: DEPLOYER,
              ...(emergencyRole === undefined ? {} : { emergencyRoles: [emergencyRole] }),
              ...(vpcEndpoint ? { vpcEndpointIds: [ENDPOINT] } : {}),
            },
          }
        : {}),
      ...(lock ? { lock: { mode: 'COMPLIANCE', days: 30 } } : {}),
      ...(replica ? { replica: { bucketName: 'acme-copy', provider: west, accessLogs: logs('logs-west', west) } } : {}),
    };
    new PrivateBucket(stack, 'ledger', {
      bucketName: 'acme-ledger',
      accountId: ACCOUNT,
      accessLogs: logs('logs-north'),
      ...chosen,
    });
  });
}

/** The declaration that asks for the same. */
export function ledgerFacts(choices: Choices) {
  return declaredAccount({ buckets: bucketsOf(choices) });
}

export function bucketsOf({ reach, vpcEndpoint, lock, replica }: Choices): NonNullable<AwsAccount['buckets']> {
  return {
    ledger: {
      name: 'acme-ledger',
      ...(reach ? { networks: ['hq'] } : {}),
      ...(vpcEndpoint ? { vpcEndpoints: [ENDPOINT] } : {}),
      ...(lock ? { lock: { mode: 'compliance', days: 30 } } : {}),
      ...(replica ? { replica: { name: 'acme-copy', region: 'eu-west-1' } } : {}),
    },
  };
}
