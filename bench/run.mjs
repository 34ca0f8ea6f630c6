import { cpus } from 'node:os';
import { join } from 'node:path';
import { check } from './check.mjs';
import { fleet } from './fleet.mjs';
import { judgment } from './judgment.mjs';
import { load } from './load.mjs';
import { inScratch, writing } from './measure.mjs';
import { requireSameOutput } from './same-output.mjs';
import { synthesis } from './synthesis.mjs';

const short = process.argv.includes('--short');
const runs = short ? 3 : 9;

process.stdout.write(`node ${process.version}, ${cpus().length} cores${short ? ', short form' : ''}\n`);
inScratch((scratch) => {
  const rendered = join(scratch, 'rendered');
  writing('tenants.cjs', [1], rendered);
  requireSameOutput(scratch, rendered);
  load(runs);
  synthesis(runs, rendered);
  fleet(short ? 1 : 3, short ? [1, 10, 30] : [1, 100, 1000], rendered);
  check(short ? 1 : 3, short ? [1, 10, 30] : [1, 100, 1000], rendered);
  judgment(short ? 20 : 200, rendered);
});
