import { join } from 'node:path';
import type { GraphServer } from '../graph/server';
import { unsafeOrder } from '../graph/write-order';
import { azureadOverride, environmentOf, startGraph } from './entra-tenant';
import { firstMissing, folderFor, isMissing, runFolder, thisMachine } from './machine';
import { PINNED } from './providers';
import { Stack } from './stack';
import { record } from './summary';
import { Workspace } from './terraform';

const { terraform, azuread, synthesized } = thisMachine();
const missing = firstMissing(terraform, azuread);

describe('Entra: what is synthesized, applied with the real provider', () => {
  if (missing !== undefined || isMissing(azuread)) {
    record(runFolder(), { part: 'Entra', skipped: missing ?? '' });
    it.skip(`skipped: ${missing}`, () => {});
    return;
  }
  if (isMissing(synthesized)) {
    it('is synthesized', () => expect(synthesized.missing).toBe(''));
    return;
  }

  const stacks = Stack.readAll(synthesized).filter((stack) => stack.uses('azuread'));

  it('has stacks to apply', () => {
    if (azuread.version !== PINNED.azuread) {
      const note = `with provider ${azuread.version}, where the bindings are made for ${PINNED.azuread}`;
      record(runFolder(), { part: 'Entra', note });
    }
    expect(stacks.map(({ name }) => name)).not.toEqual([]);
  });

  describe.each(stacks.map((stack) => [stack.name, stack] as const))('%s', (name, stack) => {
    let graph: GraphServer;
    let workspace: Workspace;

    beforeAll(async () => {
      graph = await startGraph(stack);
      const folder = join(folderFor('entra'), name);
      workspace = new Workspace(stack, folder, azuread, environmentOf(graph, folderFor('entra-trust')));
      workspace.override('provider', azureadOverride(stack));
    });
    afterAll(() => graph.stop());

    it('initializes and is valid', async () => {
      await workspace.init();
      await workspace.validate();
    });

    it('is planned and applied, and the tenant holds what the stack declares', async () => {
      await workspace.apply();
      const declared = (type: string) => stack.blocks('resource').filter((block) => block.type === type);
      const { policies, namedLocations } = graph.tenant.directory;
      const wanted = declared('azuread_conditional_access_policy').map(({ body }) => [body.display_name, body.state]);
      const held = [...policies.values()].map(({ displayName, state }) => [displayName, state]);
      expect(held).toHaveLength(wanted.length);
      expect(held).toEqual(expect.arrayContaining(wanted));
      expect(namedLocations.size).toBe(declared('azuread_named_location').length);
    });

    it('is written in an order that is safe wherever it stops', () => {
      expect(unsafeOrder(graph.log)).toEqual([]);
    });

    it('is refused nothing but for speed', () => {
      const refusals = graph.log.filter(({ status }) => status >= 400 && status !== 404 && status !== 429);
      expect(refusals).toEqual([]);
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

    it('is destroyed once the protection is lifted, in a safe order, and leaves nothing', async () => {
      workspace.liftProtection();
      expect(await workspace.destroy()).toMatchObject({ code: 0 });
      expect(await workspace.addresses()).toEqual([]);
      expect(unsafeOrder(graph.log)).toEqual([]);
      const { policies, namedLocations } = graph.tenant.directory;
      expect([policies.size, namedLocations.size]).toEqual([0, 0]);
      record(runFolder(), { part: 'Entra', ran: name });
    });
  });
});
