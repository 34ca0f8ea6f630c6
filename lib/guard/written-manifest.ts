import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export const MANIFEST_FILE = 'manifest.json';

/** What the framework writes of a run for its command-line tool. */
export interface WrittenManifest {
  readonly version: unknown;
  /** By the stack's name. */
  readonly stacks: Readonly<Record<string, unknown>>;
}

/** A manifest without the stack traces of its annotations: they hold absolute paths, so no two machines agree on them. */
export function readManifest(file: string): WrittenManifest {
  return JSON.parse(readFileSync(file, 'utf8'), (key, value) => (key === 'stacktrace' ? [] : value));
}

/** Writes it as the framework does: in plain text order of the stacks. */
export function writeManifest(file: string, { version, stacks }: WrittenManifest): void {
  const sorted = Object.entries(stacks).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, JSON.stringify({ stacks: Object.fromEntries(sorted), version }, undefined, 2));
}

/** Takes the stack traces out of a manifest, where there is one. */
export function normaliseManifest(file: string): void {
  if (existsSync(file)) writeManifest(file, readManifest(file));
}
