import { type Entity, type PolicyDocument, type Posture, type Statement, symbolOf, type Val } from '../../posture';
import { onceFor, remembered } from '../../values';
import type { Bucket } from './bucket';

/** The bucket's ARN in the one spelling that proofs compare: by its name where that is literal, else by reference. */
export function bucketArn(bucket: Bucket, partition: string): string {
  const { name } = bucket.fields;
  return name.is === 'known' ? `arn:${partition}:s3:::${name.value}` : `\${${bucket.address}.arn}`;
}

/** A KMS key in the one spelling that proofs compare: by its ARN; a bare key id as a pattern of ARNs. */
export function keyPattern(key: Val<string>, posture: Posture): string | undefined {
  const text = symbolOf(key);
  if (text === undefined) return undefined;
  const own = keyText(text, posture.entities.kmsKey);
  // An alias is another text than the ARN of the key behind it, and which key that is the text does not say.
  const alias = /(?:^|:)(alias\/[^}]*)$/.exec(own);
  if (alias) return `\${${alias[1]}}`;
  return /^(?:mrk-)?[0-9a-f-]{32,36}$/.test(own) ? `arn:*:kms:*:*:key/${own}` : own;
}

/** Puts every spelling of a bucket's ARN and of a key's ARN into the one that proofs compare. */
export function canonical(document: PolicyDocument, posture: Posture, partition: string): PolicyDocument {
  return spelling(posture)(partition)(document);
}

const MOST_PARTITIONS = 5;

/** Each control asks for the same policies. */
const spelling = onceFor((posture: Posture) =>
  remembered(
    MOST_PARTITIONS,
    (partition: string) => partition,
    (partition) => onceFor((document: PolicyDocument) => spelled(document, posture, partition)),
  ),
);

function spelled(document: PolicyDocument, posture: Posture, partition: string): PolicyDocument {
  const rewrite = (text: string) => {
    if (!text.includes('${')) return text;
    const buckets = posture.entities.bucket.reduce((each, bucket) => bucketText(each, bucket, partition), text);
    return keyText(buckets, posture.entities.kmsKey);
  };
  const statements = document.statements.map(
    (statement): Statement => ({
      ...statement,
      resources: { ...statement.resources, patterns: statement.resources.patterns.map(rewrite) },
      conditions: statement.conditions.map((each) => ({ ...each, values: each.values.map(rewrite) })),
    }),
  );
  return { ...document, statements };
}

function bucketText(text: string, bucket: Bucket, partition: string): string {
  const arn = bucketArn(bucket, partition);
  const { name } = bucket.fields;
  const attributes = ['id', 'bucket'].map((attribute) => `\${${bucket.address}.${attribute}}`);
  const byName = attributes.reduce(
    (each, attribute) =>
      name.is === 'known'
        ? each.replaceAll(attribute, name.value)
        : each.replaceAll(`arn:${partition}:s3:::${attribute}`, arn),
    text,
  );
  return byName.replaceAll(`\${${bucket.address}.arn}`, arn);
}

function keyText(text: string, keys: readonly Entity<'kmsKey'>[]): string {
  const bare = text.replace(/^arn:[^:]*:kms:[^:]*:[^:]*:key\/(?=\$\{)/, '');
  const key = keys.find(({ address }) => bare === `\${${address}.key_id}` || bare === `\${${address}.id}`);
  return key === undefined ? text : `\${${key.address}.arn}`;
}
