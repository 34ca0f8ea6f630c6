import { join } from 'node:path';
import { endLogs } from './aws-leftovers';
import { accountOf, awsOverride } from './aws-override';
import { furnishAccount } from './aws-preexisting';
import { type Drop, fitTo, nameOf, unused } from './drops';
import { livesAndDies } from './life-cycle';
import { firstMissing, folderFor, isMissing, runFolder, thisMachine } from './machine';
import { Moto } from './moto';
import { PINNED } from './providers';
import { Stack } from './stack';
import { LIMITS, type Limit, withinLimits, withoutUnlike } from './stand-in-limits';
import { record } from './summary';
import { Workspace } from './terraform';

const { terraform, aws, moto, synthesized } = thisMachine();
const missing = firstMissing(terraform, aws, moto);

describe('AWS: what is synthesized, applied with the real provider', () => {
  if (missing !== undefined || isMissing(aws) || isMissing(moto)) {
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

  const used: Drop[] = [];
  const leftOut = new Set<Limit>();
  const stacks = Stack.readAll(synthesized).filter((stack) => stack.uses('aws'));

  it('has stacks to apply', () => expect(stacks.map(({ name }) => name)).not.toEqual([]));

  describe.each(stacks.map((stack) => [stack.name, stack] as const))('%s', (name, stack) => {
    const { stack: whole, dropped } = fitTo(stack, aws.version);
    used.push(...dropped);
    const { stack: fitted, reasons } = withoutUnlike(whole);
    for (const reason of reasons) record(runFolder(), { part: 'AWS', note: `not asked of the stand-in ${reason}` });
    const { stack: applied, left } = withinLimits(fitted);
    const workspace = new Workspace(applied, join(folderFor('aws'), name), aws, {});
    const addressesOf = (of: Stack) => of.blocks('resource').map((block) => `${block.type}.${block.name}`);
    let server: Moto;

    beforeAll(async () => {
      server = await Moto.start(moto, accountOf(stack));
      await furnishAccount(stack, server.address);
      workspace.override('provider', awsOverride(fitted, server.address));
    });
    afterAll(() => server.stop());

    if (left.length > 0) {
      for (const limit of left) leftOut.add(limit);
      it(`is valid and planned whole, ${left.map(({ resource }) => resource).join(', ')} too`, async () => {
        const planned = new Workspace(fitted, join(folderFor('aws'), `${name}-planned`), aws, {});
        planned.override('provider', awsOverride(fitted, server.address));
        await planned.init();
        await planned.validate();
        expect(await planned.planned()).toEqual(expect.arrayContaining(addressesOf(fitted)));
      });
    }

    livesAndDies({
      stack,
      workspace: () => workspace,
      applied: async () => {
        expect(await workspace.addresses()).toEqual(expect.arrayContaining(addressesOf(applied)));
      },
      leave: () => endLogs(workspace, applied, server.address),
      destroyed: () => record(runFolder(), { part: 'AWS', ran: name }),
    });
  });

  it('is applied as it is rendered, but for the listed drops, and each of these is needed', () => {
    if (aws.version !== PINNED.aws) {
      const note = `with provider ${aws.version}, where the bindings are made for ${PINNED.aws}`;
      record(runFolder(), { part: 'AWS', note });
    }
    for (const name of new Set(used.map(nameOf))) {
      const reason = used.find((drop) => nameOf(drop) === name)?.reason;
      record(runFolder(), { part: 'AWS', note: `dropped ${name}: ${reason}` });
    }
    expect(unused(aws.version, used).map(nameOf)).toEqual([]);
  });

  it('is planned only where the stand-in cannot hold it, and each of these types is rendered', () => {
    for (const { resource, reason } of leftOut) {
      record(runFolder(), { part: 'AWS', note: `planned and not applied ${resource}: ${reason}` });
    }
    expect(LIMITS.filter((limit) => !leftOut.has(limit))).toEqual([]);
  });
});
