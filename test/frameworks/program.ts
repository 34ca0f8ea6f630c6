import { spawnSync } from 'node:child_process';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, whatever its exit code. */
export function run(
  folder: string,
  [program, ...args]: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): Ended {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: folder,
    env: { ...process.env, ...environment },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
}

/** What a program printed; throws with all of its output where it fails. */
export function output(
  folder: string,
  command: readonly [string, ...string[]],
  environment: Readonly<Record<string, string>> = {},
): string {
  const { status, stdout, stderr } = run(folder, command, environment);
  if (status === 0) return stdout;
  throw new Error(`${command.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
}
