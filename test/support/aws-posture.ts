import type { Control, Outcome, Situation } from '../../lib/controls/control';
import type { AwsAccount, AwsSettings, Declaration, Facts } from '../../lib/declaration';
import {
  absent,
  type Condition,
  type Entity,
  emptyPosture,
  type Kind,
  known,
  type Origin,
  type PolicyDocument,
  type Posture,
  type Principals,
  ref,
  type SetOf,
  type Statement,
  type UnknownReason,
  unknown,
  type Val,
} from '../../lib/posture';
import { Day } from '../../lib/values';

const AT: Origin = { from: 'synth', stack: 'contoso-aws-prod', address: 'aws', pointer: '' };

export const is = <T>(value: T): Val<T> => known(value, AT);
export const unset: Val<never> = absent(AT);
export const refTo = (address: string, attribute: string): Val<never> => ref(address, attribute, AT);
export const unread = (why: UnknownReason = 'variable'): Val<never> => unknown(why, AT);
export const setOf = <T>(items: readonly Val<T>[], open?: UnknownReason): SetOf<T> =>
  open === undefined ? { items, at: AT } : { items, open, at: AT };

/** A statement as AWS writes it. */
export interface WrittenStatement {
  readonly Sid?: string;
  readonly Effect?: 'Allow' | 'Deny';
  readonly Principal?: '*' | Record<string, string | readonly string[]>;
  readonly NotPrincipal?: Record<string, string | readonly string[]>;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: Record<string, Record<string, string | readonly string[]>>;
}

/** Reads a statement as AWS writes it. Default effect `Deny`, action and resource `*`. */
export function statement(written: WrittenStatement): Statement {
  const principals = principalsOf(written);
  return {
    ...(written.Sid === undefined ? {} : { sid: written.Sid }),
    effect: written.Effect ?? 'Deny',
    ...(principals === undefined ? {} : { principals }),
    actions: { not: written.NotAction !== undefined, patterns: list(written.NotAction ?? written.Action ?? '*') },
    resources: {
      not: written.NotResource !== undefined,
      patterns: list(written.NotResource ?? written.Resource ?? '*'),
    },
    conditions: Object.entries(written.Condition ?? {}).flatMap(([operator, keys]) =>
      Object.entries(keys).map(([key, values]): Condition => ({ operator, key, values: list(values) })),
    ),
  };
}

export function policy(...statements: readonly WrittenStatement[]): PolicyDocument {
  return { statements: statements.map(statement) };
}

function principalsOf({ Principal, NotPrincipal }: WrittenStatement): Principals | undefined {
  const written = Principal ?? NotPrincipal;
  if (written === undefined) return undefined;
  const not = NotPrincipal !== undefined;
  if (written === '*') return { not, any: true, bare: true, aws: [], service: [], federated: [] };
  const aws = list(written.AWS ?? []);
  return {
    not,
    any: aws.includes('*'),
    aws: aws.filter((text) => text !== '*'),
    service: list(written.Service ?? []),
    federated: list(written.Federated ?? []),
  };
}

function list(values: string | readonly string[]): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

type FieldsOf<K extends Kind> = Entity<K>['fields'];

export function entity<K extends Kind>(
  kind: K,
  address: string,
  fields: FieldsOf<K>,
  more: { exists?: Val<boolean>; alias?: string; account?: string } = {},
): Entity<K> {
  const { exists = is(true), ...scope } = more;
  return { kind, address, exists, scope: { stack: 'contoso-aws-prod', provider: 'aws', ...scope }, fields };
}

export function postureOf(...entities: readonly Entity[]): Posture {
  const empty = emptyPosture();
  const kinds = Object.keys(empty.entities).map((kind) => [kind, entities.filter((each) => each.kind === kind)]);
  return { ...empty, entities: Object.fromEntries(kinds), clouds: ['aws'] };
}

/** The posture with one entity's fields changed; without the entity where `change` is `undefined`. */
export function changed(posture: Posture, address: string, change?: Record<string, unknown>): Posture {
  const all: readonly Entity[] = Object.values(posture.entities).flat();
  const kept = all.flatMap((each) => {
    if (each.address !== address) return [each];
    return change === undefined ? [] : [{ ...each, fields: { ...each.fields, ...change } } as Entity];
  });
  return postureOf(...kept);
}

export const BUCKET = 'aws_s3_bucket.ledger';
export const BUCKET_ARN = 'arn:aws:s3:::contoso-ledger';
const ARN = `\${${BUCKET}.arn}`;
export const KEY_ARN = '${aws_kms_key.ledger.arn}';
const UPLOAD = { Principal: { AWS: '*' }, Action: 's3:PutObject', Resource: `${ARN}/*` } as const;
const ALGORITHM = 's3:x-amz-server-side-encryption';
const KEY = 's3:x-amz-server-side-encryption-aws-kms-key-id';

export const NO_HTTP: WrittenStatement = {
  Principal: { AWS: '*' },
  Action: 's3:*',
  Resource: [ARN, `${ARN}/*`],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};
export const NO_OLD_TLS: WrittenStatement = {
  ...NO_HTTP,
  Condition: { NumericLessThan: { 's3:TlsVersion': '1.2' } },
};
export const OTHER_ALGORITHM: WrittenStatement = {
  ...UPLOAD,
  Condition: { StringNotEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [ALGORITHM]: 'false' } },
};
export const OTHER_KEY: WrittenStatement = {
  ...UPLOAD,
  Condition: { StringNotEquals: { [KEY]: KEY_ARN }, Null: { [KEY]: 'false' } },
};
export const NO_KEY: WrittenStatement = {
  ...UPLOAD,
  Condition: { StringEquals: { [ALGORITHM]: 'aws:kms' }, Null: { [KEY]: 'true' } },
};

