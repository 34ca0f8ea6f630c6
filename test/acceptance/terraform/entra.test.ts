import { join } from 'node:path';
import type { GraphServer } from '../graph/server';
import { unsafeOrder } from '../graph/write-order';
import { azureadOverride, environmentOf, startGraph } from './entra-tenant';
import { livesAndDies } from './life-cycle';
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

    livesAndDies({
      stack,
      workspace: () => workspace,
      applied: () => {
        const declared = (type: string) => stack.blocks('resource').filter((block) => block.type === type);
        const { policies, namedLocations } = graph.tenant.directory;
        const wanted = declared('azuread_conditional_access_policy').map(({ body }) => [body.display_name, body.state]);
        const held = [...policies.values()].map(({ displayName, state }) => [displayName, state]);
        expect(held).toHaveLength(wanted.length);
        expect(held).toEqual(expect.arrayContaining(wanted));
        expect(namedLocations.size).toBe(declared('azuread_named_location').length);
      },
      whileItStands: () => {
        it('is written in an order that is safe wherever it stops', () => {
          expect(unsafeOrder(graph.log)).toEqual([]);
        });

        it('is refused nothing but for speed', () => {
          const refusals = graph.log.filter(({ status }) => status >= 400 && status !== 404 && status !== 429);
          expect(refusals).toEqual([]);
        });
      },
      destroyed: () => {
        expect(unsafeOrder(graph.log)).toEqual([]);
        const { policies, namedLocations } = graph.tenant.directory;
        expect([policies.size, namedLocations.size]).toEqual([0, 0]);
        record(runFolder(), { part: 'Entra', ran: name });
      },
    });
  });
});
