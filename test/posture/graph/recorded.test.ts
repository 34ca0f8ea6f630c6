import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readGraphExport } from '../../../lib/posture';

interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly response: { readonly id?: string; readonly [key: string]: unknown } | null;
}

const FILE = join(__dirname, '..', '..', 'acceptance', 'data', 'graph-exchanges.jsonl');
const exchanges: readonly Exchange[] = readFileSync(FILE, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));

/** Every different answer with an object of a list. */
function answers(list: RegExp): readonly NonNullable<Exchange['response']>[] {
  const found = exchanges.filter(({ method, path, status, response }) => {
    return method === 'GET' && status === 200 && list.test(path) && response?.id !== undefined;
  });
  return [...new Map(found.map(({ response }) => [JSON.stringify(response), response ?? {}])).values()];
}

describe('what was recorded of the exchanges with Microsoft Graph', () => {
  const lists = {
    policies: answers(/conditionalAccess\/policies\/[^/]+$/),
    namedLocations: answers(/conditionalAccess\/namedLocations\/[^/]+$/),
    authenticationStrengths: answers(/authenticationStrengthPolicies\/[^/]+$/),
    groups: answers(/^\/beta\/groups\/[^/]+$/),
  };
  const read = (name: string, value: readonly unknown[]) =>
    readGraphExport({
      name: 'contoso',
      files: [{ file: 'export.json', json: { policies: { value: [] }, [name]: { value } } }],
    });
  const policies = lists.policies.map((policy) => read('policies', [policy]));

  it.each(Object.entries(lists))('is there in %s', (_name, list) => {
    expect(list.length).toBeGreaterThan(1);
  });

  it.each(Object.entries(lists))('is read in %s, and nothing of it passed over', (name, list) => {
    for (const one of list) {
      const { opaque, entities } = read(name, [one]);
      expect(opaque).toEqual([]);
      expect(Object.values(entities).flat().length).toBeGreaterThan(1);
    }
  });

  it('says of a policy what its provider was told to set', () => {
    const fields = policies.flatMap(({ entities }) => entities.conditionalAccessPolicy.map((policy) => policy.fields));
    expect(fields).toContainEqual(
      expect.objectContaining({
        state: expect.objectContaining({ value: 'enabled' }),
        transferMethods: expect.objectContaining({
          items: [
            expect.objectContaining({ value: 'deviceCodeFlow' }),
            expect.objectContaining({ value: 'authenticationTransfer' }),
          ],
        }),
      }),
    );
    const guests = fields.flatMap(({ guests: { included } }) => (included.is === 'known' ? [included.value] : []));
    expect(guests).toContainEqual({
      types: expect.arrayContaining(['internalGuest', 'serviceProvider']),
      tenants: ['66666666-0000-0000-0000-000000000001'],
    });
    const frequencies = fields.map(({ session }) => session.signInFrequency);
    expect(frequencies).toContainEqual(expect.objectContaining({ value: { hours: 0, primaryToo: true } }));
    expect(frequencies).toContainEqual(expect.objectContaining({ value: { hours: 8, primaryToo: true } }));
  });

  it('refers to a custom strength that only the policy itself shows', () => {
    const address = 'authenticationStrengthPolicies/44444444-0000-0000-0000-000000000001';
    const [shown] = policies.filter(({ entities }) => entities.authenticationStrength.length > 0);
    expect(shown?.entities).toMatchObject({
      authenticationStrength: [{ address, fields: { combinations: { items: [{ value: 'fido2' }] } } }],
      conditionalAccessPolicy: [{ fields: { grant: { strength: { is: 'ref', address, attribute: 'id' } } } }],
    });
  });
});
