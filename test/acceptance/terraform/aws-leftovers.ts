import type { Stack } from './stack';
import type { Workspace } from './terraform';

/**
 * Ends the access logs and empties the buckets that hold them: moto delivers logs as S3 does, and neither deletes a bucket
 * that is not empty.
 */
export async function endLogs(workspace: Workspace, stack: Stack, moto: string): Promise<void> {
  const ending = stack.blocks('resource').filter(({ type }) => type === 'aws_s3_bucket_logging');
  if (ending.length === 0) return;
  const targets = ending.map(({ type, name }) => `-target=${type}.${name}`);
  const { code, stderr } = await workspace.destroy(...targets);
  if (code !== 0) throw new Error(`the access logs did not end\n${stderr}`);
  for (const { type, body } of stack.blocks('resource')) {
    if (type === 'aws_s3_bucket' && typeof body.bucket === 'string') await empty(`${moto}/${body.bucket}`);
  }
}

/** The bucket's policy goes first: it denies whoever does not come over TLS, and the stand-in has none. */
async function empty(bucket: string): Promise<void> {
  await call(`${bucket}?policy`, 'DELETE');
  const versions = await call(`${bucket}?versions`, 'GET');
  for (const [, key = '', version = ''] of versions.matchAll(
    /<Key>([^<]+)<\/Key>\s*<VersionId>([^<]+)<\/VersionId>/g,
  )) {
    await call(`${bucket}/${key}?versionId=${version}`, 'DELETE');
  }
}

async function call(address: string, method: string): Promise<string> {
  // moto tells the service by the scope of the credential and checks no signature.
  const scope =
    'AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  const answer = await fetch(address, { method, headers: { Authorization: scope } });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`moto refused ${method} ${address}: ${text}`);
  return text;
}
