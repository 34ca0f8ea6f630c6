/** `judge.cjs RENDERED ROUNDS`: reads and judges each stack of one tenant by itself, again and again, without cdktf. */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { asOfDay, judge, readFacts, readStack } = require('cdktf-tenant-guard/judge');
const { cpu, printUsage } = require('./usage.cjs');

const [rendered, rounds] = process.argv.slice(2);
const asOf = asOfDay('2026-11-23');
const stacks = readdirSync(join(rendered, 'stacks')).map((stack) => {
  const text = (file) => readFileSync(join(rendered, 'stacks', stack, file), 'utf8');
  const json = text('cdk.tf.json');
  const { resource = {}, data = {} } = JSON.parse(json);
  const resources = [...Object.values(resource), ...Object.values(data)].flatMap(Object.keys).length;
  return { stack, json, facts: text('tenant-guard.json'), resources, read: 0, judge: 0, first: 0 };
});

for (let round = 0; round < Number(rounds); round++) {
  for (const one of stacks) {
    const start = cpu();
    const posture = readStack({ stack: one.stack, json: JSON.parse(one.json) });
    const facts = readFacts(one.facts);
    const between = cpu();
    judge([{ stack: one.stack, posture, facts }], asOf);
    const end = cpu();
    if (round === 0) one.first = end - start;
    else {
      one.read += (between - start) / (rounds - 1);
      one.judge += (end - between) / (rounds - 1);
    }
  }
}
printUsage({
  stacks: stacks.map(({ stack, resources, first, read, judge }) => ({ stack, resources, first, read, judge })),
});
