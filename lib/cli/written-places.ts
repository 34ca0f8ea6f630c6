import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Judgment, Place, Source } from '../controls';
import { findingOf } from '../report';
import { lineOfKey } from '../values';

/**
 * Where what a finding is about is written. What was synthesized is put right in its declaration; Terraform JSON that
 * somebody wrote in that, at the resource.
 */
export class WrittenPlaces {
  private readonly texts = new Map<string, string>();

  constructor(
    private readonly path: string,
    private readonly kind: Source['kind'],
  ) {}

  /** A place in the declaration, else the line of the resource, else the first file. Paths are as seen from here. */
  readonly of = (judgment: Judgment): Place | undefined => {
    const { declaredAt, stack } = judgment;
    if (declaredAt !== undefined && this.kind !== 'terraform') return declaredAt;
    const files = this.filesOf(stack);
    for (const address of addressesOf(judgment)) {
      for (const file of files) {
        const line = lineOfKey(this.textOf(file), address);
        if (line !== undefined) return { file: shown(file), line };
      }
    }
    const [first] = files;
    return declaredAt ?? (first === undefined ? undefined : { file: shown(first), line: 1 });
  };

  private filesOf(stack: string | undefined): readonly string[] {
    if (this.kind !== 'synthesized') return this.kind === 'plan' ? [this.path] : jsonIn(this.path, this.kind);
    const file = stack === undefined ? undefined : join(this.path, 'stacks', stack, 'cdk.tf.json');
    return file !== undefined && existsSync(file) ? [file] : [];
  }

  private textOf(file: string): string {
    const known = this.texts.get(file) ?? readFileSync(file, 'utf8');
    this.texts.clear();
    this.texts.set(file, known);
    return known;
  }
}

function jsonIn(path: string, kind: Source['kind']): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  const end = kind === 'terraform' ? '.tf.json' : '.json';
  return readdirSync(path)
    .filter((name) => name.endsWith(end))
    .sort()
    .map((name) => join(path, name));
}

/** `aws_s3_bucket.b[0]` as the keys that lead to it in Terraform JSON. */
function addressesOf(judgment: Judgment): readonly (readonly string[])[] {
  const finding = findingOf(judgment);
  if (finding === undefined) return [];
  const addresses = [...new Set([...finding.origins.map(({ address }) => address), finding.subject])];
  return addresses.flatMap((address) => {
    const [, data, type, name] = /^(data\.)?([\w-]+)\.([\w-]+)(?:\[.*)?$/.exec(address) ?? [];
    return type === undefined || name === undefined ? [] : [[data === undefined ? 'resource' : 'data', type, name]];
  });
}

function shown(file: string): string {
  return relative('.', file).split(sep).join('/');
}
