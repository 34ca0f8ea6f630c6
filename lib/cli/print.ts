import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Prints pieces one after the other, no faster than they are read. Whoever reads may stop (`| head`): no more is printed then. */
export async function print(pieces: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), process.stdout, { end: false });
  } catch (error) {
    if (!isClosed(error)) throw error;
  }
}

/** Nobody reading on is no error: what the command found stays its exit code. */
export function passOverClosedOutput(): void {
  process.stdout.on('error', (error) => {
    if (!isClosed(error)) throw error;
  });
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}
