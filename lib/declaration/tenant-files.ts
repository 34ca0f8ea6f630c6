import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { APPROVERS_FILE } from './approval-rules';
import { type DeclarationProblem, problemAt } from './declaration-error';
import type { Fault } from './fault';
import { LARGEST_FILE, readYaml, tooLarge, type YamlRead } from './read-yaml';

/** A file that was read, or why it could not be. */
export type TenantFile = YamlRead | { readonly problem: DeclarationProblem };

/** The files of a directory in plain text order of their names, or the one file; what cannot be read says why. */
export function readTenantFiles(path: string): readonly TenantFile[] {
  const place = resolve(path);
  return attempt(place, () => {
    const stats = statsOf(place);
    if (stats === undefined) return [unread(place, MISSING)];
    if (!stats.isDirectory()) return [readFile(place)];
    const names = readdirSync(place).filter((name) => /\.ya?ml$/i.test(name));
    if (names.length === 0) return [unread(place, NO_FILES)];
    return names.sort().flatMap((name) => {
      const file = join(place, name);
      if (name === APPROVERS_FILE) return [unread(file, APPROVERS_AMONG_TENANTS)];
      return attempt(file, () => [leadsOut(place, file) ? unread(file, LEADS_OUT) : readFile(file)]);
    });
  });
}

function attempt(path: string, read: () => readonly TenantFile[]): readonly TenantFile[] {
  try {
    return read();
  } catch (error) {
    const given = codeOf(error);
    if (given === undefined) throw error;
    return [unread(path, { path: [], problem: 'this cannot be read', given, suggestion: 'Check who may read it' })];
  }
}

/** The code of an error of the file system. */
function codeOf(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
}

/** `undefined` where nothing is, or where a link leads to nothing. */
function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/**
 * The list of approvers that belongs to declarations at a path: beside their folder, or beside the folder that the one
 * file stands in. `undefined` where there is none.
 */
export function approversFileFor(path: string): { readonly path: string; readonly label: string } | undefined {
  const place = resolve(path);
  const folder = statsOf(place)?.isDirectory() ? place : dirname(place);
  const file = join(dirname(folder), APPROVERS_FILE);
  return existsSync(file) ? { path: file, label: APPROVERS_FILE } : undefined;
}

function readFile(file: string): TenantFile {
  const label = labelOf(file);
  const text = readTextFile(file, label);
  return typeof text === 'string' ? readYaml(text, label) : text;
}

/** The text of a file that a person wrote, or why it cannot be read. */
export function readTextFile(file: string, label: string): string | { readonly problem: DeclarationProblem } {
  const refused = (fault: Fault) => ({ problem: problemAt(label, undefined, fault) });
  const stats = statsOf(file);
  if (stats === undefined) return refused(LEADS_NOWHERE);
  if (!stats.isFile()) return refused(stats.isDirectory() ? IS_DIRECTORY : NO_FILE);
  if (stats.size > LARGEST_FILE) return refused(tooLarge(stats.size));
  const bytes = readFileSync(file);
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : refused(NOT_UTF8);
}

/** Whether a link leaves the directory: messages quote what a file holds, and may only quote declarations. */
function leadsOut(directory: string, file: string): boolean {
  if (statsOf(file) === undefined) return false;
  const way = relative(realpathSync(directory), realpathSync(file));
  return way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way;
}

/** Last directory and name, with a forward slash on every machine. */
function labelOf(path: string): string {
  return [basename(dirname(path)), basename(path)].filter((part) => part !== '').join('/');
}

function unread(path: string, fault: Fault): TenantFile {
  return { problem: problemAt(labelOf(path), undefined, fault) };
}

const YAML_FILES = 'a file, or a directory with *.yaml or *.yml files';

const MISSING: Fault = {
  path: [],
  problem: 'there is nothing here',
  allowed: YAML_FILES,
  suggestion:
    'Check the path ("tenants" is the directory that is read when none is given), or have `tenant-guard init` write a first one',
};
const NO_FILES: Fault = {
  path: [],
  problem: 'this directory holds no declaration',
  allowed: YAML_FILES,
  suggestion: 'Write a first one, for example tenants/contoso.yaml, or have `tenant-guard init` do it',
};
const LEADS_NOWHERE: Fault = { path: [], problem: 'this symbolic link leads nowhere', suggestion: 'Remove it' };
const LEADS_OUT: Fault = {
  path: [],
  problem: 'this symbolic link leads out of the directory',
  allowed: 'links to files of the same directory',
  suggestion: 'Move the file here',
};
const APPROVERS_AMONG_TENANTS: Fault = {
  path: [],
  problem: 'the list of approvers stands among the declarations that it is to hold in check',
  allowed: `${APPROVERS_FILE} beside this directory`,
  suggestion: 'Move it there, and have code owners guard it',
  control: 'ACC-03',
};
const IS_DIRECTORY: Fault = {
  path: [],
  problem: 'this is a directory with the name of a declaration',
  suggestion: 'Rename it, or name its files one by one',
};
const NO_FILE: Fault = { path: [], problem: 'this is not a regular file', allowed: YAML_FILES };
const NOT_UTF8: Fault = {
  path: [],
  problem: 'the file is not text in UTF-8',
  allowed: 'text in UTF-8',
  suggestion: 'Save the file as UTF-8',
};
