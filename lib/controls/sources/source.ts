import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { emptyPosture, type Posture, readGraphExport, readPlan, readStack, readTerraformFiles } from '../../posture';
import type { Subject } from '../subject';
import { readSynthesized } from '../synthesized-directory';
import { SynthesizedTenants } from '../synthesized-tenants';
import { type Declared, factsFor, factsIn, stacklessFacts } from './facts-for';
import { readJsonFile, UnreadableInput } from './json-file';

/** What is judged: the subjects of one time, or those of before a plan and of after it. */
export type Source =
  | { readonly kind: 'synthesized'; readonly written: SynthesizedTenants }
  | { readonly kind: 'terraform' | 'export'; readonly subjects: readonly Subject[] }
  | {
      readonly kind: 'plan';
      readonly before: readonly Subject[];
      readonly after: readonly Subject[];
      /** What the last apply left, where something was changed since outside of Terraform. */
      readonly recorded?: readonly Subject[];
    };

const KINDS =
  'give the output directory of a synthesis (`tenant-guard synth` writes it), the JSON of a plan (`terraform show -json <plan>`), a directory of Terraform JSON, or an export of Microsoft Graph (a file or a directory of JSON)';

/**
 * Reads what lies at a path, whatever it is of these: a synthesized directory, a plan, Terraform JSON, an export of Microsoft
 * Graph. It is told by what it holds. The facts are those that a synthesis wrote beside it; else those of the declaration. A
 * plan in the folder of a synthesized stack is judged among the other stacks of that directory.
 *
 * @throws UnreadableInput for anything else, and what the readers of each kind throw
 */
export function readSource(path: string, declared: Declared = {}): Source {
  const stats = existsSync(path) ? statSync(path) : undefined;
  if (stats === undefined) throw new UnreadableInput(`${path}: there is nothing here; ${KINDS}`);
  return stats.isDirectory() ? readDirectory(path, declared) : readFile(path, declared);
}

function readDirectory(path: string, declared: Declared): Source {
  const names = readdirSync(path).sort();
  if (names.includes('manifest.json') || names.includes('stacks') || names.includes('declared')) {
    return { kind: 'synthesized', written: new SynthesizedTenants(path) };
  }
  if (names.some((name) => LOADED_BY_TERRAFORM.test(name))) return terraformIn(path, names, declared);
  const files = names.filter((name) => name.endsWith('.json'));
  if (files.length === 0) throw new UnreadableInput(`${path}: nothing here can be judged; ${KINDS}`);
  const read = files.map((file) => ({ file, json: readJsonFile(join(path, file), `${path}/${file}`) }));
  return exportOf(path, readGraphExport({ name: nameOf(path), files: read }), declared);
}

/** The files that Terraform loads; of these the ones in JSON are read. */
const LOADED_BY_TERRAFORM = /\.(tf|tofu)(\.json)?$/;

function terraformIn(path: string, names: readonly string[], declared: Declared): Source {
  const loaded = names.filter((name) => LOADED_BY_TERRAFORM.test(name));
  const files = loaded.filter((name) => name.endsWith('.tf.json'));
  const posture = readTerraformFiles({
    stack: nameOf(path),
    files: files.map((file) => ({ file, json: readJsonFile(join(path, file), `${path}/${file}`) })),
    extraFiles: loaded.filter((name) => !files.includes(name)),
  });
  return { kind: 'terraform', subjects: subjectsOf(nameOf(path), posture, path, declared) };
}

function readFile(path: string, declared: Declared): Source {
  const json = readJsonFile(path, path);
  const keys = new Set(typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.keys(json) : []);
  if (keys.has('format_version')) return planOf(path, json, keys, declared);
  if (
    path.endsWith('.tf.json') ||
    ['resource', 'data', 'provider', 'terraform', 'module'].some((key) => keys.has(key))
  ) {
    const name = nameOf(dirname(path));
    const posture = readStack({ stack: name, json });
    return { kind: 'terraform', subjects: subjectsOf(name, posture, dirname(path), declared) };
  }
  if (keys.size === 0 && !Array.isArray(json))
    throw new UnreadableInput(`${path}: nothing here can be judged; ${KINDS}`);
  const file = basename(path);
  return exportOf(path, readGraphExport({ name: file.replace(/\.json$/, ''), files: [{ file, json }] }), declared);
}

function exportOf(path: string, posture: Posture, declared: Declared): Source {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  return { kind: 'export', subjects: subjectsOf(nameOf(path), posture, folder, declared) };
}

function planOf(path: string, json: unknown, keys: ReadonlySet<string>, declared: Declared): Source {
  if (keys.has('values') && !keys.has('planned_values')) {
    throw new UnreadableInput(`${path}: this is a state, which says nothing of what apply would do; ${KINDS}`);
  }
  const folder = dirname(path);
  const beside = readdirSync(folder).filter((name) => name.endsWith('.tf.json'));
  const name = beside.length > 0 ? nameOf(folder) : basename(path).replace(/\.json$/, '');
  const source = beside.map((file) => ({ file, json: readJsonFile(join(folder, file), `${folder}/${file}`) }));
  const { before, after, recorded } = readPlan({ stack: name, json, ...(source.length === 0 ? {} : { source }) });
  const others = siblingsOf(folder);
  const among = (posture: Posture) => {
    const own = subjectsOf(name, posture, folder, declared);
    return others === undefined ? own : others.flatMap((other) => (other.stack === name ? own : [other]));
  };
  return {
    kind: 'plan',
    before: among(before),
    after: among(after),
    ...(recorded === undefined ? {} : { recorded: among(recorded) }),
  };
}

/** The subjects of the synthesized directory that a folder is a stack of, of the same tenant as that stack. */
function siblingsOf(folder: string): readonly Subject[] | undefined {
  const directory = resolve(folder, '..', '..');
  const isStack = basename(dirname(resolve(folder))) === 'stacks' && existsSync(join(directory, 'manifest.json'));
  if (!isStack) return undefined;
  const subjects = readSynthesized(directory);
  const own = subjects.find(({ stack }) => stack === nameOf(folder));
  return subjects.filter(({ facts }) => facts?.declaration.tenant === own?.facts?.declaration.tenant);
}

function subjectsOf(name: string, posture: Posture, folder: string, declared: Declared): readonly Subject[] {
  const facts = factsIn(folder) ?? factsFor(name, posture.clouds, declared);
  if (facts === undefined) return [{ stack: name, posture }];
  const stackless = stacklessFacts(facts, declared);
  return [{ stack: name, posture, facts }, ...stackless.map((own) => ({ posture: emptyPosture(), facts: own }))];
}

function nameOf(path: string): string {
  return basename(resolve(path));
}
