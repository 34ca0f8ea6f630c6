import {
  AccessLogBucket,
  AccountPublicAccessBlock,
  type ObjectLock,
  PrivateBucket,
  type PrivateBucketProps,
} from '../../aws';
import { type DeclaredBucket, networkOf } from '../../declaration';
import { type AccountContext, firstRegion, organizationTrailIn, providerIn } from './account-context';

/**
 * The account-wide block, the declared buckets with their replicas, and a log bucket in each Region that has one, those of
 * trails among them.
 *
 * @returns the log buckets by their Regions
 */
export function addStorage(context: AccountContext): ReadonlyMap<string, AccessLogBucket> {
  const { stack, account } = context;
  new AccountPublicAccessBlock(stack, 'public-access-block', { accountId: account.id });
  const buckets = Object.entries(account.buckets ?? {});
  const trail = organizationTrailIn(context);
  const logs = addLogBuckets(context, [
    ...buckets.flatMap(([, bucket]) => [regionOf(context, bucket), ...(bucket.replica ? [bucket.replica.region] : [])]),
    ...(account.audit === undefined ? [] : [firstRegion(context)]),
    ...(trail === undefined ? [] : [trail.region]),
  ]);
  for (const [name, bucket] of buckets) {
    new PrivateBucket(stack, `bucket-${name}`, propsOf(context, bucket, logs));
    context.declared[`bucket-${name}`] = `${context.path}.buckets.${name}`;
  }
  return logs;
}

/** A log bucket for each of the Regions, by its Region. Its name is the account's and the Region's, so nobody else's. */
function addLogBuckets(context: AccountContext, regions: readonly string[]): ReadonlyMap<string, AccessLogBucket> {
  const { stack, account, partition } = context;
  return new Map(
    [...new Set(regions)].sort().map((region) => {
      const id = `access-logs-${region}`;
      context.declared[id] = `${context.path}.buckets`;
      const bucketName = `access-logs-${account.id}-${region}`;
      const made = { bucketName, accountId: account.id, partition, ...providerIn(context, region) };
      return [region, new AccessLogBucket(stack, id, made)];
    }),
  );
}

/** A declared lock as S3 spells it. */
export function lockOf({ mode, days }: NonNullable<DeclaredBucket['lock']>): ObjectLock {
  return { mode: mode === 'compliance' ? 'COMPLIANCE' : 'GOVERNANCE', days };
}

function regionOf(context: AccountContext, { region }: DeclaredBucket): string {
  return region ?? firstRegion(context);
}

function propsOf(
  context: AccountContext,
  bucket: DeclaredBucket,
  logs: ReadonlyMap<string, AccessLogBucket>,
): PrivateBucketProps {
  const { account, partition, declaration } = context;
  const { networks, vpcEndpoints, keepOldVersionsDays, lock, replica } = bucket;
  const placed = (region: string) => {
    const accessLogs = logs.get(region);
    return { ...providerIn(context, region), ...(accessLogs === undefined ? {} : { accessLogs }) };
  };
  const copyProvider = replica === undefined ? undefined : context.providers.get(replica.region);
  const { awsRole } = declaration.deployer;
  const emergencyRoles = context.settings.aws.organization?.guardrails?.breakGlassRoles ?? [];
  return {
    bucketName: bucket.name,
    accountId: account.id,
    partition,
    ...placed(regionOf(context, bucket)),
    ...(keepOldVersionsDays === undefined ? {} : { keepOldVersionsDays }),
    ...(lock === undefined ? {} : { lock: lockOf(lock) }),
    ...(networks === undefined || awsRole === undefined
      ? {}
      : {
          reach: {
            network: networkOf(declaration, networks),
            deployerRole: awsRole,
            ...(emergencyRoles.length === 0 ? {} : { emergencyRoles }),
            ...(vpcEndpoints === undefined ? {} : { vpcEndpointIds: vpcEndpoints }),
          },
        }),
    ...(replica === undefined || copyProvider === undefined
      ? {}
      : { replica: { bucketName: replica.name, ...placed(replica.region), provider: copyProvider } }),
  };
}
