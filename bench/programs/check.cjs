/** `check.cjs DIR`: judges a synthesized directory as `tenant-guard check` does, without printing. */
const { printUsage, stopwatch } = require('./usage.cjs');

const [directory] = process.argv.slice(2);
const { lap, phases } = stopwatch();
const { asOfDay, SynthesizedTenants } = require('../../dist/lib/controls');
lap('load');

const judgments = new SynthesizedTenants(directory).judge(asOfDay('2026-11-23'));
lap('judge');
printUsage({ phases, judgments: judgments.length });
