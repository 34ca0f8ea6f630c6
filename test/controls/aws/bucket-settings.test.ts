import { awsControls } from '../../../lib/controls/aws';
import { controlOf } from '../../../lib/controls/catalogue';
import type { Control } from '../../../lib/controls/control';
import type { Entity, Posture } from '../../../lib/posture';
import {
  ALL_BLOCKED,
  BUCKET,
  changed,
  declaredAccount,
  entity,
  findingOf,
  hardenedBucket,
  is,
  outcomeOf,
  postureOf,
  refTo,
  setOf,
  situationOf,
  TIDY,
  unread,
  unset,
  verdictsOf,
} from '../../support/aws-posture';

const BLOCK = 'aws_s3_bucket_public_access_block.ledger';
const OWNERSHIP = 'aws_s3_bucket_ownership_controls.ledger';
const ENCRYPTION = 'aws_s3_bucket_server_side_encryption_configuration.ledger';
const LIFECYCLE = 'aws_s3_bucket_lifecycle_configuration.ledger';
const VERSIONING = 'aws_s3_bucket_versioning.ledger';

function control(id: string): Control {
  const found = awsControls.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no control ${id}`);
  return found;
}

const join = (posture: Posture, ...more: readonly Entity[]) =>
  postureOf(...Object.values(posture.entities).flat(), ...more);

describe('the controls of AWS', () => {
  it('come in the order of their ids and are in the catalogue', () => {
    const ids = awsControls.map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(ids.map((id) => controlOf(id)?.id)).toEqual(ids);
  });

  it.each(
    awsControls
      .filter(({ id, judges }) => /^AWS-STO-0/.test(id) && judges !== 'organization')
      .map((each) => [each.id, each] as const),
  )('%s is met by a bucket hardened in every way', (_, each) => {
    expect(verdictsOf(each, hardenedBucket())).toEqual(['met']);
  });

  it.each(
    awsControls
      .filter(({ id }) => id.startsWith('AWS-STO-') && id !== 'AWS-STO-02')
      .map((each) => [each.id, each] as const),
  )('%s does not apply where there is no bucket', (_, each) => {
    expect(verdictsOf(each, postureOf(), declaredAccount())).toEqual(['notApplicable']);
  });

  it.each([
    ['AWS-STO-01', BLOCK],
    ['AWS-STO-04', OWNERSHIP],
    ['AWS-STO-08', ENCRYPTION],
    ['AWS-STO-09', VERSIONING],
    ['AWS-STO-09', LIFECYCLE],
    ['AWS-STO-05', 'aws_s3_bucket_policy.ledger'],
    ['AWS-STO-06', 'aws_s3_bucket_policy.ledger'],
    ['AWS-STO-07', ENCRYPTION],
  ])('%s is unmet without %s, and unknown where that may be of another bucket or may not be made', (id, address) => {
    const without = changed(hardenedBucket(), address);
    expect(verdictsOf(control(id), without)).toEqual(['unmet']);
    expect(verdictsOf(control(id), changed(hardenedBucket(), address, { bucket: unread() }))).toEqual(['unknown']);
    const counted = Object.values(hardenedBucket().entities)
      .flat()
      .map((each) => (each.address === address ? { ...each, exists: unread('dynamic') } : each));
    expect(verdictsOf(control(id), postureOf(...counted))).toEqual(['unknown']);
  });

  it('are judged for each bucket, and for one of another name not at all by this one', () => {
    const other = entity('bucket', 'aws_s3_bucket.other', {
      name: is('other'),
      forceDestroy: unset,
      preventDestroy: is(true),
    });
    const outcomes = control('AWS-STO-01').check(situationOf(join(hardenedBucket(), other)));
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['met', 'unmet']);
  });

  it.each<[string, Parameters<typeof changed>[2], string]>([
    ['its literal name', { bucket: is('contoso-ledger') }, 'met'],
    ['another literal name', { bucket: is('contoso-other') }, 'unmet'],
    ["the bucket's attribute", { bucket: refTo(BUCKET, 'bucket') }, 'met'],
    ["another setting's bucket", { bucket: refTo(VERSIONING, 'bucket') }, 'met'],
    ['a resource that is not read', { bucket: refTo('aws_thing.x', 'id') }, 'unknown'],
  ])('find the settings of a bucket by %s', (_, change, verdict) => {
    expect(verdictsOf(control('AWS-STO-01'), changed(hardenedBucket(), BLOCK, change))).toEqual([verdict]);
  });

  it('are unknown for a bucket of which only apply knows whether it is made', () => {
    const counted = Object.values(hardenedBucket().entities)
      .flat()
      .map((each) => (each.address === BUCKET ? { ...each, exists: unread('dynamic') } : each));
    expect(verdictsOf(control('AWS-STO-01'), postureOf(...counted))).toEqual(['unknown']);
    expect(verdictsOf(control('AWS-STO-01'), changed(postureOf(...counted), BLOCK))).toEqual(['unknown']);
  });
});

describe('AWS-STO-01', () => {
  const flags = Object.keys(ALL_BLOCKED);

  it.each(flags)('is unmet where %s is false, not set, or ignored, and unknown where only apply knows it', (flag) => {
    const of = (value: unknown) => changed(hardenedBucket(), BLOCK, { [flag]: value });
    const weak = findingOf('unmet', control('AWS-STO-01'), of(is(false)));
    expect(weak).toMatchObject({
      subject: BUCKET,
      meaning: { principals: [], targets: ['bucket:contoso-ledger'], networks: [], settings: [`${flag}=false`] },
      given: `${flag} is false`,
    });
    expect(findingOf('unmet', control('AWS-STO-01'), of(unset)).meaning.settings).toEqual([`${flag}=unset`]);
    expect(findingOf('unmet', control('AWS-STO-01'), of(unread('ignored'))).given).toContain('ignore_changes');
    expect(findingOf('unknown', control('AWS-STO-01'), of(unread())).meaning.settings).toEqual([`${flag}=unknown`]);
  });

  it('names what is not known beside what is wrong, so that no acceptance of the one covers the other', () => {
    const posture = changed(hardenedBucket(), BLOCK, { blockPublicAcls: is(false), blockPublicPolicy: unread() });
    expect(findingOf('unmet', control('AWS-STO-01'), posture).meaning.settings).toEqual([
      'blockPublicAcls=false',
      'blockPublicPolicy=unknown',
    ]);
  });

  it('wants every block of the bucket to hold, since the one applied last stays', () => {
    const second = (flag: boolean) =>
      entity('bucketPublicAccessBlock', 'aws_s3_bucket_public_access_block.second', {
        bucket: is('contoso-ledger'),
        ...ALL_BLOCKED,
        blockPublicAcls: is(flag),
      });
    expect(verdictsOf(control('AWS-STO-01'), join(hardenedBucket(), second(true)))).toEqual(['met']);
    expect(verdictsOf(control('AWS-STO-01'), join(hardenedBucket(), second(false)))).toEqual(['unmet']);
  });
});

describe('AWS-STO-02', () => {
  const ACCOUNT_BLOCK = 'aws_s3_account_public_access_block.account';
  const block = (address: string, more: { alias?: string; account?: string } = {}) =>
    entity('accountPublicAccessBlock', address, { account: unset, ...ALL_BLOCKED }, more);

  it('is unmet without a block, though there is nothing else', () => {
    expect(findingOf('unmet', control('AWS-STO-02'), postureOf()).meaning.targets).toEqual(['account:default']);
    expect(verdictsOf(control('AWS-STO-02'), changed(hardenedBucket(), ACCOUNT_BLOCK))).toEqual(['unmet']);
  });

  it.each(Object.keys(ALL_BLOCKED))('is unmet where %s is not true', (flag) => {
    const posture = changed(hardenedBucket(), ACCOUNT_BLOCK, { [flag]: is(false) });
    expect(findingOf('unmet', control('AWS-STO-02'), posture).meaning.settings).toEqual([`${flag}=false`]);
    expect(verdictsOf(control('AWS-STO-02'), changed(hardenedBucket(), ACCOUNT_BLOCK, { [flag]: unread() }))).toEqual([
      'unknown',
    ]);
  });

  it('is judged for each account that the stack acts on', () => {
    const two = postureOf(
      block('a', { account: '111122223333' }),
      entity('kmsKey', 'k', { enabled: unset, rotation: unset, policy: unset }, { account: '444455556666' }),
    );
    expect(verdictsOf(control('AWS-STO-02'), two)).toEqual(['met', 'unmet']);
    expect(verdictsOf(control('AWS-STO-02'), join(two, block('b', { account: '444455556666' })))).toEqual([
      'met',
      'met',
    ]);
  });

  it('takes the account from the argument before that of the provider', () => {
    const posture = changed(postureOf(block('a', { account: '111122223333' })), 'a', { account: is('444455556666') });
    expect(verdictsOf(control('AWS-STO-02'), posture)).toEqual(['unmet', 'met']);
    expect(verdictsOf(control('AWS-STO-02'), changed(posture, 'a', { account: unread() }))).toEqual(['unknown']);
  });

  it('is unknown for a provider that names no account where another one, that names none either, has the block', () => {
    const key = entity('kmsKey', 'k', { enabled: unset, rotation: unset, policy: unset }, { alias: 'west' });
    expect(verdictsOf(control('AWS-STO-02'), postureOf(block('a'), key))).toEqual(['met', 'unknown']);
  });
});

describe('AWS-STO-04', () => {
  it.each([
    [is('BucketOwnerPreferred'), 'unmet'],
    [is('ObjectWriter'), 'unmet'],
    [unset, 'unmet'],
    [unread('ignored'), 'unmet'],
    [unread(), 'unknown'],
  ])('of %j is %s', (objectOwnership, verdict) => {
    expect(verdictsOf(control('AWS-STO-04'), changed(hardenedBucket(), OWNERSHIP, { objectOwnership }))).toEqual([
      verdict,
    ]);
  });
});

describe('AWS-STO-08', () => {
  it.each([
    [setOf([]), 'unmet'],
    [setOf([is('NONE')]), 'unmet'],
    [setOf([], 'ignored'), 'unmet'],
    [setOf([is('SSE-C')], 'ignored'), 'unmet'],
    [setOf([], 'variable'), 'unknown'],
    [setOf([unread()]), 'unknown'],
    [setOf([is('SSE-C')], 'variable'), 'met'],
  ])('of %j is %s', (blockedTypes, verdict) => {
    expect(verdictsOf(control('AWS-STO-08'), changed(hardenedBucket(), ENCRYPTION, { blockedTypes }))).toEqual([
      verdict,
    ]);
  });
});

describe('AWS-STO-09', () => {
  it.each([
    [VERSIONING, { status: is('Suspended') }, 'versioning=Suspended'],
    [VERSIONING, { status: is('Disabled') }, 'versioning=Disabled'],
    [BUCKET, { preventDestroy: unset }, 'preventDestroy=unset'],
    [BUCKET, { preventDestroy: is(false) }, 'preventDestroy=false'],
    [BUCKET, { forceDestroy: is(true) }, 'forceDestroy=true'],
    [BUCKET, { forceDestroy: unread('ignored') }, 'forceDestroy=ignored'],
    [LIFECYCLE, { rules: [{ ...TIDY, abortUploadDays: unset }] }, 'abortUploadDays=unset'],
    [LIFECYCLE, { rules: [{ ...TIDY, abortUploadDays: is('0') }] }, 'abortUploadDays=unset'],
    [LIFECYCLE, { rules: [{ ...TIDY, oldVersionDays: unset }] }, 'oldVersionDays=unset'],
    [LIFECYCLE, { rules: [{ ...TIDY, oldVersionDays: is('29') }] }, 'oldVersionDays=29'],
    [LIFECYCLE, { rules: [TIDY, { ...TIDY, whole: is(false), oldVersionDays: is('1') }] }, 'oldVersionDays=1'],
  ])('of %s with %j is unmet by %s', (address, change, setting) => {
    const finding = findingOf('unmet', control('AWS-STO-09'), changed(hardenedBucket(), address, change));
    expect(finding.meaning.settings).toEqual([setting]);
  });

  it.each([
    [{ status: is('Disabled') }, 'unmet'],
    [{ whole: is(false) }, 'unmet'],
    [{ status: unread('ignored') }, 'unmet'],
    [{ status: unread() }, 'unknown'],
    [{ whole: unread() }, 'unknown'],
    [{ oldVersionDays: unread() }, 'unknown'],
  ])('of a lifecycle rule with %j alone is %s', (change, verdict) => {
    const posture = changed(hardenedBucket(), LIFECYCLE, { rules: [{ ...TIDY, ...change }] });
    expect(verdictsOf(control('AWS-STO-09'), posture)).toEqual([verdict]);
  });

  it('is met by several rules together, and unknown where one that is not seen may do it', () => {
    const apart = [
      { ...TIDY, abortUploadDays: unset },
      { ...TIDY, oldVersionDays: unset },
    ];
    expect(verdictsOf(control('AWS-STO-09'), changed(hardenedBucket(), LIFECYCLE, { rules: apart }))).toEqual(['met']);
    const open = changed(hardenedBucket(), LIFECYCLE, { rules: [], open: unread('dynamic') });
    expect(verdictsOf(control('AWS-STO-09'), open)).toEqual(['unknown']);
  });

  it('is met where force_destroy is false, and unknown where only apply knows it', () => {
    expect(verdictsOf(control('AWS-STO-09'), changed(hardenedBucket(), BUCKET, { forceDestroy: is(false) }))).toEqual([
      'met',
    ]);
    expect(
      outcomeOf(control('AWS-STO-09'), changed(hardenedBucket(), BUCKET, { forceDestroy: unread() })),
    ).toMatchObject({
      verdict: 'unknown',
      assumption: 'forceDestroy turns out as wanted',
    });
  });
});
