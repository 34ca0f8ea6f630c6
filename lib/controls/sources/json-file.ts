import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { parseJson } from '../../values';

/** A file or directory that cannot be judged: of no kind that is known here, cut off, too large, or not to be read. */
export class UnreadableInput extends Error {
  override readonly name: string = 'UnreadableInput';
}

/** What is larger is not what a person wrote or a plan of one stack, and would take memory that nobody has. */
export const LARGEST_FILE = 64 * 1024 * 1024;

const UTF8 = new TextDecoder();
/** A saved plan is a zip archive. */
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/**
 * The parsed JSON of a file; a byte order mark before it is passed over. It takes time and memory linear in the size of the
 * file, and none for a file that is too large.
 *
 * @param label what messages call the file
 * @throws UnreadableInput for what is not a file, too large, not UTF-8, not JSON, or JSON that is refused (`parseJson`)
 */
export function readJsonFile(path: string, label: string): unknown {
  const text = readTextFile(path, label);
  try {
    return parseJson(text);
  } catch (error) {
    throw new UnreadableInput(`${label}: ${error instanceof Error ? error.message : String(error)}${hintOf(text)}`);
  }
}

function readTextFile(path: string, label: string): string {
  const { size } = regularFile(path, label);
  if (size > LARGEST_FILE) {
    throw new UnreadableInput(
      `${label}: this is too large, got ${size} bytes; a file has at most ${LARGEST_FILE} bytes (64 MiB)`,
    );
  }
  const bytes = readFileSync(path);
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) {
    throw new UnreadableInput(
      `${label}: this is a saved plan, which only Terraform reads; give the output of \`terraform show -json ${label}\``,
    );
  }
  if (!isUtf8(bytes)) {
    throw new UnreadableInput(
      `${label}: this is not text in UTF-8; write it as UTF-8 (PowerShell 5 writes UTF-16 with >)`,
    );
  }
  return UTF8.decode(bytes);
}

function regularFile(path: string, label: string): { readonly size: number } {
  try {
    const stats = statSync(path);
    if (stats.isFile()) return stats;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new UnreadableInput(
      `${label}: ${code === 'ENOENT' ? 'there is nothing here' : `this cannot be read (${code})`}`,
    );
  }
  throw new UnreadableInput(`${label}: this is not a file`);
}

function hintOf(text: string): string {
  return /^\s*\{"@level":/.test(text)
    ? '; these are the messages of `terraform plan -json`: give the output of `terraform show -json <plan>`'
    : '';
}
