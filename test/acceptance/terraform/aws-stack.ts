import { join } from 'node:path';
import { endLogs } from './aws-leftovers';
import { accountOf, awsOverride } from './aws-override';
import { furnishAccount } from './aws-preexisting';
import { type Drop, fitTo } from './drops';
import { livesAndDies } from './life-cycle';
import { firstMissing, folderFor, isMissing, type Machine, runFolder, thisMachine } from './machine';
import { Moto } from './moto';
import { Stack } from './stack';
import { type Limit, withinLimits, withoutUnlike } from './stand-in-limits';
import { record } from './summary';
import { Workspace } from './terraform';

/** What an older provider and the stand-in can take of a stack that was synthesized. */
export interface AppliedStack {
  /** All that the provider knows: it is planned. */
  readonly fitted: Stack;
  readonly dropped: readonly Drop[];
  /** What the stand-in holds of it: it is applied. */
  readonly applied: Stack;
  readonly left: readonly Limit[];
  /** What is expected at apply and not asked of the stand-in. */
  readonly unasked: readonly string[];
}

/** The stacks with AWS resources that were synthesized. */
export function awsStacks(synthesized: string): readonly Stack[] {
  return Stack.readAll(synthesized).filter((stack) => stack.uses('aws'));
}

export function appliedOf(stack: Stack, providerVersion: string): AppliedStack {
  const { stack: known, dropped } = fitTo(stack, providerVersion);
  const { stack: fitted, reasons } = withoutUnlike(known);
  const { stack: applied, left } = withinLimits(fitted);
  return { fitted, dropped, applied, left, unasked: reasons };
}

/** Nothing where all is there that AWS stacks are applied with, else the first that is missing. */
export function missingForAws({ terraform, aws, moto }: Machine): string | undefined {
  return firstMissing(terraform, aws, moto);
}

/** The life of one stack of the examples under the real provider. A file for each: they run side by side. */
export function appliesAsRendered(name: string): void {
  const machine = thisMachine();
  const { aws, moto, synthesized } = machine;
  if (missingForAws(machine) !== undefined || isMissing(aws) || isMissing(moto) || isMissing(synthesized)) {
    // `aws.test.ts` says what is missing, and fails where that is a fault.
    it.skip(`${name} is applied with the real provider`, () => {});
    return;
  }
  const stack = awsStacks(synthesized).find((each) => each.name === name);
  if (stack === undefined) {
    it('is synthesized', () => expect(awsStacks(synthesized).map((each) => each.name)).toContain(name));
    return;
  }

  describe(`AWS: ${name}, applied with the real provider`, () => {
    const { fitted, applied, left, unasked } = appliedOf(stack, aws.version);
    for (const reason of unasked) record(runFolder(), { part: 'AWS', note: `not asked of the stand-in ${reason}` });
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
      it(`is valid and planned whole, ${left.map(({ resource }) => resource).join(', ')} too`, async () => {
        const planned = new Workspace(fitted, join(folderFor('aws'), `${name}-planned`), aws, {});
        planned.override('provider', awsOverride(fitted, server.address));
        await planned.init();
        await planned.validate();
        await planned.plan();
        expect(await planned.created()).toEqual(expect.arrayContaining(addressesOf(fitted)));
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
}
