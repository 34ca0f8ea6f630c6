import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { appliedOf, awsStacks, missingForAws } from './aws-stack';
import { nameOf, unused } from './drops';
import { isMissing, runFolder, thisMachine } from './machine';
import { PINNED } from './providers';
import { LIMITS } from './stand-in-limits';
import { record } from './summary';

const machine = thisMachine();
const missing = missingForAws(machine);

describe('AWS: what is synthesized, applied with the real provider', () => {
  const { aws, synthesized } = machine;
  if (missing !== undefined || isMissing(aws)) {
    record(runFolder(), { part: 'AWS', skipped: missing ?? '' });
    // On the machines that decide what lands, AWS is always there: its absence is a fault, not a reason.
    if (process.env.CI) it('is not skipped', () => expect(missing).toBeUndefined());
    else it.skip(`skipped: ${missing}`, () => {});
    return;
  }
  if (isMissing(synthesized)) {
    it('is synthesized', () => expect(synthesized.missing).toBe(''));
    return;
  }

  const stacks = awsStacks(synthesized).map((stack) => ({ stack, ...appliedOf(stack, aws.version) }));

  it('has stacks to apply, each with a test file of its name', () => {
    const names = stacks.map(({ stack }) => stack.name);
    expect(names).not.toEqual([]);
    expect(names.filter((name) => !existsSync(join(__dirname, `${name}.test.ts`)))).toEqual([]);
  });

  it('is applied as it is rendered, but for the listed drops, and each of these is needed', () => {
    if (aws.version !== PINNED.aws) {
      const note = `with provider ${aws.version}, where the bindings are made for ${PINNED.aws}`;
      record(runFolder(), { part: 'AWS', note });
    }
    const used = stacks.flatMap(({ dropped }) => dropped);
    for (const name of new Set(used.map(nameOf))) {
      const reason = used.find((drop) => nameOf(drop) === name)?.reason;
      record(runFolder(), { part: 'AWS', note: `dropped ${name}: ${reason}` });
    }
    expect(unused(aws.version, used).map(nameOf)).toEqual([]);
  });

  it('is planned only where the stand-in cannot hold it, and each of these types is rendered', () => {
    const leftOut = new Set(stacks.flatMap(({ left }) => left));
    for (const { resource, reason } of leftOut) {
      record(runFolder(), { part: 'AWS', note: `planned and not applied ${resource}: ${reason}` });
    }
    expect(LIMITS.filter((limit) => !leftOut.has(limit))).toEqual([]);
  });
});
