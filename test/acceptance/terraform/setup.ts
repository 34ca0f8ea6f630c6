import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { examine } from './machine';

/** Before all acceptance tests: what is on this machine, and the stacks that are applied. */
async function setup(): Promise<void> {
  await examine(resolve(__dirname, '..', '..', '..'), mkdtempSync(join(tmpdir(), 'tenant-guard-acceptance-')));
}

export = setup;