export const ALL_BLOCKED = {
  blockPublicAcls: is(true),
  blockPublicPolicy: is(true),
  ignorePublicAcls: is(true),
  restrictPublicBuckets: is(true),
};

/** A lifecycle rule that removes leftovers of uploads, and old versions after 90 days. */
export const TIDY = { status: is('Enabled'), whole: is(true), abortUploadDays: is('7'), oldVersionDays: is('90') };

const OF_BUCKET = { bucket: refTo(BUCKET, 'id') };

/** A bucket that meets every control of storage that looks at one bucket alone. */
export function hardenedBucket(): Posture {
  return postureOf(
    entity('bucket', BUCKET, { name: is('contoso-ledger'), forceDestroy: unset, preventDestroy: is(true) }),
    entity('bucketPublicAccessBlock', 'aws_s3_bucket_public_access_block.ledger', { ...OF_BUCKET, ...ALL_BLOCKED }),
    entity('bucketOwnership', 'aws_s3_bucket_ownership_controls.ledger', {
      ...OF_BUCKET,
      objectOwnership: is('BucketOwnerEnforced'),
    }),
    entity('bucketVersioning', 'aws_s3_bucket_versioning.ledger', { ...OF_BUCKET, status: is('Enabled') }),
    entity('bucketLifecycle', 'aws_s3_bucket_lifecycle_configuration.ledger', {
      ...OF_BUCKET,
      rules: [TIDY],
      open: is(false),
    }),
    entity('kmsKey', 'aws_kms_key.ledger', { enabled: unset, rotation: is(true), policy: unset }),
    entity('bucketEncryption', 'aws_s3_bucket_server_side_encryption_configuration.ledger', {
      ...OF_BUCKET,
      algorithm: is('aws:kms'),
      kmsKey: refTo('aws_kms_key.ledger', 'arn'),
      bucketKey: is(true),
      blockedTypes: setOf([is('SSE-C')]),
    }),
    entity('bucketPolicy', 'aws_s3_bucket_policy.ledger', {
      ...OF_BUCKET,
      document: is(policy(NO_HTTP, NO_OLD_TLS, OTHER_ALGORITHM, OTHER_KEY, NO_KEY)),
    }),
    entity('accountPublicAccessBlock', 'aws_s3_account_public_access_block.account', {
      account: unset,
      ...ALL_BLOCKED,
    }),
  );
}

export const ACCOUNT = '111122223333';

/** A declared AWS account; what is given replaces its parts. */
export function declaredAccount(
  account: Partial<Omit<AwsAccount, 'id'>> = {},
  more: Partial<Pick<Declaration, 'deployer' | 'networks' | 'suppliers'>> & {
    guard?: Declaration['services'][string]['guard'];
    /** Settings of the service beside its accounts. */
    aws?: Partial<AwsSettings>;
  } = {},
): Facts {
  const { guard = { by: 'ipAllowList', networks: ['hq', 'pipeline'] }, aws = {}, ...rest } = more;
  return {
    version: 1,
    focus: { service: 'aws', account: 'prod' },
    declaration: {
      version: 1,
      tenant: 'contoso',
      networks: {
        hq: { kind: 'office', cidrs: ['203.0.113.0/26', '2001:db8:10::/48'] },
        pipeline: { kind: 'pipeline', cidrs: ['198.51.100.16/28'], ipv6: 'none' },
      },
      suppliers: {},
      deployer: { awsRole: 'tenant-guard-deploy', from: ['pipeline'] },
      ...rest,
      services: {
        aws: {
          kind: 'aws',
          supplier: 'amazon',
          guard,
          rollout: { stage: 'enforced', owner: 'cloud@contoso.example' },
          backend: { local: '../state/contoso-aws.tfstate' },
          risks: [],
          aws: { ...aws, accounts: { prod: { id: ACCOUNT, regions: ['eu-north-1'], ...account } } },
        },
      },
    },
  };
}

export function situationOf(posture: Posture, facts?: Facts): Situation {
  return {
    posture,
    ...(facts === undefined ? {} : { facts }),
    elsewhere: () => undefined,
    elsewhereFacts: () => undefined,
    organization: () => undefined,
    account: () => undefined,
    asOf: Day.parse('2026-11-23'),
  };
}

export function verdictsOf(control: Control, posture: Posture, facts?: Facts): string[] {
  return control.check(situationOf(posture, facts)).map(({ verdict }) => verdict);
}

/** The only outcome; fails where there is another number of them. */
export function outcomeOf(control: Control, posture: Posture, facts?: Facts): Outcome {
  const [outcome, ...more] = control.check(situationOf(posture, facts));
  if (outcome === undefined || more.length > 0) throw new Error(`expected one outcome, got ${more.length + 1}`);
  return outcome;
}

/** The finding of the only outcome, which has to be of that verdict. */
export function findingOf(verdict: 'unmet' | 'unknown', control: Control, posture: Posture, facts?: Facts) {
  const outcome = outcomeOf(control, posture, facts);
  if (outcome.verdict !== verdict) throw new Error(`expected ${verdict}, got ${JSON.stringify(outcome)}`);
  return outcome.finding;
}
