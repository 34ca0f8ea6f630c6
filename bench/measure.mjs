import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The same on every machine: Node's own limit, and with it how much garbage it lets lie, goes by the machine's memory. */
const HEAP = '--max-old-space-size=2048';

/**
 * Runs a program of `bench/programs` in a process of its own and returns what it printed.
 *
 * @throws Error with the program's own words where it failed
 */
export function run(program, args = []) {
  const file = fileURLToPath(new URL(`./programs/${program}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [HEAP, file, ...args.map(String)], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`bench/programs/${program} ${args.join(' ')} failed:\n${stderr}`);
  return JSON.parse(stdout);
}

/**
 * Runs alternatives in turn, `runs` times over, so that a busy moment of the machine falls on all of them; returns the
 * median of each number that each alternative printed.
 */
export function medians(runs, alternatives) {
  const measured = alternatives.map(() => []);
  for (let round = 0; round < runs; round++) {
    for (const [index, measure] of alternatives.entries()) measured[index].push(measure());
  }
  return measured.map(medianOf);
}

/** A directory for the duration of `use`. */
export function inScratch(use) {
  const scratch = mkdtempSync(join(tmpdir(), 'tenant-guard-bench-'));
  try {
    return use(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Runs a program that writes into a directory of its own; `keep` is where a copy of its output goes. */
export function writing(program, args = [], keep = undefined) {
  return inScratch((scratch) => {
    const out = join(scratch, 'out');
    const measured = run(program, [out, ...args]);
    if (keep !== undefined) cpSync(out, keep, { recursive: true });
    return measured;
  });
}

function medianOf(values) {
  const [first] = values;
  if (typeof first === 'number') return [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
  return Object.fromEntries(Object.keys(first).map((key) => [key, medianOf(values.map((value) => value[key]))]));
}
