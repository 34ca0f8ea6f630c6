import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'summary.jsonl';

/** What a part of the acceptance did, for the closing lines of a run. */
export interface Entry {
  readonly part: 'AWS' | 'Checkov' | 'Entra';
  /** What ran, or why it was skipped. */
  readonly ran?: string;
  readonly skipped?: string;
  /** What a reader has to know about how it ran. */
  readonly note?: string;
}

/** Test files run in processes of their own: each appends a line. */
export function record(folder: string, entry: Entry): void {
  appendFileSync(join(folder, FILE), `${JSON.stringify(entry)}\n`);
}

/** The closing lines; the last of them says what ran and what was skipped. */
export function summaryOf(folder: string): string {
  const file = join(folder, FILE);
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  const entries = lines.map((line) => JSON.parse(line) as Entry);
  const notes = entries.flatMap(({ part, note }) => (note === undefined ? [] : [`  ${part}: ${note}`]));
  const parts = (['AWS', 'Checkov', 'Entra'] as const).map((part) => {
    const own = entries.filter((entry) => entry.part === part);
    const skipped = own.find((entry) => entry.skipped !== undefined)?.skipped;
    if (skipped !== undefined) return `${part} was skipped: ${skipped}`;
    const ran = own.flatMap((entry) => (entry.ran === undefined ? [] : [entry.ran]));
    return ran.length === 0 ? `nothing of ${part} ran to its end` : `${part} ran: ${ran.join(', ')}`;
  });
  return [...notes, `Acceptance: ${parts.join('; ')}`].join('\n');
}
