/** `check.cjs DIR`: judges a synthesized directory and tells of it as `tenant-guard check` does, without printing. */
const { performance } = require('node:perf_hooks');
const { printUsage, stopwatch } = require('./usage.cjs');

const [directory] = process.argv.slice(2);
const { lap, phases } = stopwatch();

async function check() {
  const { asOfDay, SynthesizedTenants } = require('../../dist/lib/controls');
  const { renderText } = require('../../dist/lib/report');
  lap('load');
  const judgments = await new SynthesizedTenants(directory).judgeInThreads(asOfDay('2026-11-23'));
  lap('judge');
  renderText(judgments, { baselines: true });
  lap('report');
  printUsage({ elapsed: performance.now(), phases, judgments: judgments.length });
}

void check();
