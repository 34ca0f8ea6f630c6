import { rmSync } from 'node:fs';
import { runFolder } from './machine';
import { summaryOf } from './summary';

/** After all acceptance tests: the closing lines. */
function teardown(): void {
  const folder = runFolder();
  process.stderr.write(`${summaryOf(folder)}\n`);
  rmSync(folder, { recursive: true, force: true });
}

export = teardown;
