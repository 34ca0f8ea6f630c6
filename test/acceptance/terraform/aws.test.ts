import { join } from 'node:path';
import { accountOf, awsOverride } from './aws-override';
import { furnishAccount } from './aws-preexisting';
import { type Drop, fitTo, nameOf, unused } from './drops';
import { firstMissing, folderFor, isMissing, runFolder, thisMachine } from './machine';
import { Moto } from './moto';
import { PINNED } from './providers';
import { Stack } from './stack';
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
  const stacks = Stack.readAll(synthesized).filter((stack) => stack.uses('aws'));

  it('has stacks to apply', () => expect(stacks.map(({ name }) => name)).not.toEqual([]));

  describe.each(stacks.map((stack) => [stack.name, stack] as const))('%s', (name, stack) => {
    const { stack: fitted, dropped } = fitTo(stack, aws.version);
    used.push(...dropped);
    const workspace = new Workspace(fitted, join(folderFor('aws'), name), aws, {});
    let server: Moto;

    beforeAll(async () => {
      server = await Moto.start(moto, accountOf(stack));
      await furnishAccount(stack, server.address);
      workspace.override('provider', awsOverride(fitted, server.address));
    });
    afterAll(() => server.stop());

    it('initializes and is valid', async () => {
      await workspace.init();
      await workspace.validate();
    });

    it('is planned and applied', async () => {
      await workspace.apply();
      const resources = fitted.blocks('resource').map((block) => `${block.type}.${block.name}`);
      expect(await workspace.addresses()).toEqual(expect.arrayContaining(resources));
    });

    it('is planned again to an empty diff', async () => {
      expect(await workspace.drift()).toBeUndefined();
    });

    if (stack.protectedResources().length > 0) {
      it('is not destroyed, since the stack protects something', async () => {
        const { code, stderr } = await workspace.destroy();
        expect(code).not.toBe(0);
        expect(stderr).toContain('prevent_destroy');
      });
    }

    it('is destroyed once the protection is lifted', async () => {
      workspace.liftProtection();
      expect(await workspace.destroy()).toMatchObject({ code: 0 });
      expect(await workspace.addresses()).toEqual([]);
      record(runFolder(), { part: 'AWS', ran: name });
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
});
