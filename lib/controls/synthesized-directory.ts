import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FACTS_FILE } from '../declaration';
import { emptyPosture, readStack } from '../posture';
import { factsIn } from './sources/facts-for';
import { readJsonFile, UnreadableInput } from './sources/json-file';
import type { Subject } from './subject';

/** A synthesized directory that is not one, or not whole: what is wrong and where. */
export class UnreadableOutput extends UnreadableInput {
  override readonly name: string = 'UnreadableOutput';
}

/** Files besides `cdk.tf.json` that Terraform would load with it. */
const LOADED_BY_TERRAFORM = /\.(tf|tofu)(\.json)?$/;

/** A folder of a synthesized directory: a stack's, or that of a declared service without one. */
export interface Folder {
  readonly part: 'stacks' | 'declared';
  readonly name: string;
}

/** What such a folder holds. */
export interface Synthesized extends Folder {
  readonly subject: Subject;
  /** The stack's Terraform JSON, parsed. */
  readonly json?: unknown;
}

/**
 * The subjects of a synthesized directory (`cdktf.out`), in the order of their names: each stack's written bytes with the
 * facts beside them, then the declared services without a stack. It reads what Terraform will read: any other Terraform
 * file in a stack's folder is opaque.
 *
 * @throws UnreadableOutput where the directory, a stack or its facts are missing, truncated or of another kind
 */
export function readSynthesized(directory: string): readonly Subject[] {
  return foldersOf(directory).map((folder) => readFolder(directory, folder).subject);
}

/**
 * The folders of a synthesized directory in the order of their subjects.
 *
 * @throws UnreadableOutput where there is none, or one that the manifest names is missing
 */
export function foldersOf(directory: string): readonly Folder[] {
  const inPart = (part: Folder['part']) => foldersIn(join(directory, part)).map((name) => ({ part, name }));
  const folders = [...inPart('stacks'), ...inPart('declared')];
  if (folders.length === 0) {
    throw new UnreadableOutput(
      `${directory} holds no synthesized stack; give the output directory of a synthesis: \`tenant-guard synth\` writes cdktf.out`,
    );
  }
  refuseMissing(
    directory,
    folders.flatMap(({ part, name }) => (part === 'stacks' ? [name] : [])),
  );
  return folders;
}

/** @throws UnreadableOutput where something of the folder is missing, truncated or of another kind */
export function readFolder(directory: string, { part, name }: Folder): Synthesized {
  const folder = join(directory, part, name);
  if (part === 'stacks') return { part, name, ...readStackFolder(folder, name) };
  const facts = factsIn(folder);
  if (facts === undefined) throw new UnreadableOutput(`declared/${name}/${FACTS_FILE} is missing`);
  return { part, name, subject: { posture: emptyPosture(), facts } };
}

function readStackFolder(folder: string, stack: string): Pick<Synthesized, 'subject' | 'json'> {
  const file = join(folder, 'cdk.tf.json');
  if (!existsSync(file)) {
    const hcl = existsSync(join(folder, 'cdk.tf'));
    throw new UnreadableOutput(
      `stacks/${stack}/cdk.tf.json is missing${hcl ? '; the stack was written as HCL, which is not judged: synthesize JSON' : ''}`,
    );
  }
  const facts = factsIn(folder);
  const json = jsonIn(file, `stacks/${stack}/cdk.tf.json`);
  const posture = readStack({
    stack,
    json,
    extraFiles: filesIn(folder).filter((name) => name !== 'cdk.tf.json' && LOADED_BY_TERRAFORM.test(name)),
  });
  return { json, subject: { stack, posture, ...(facts === undefined ? {} : { facts }) } };
}

function jsonIn(file: string, label: string): unknown {
  try {
    return readJsonFile(file, label);
  } catch (error) {
    throw error instanceof UnreadableInput ? new UnreadableOutput(error.message) : error;
  }
}

/** The manifest names every stack that was written; one that is gone makes the directory incomplete. */
function refuseMissing(directory: string, stacks: readonly string[]): void {
  const file = join(directory, 'manifest.json');
  if (!existsSync(file)) return;
  const manifest = jsonIn(file, 'manifest.json');
  const named = typeof manifest === 'object' && manifest !== null && 'stacks' in manifest ? manifest.stacks : undefined;
  if (typeof named !== 'object' || named === null) throw new UnreadableOutput('manifest.json names no stacks');
  const missing = Object.keys(named).filter((name) => !stacks.includes(name));
  if (missing.length > 0) throw new UnreadableOutput(`stacks/${missing[0]} is missing though manifest.json names it`);
}

function foldersIn(path: string): string[] {
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((name) => statSync(join(path, name)).isDirectory())
    .sort();
}

function filesIn(path: string): string[] {
  return readdirSync(path).sort();
}
