import { App, Testing } from 'cdktf';
import { SharedServiceTenant } from '../../../lib/tenant';
import { EntraRole } from '../../../lib/values';
import { exampleTenant, freshFolder, removeFolders } from '../../support/guarded-app';
import { AppliedStack } from './applied-stack';
import { isObject, type JsonObject } from './json';
import { furnish } from './preexisting';
import { recordedTenant } from './recorded-tenant';

afterAll(removeFolders);

const STAGES = ['off', 'reportOnly', 'pilot', 'enforced'] as const;
type Stage = (typeof STAGES)[number];

/** The Entra stack of adatum with all its policies for people at a stage. */
function synthesized(stage: Stage): JsonObject {
  const app = new App({ outdir: freshFolder(), stackTraces: false });
  const tenant = exampleTenant('adatum', (text) =>
    text
      .replace('stage: enforced\n', `stage: ${stage}\n      pilotGroup: 6f1e2d3c-2222-4a2b-8c3d-0000000000f1\n`)
      .replace(/ (ENT-(?:AU|GU)-\d+): \w+/g, ` $1: ${stage}`),
  );
  const stack = new SharedServiceTenant(app, 'adatum', { tenant }).stacks.get('entra');
  if (stack === undefined) throw new Error('adatum has no Entra stack');
  return JSON.parse(Testing.synth(stack));
}

const stacks = new Map(STAGES.map((stage) => [stage, synthesized(stage)]));
const at = (stage: Stage) => stacks.get(stage) ?? {};

/** What is managed; a pilot looks its group up besides. */
function addressesOf({ resource }: JsonObject): readonly string[] {
  return Object.entries(isObject(resource) ? resource : {}).flatMap(([type, byName]) =>
    Object.keys(isObject(byName) ? byName : {}).map((name) => `${type}.${name}`),
  );
}

function directory() {
  const tenant = recordedTenant(() => 0);
  tenant.seed.roleTemplates(EntraRole.all.map(({ templateId, name }) => ({ id: templateId, displayName: name })));
  for (const stack of stacks.values()) furnish(tenant, stack);
  return tenant;
}
const counted = ({ directory }: ReturnType<typeof recordedTenant>) => {
  const { policies, namedLocations, groups, authenticationStrengths } = directory;
  return [policies, namedLocations, groups, authenticationStrengths].map(({ size }) => size);
};

describe('a change of stage', () => {
  it('keeps every address', () => {
    for (const stage of STAGES) expect(addressesOf(at(stage))).toEqual(addressesOf(at('enforced')));
  });

  it.each([
    ['forward', ['off', 'reportOnly', 'pilot', 'enforced']],
    ['back', ['enforced', 'pilot', 'reportOnly', 'off']],
    ['from off to enforced, and back', ['off', 'enforced', 'off']],
  ] as const)('is an update in place, leaves nothing behind and shows nothing at the next plan: %s', (_, stages) => {
    const [first, ...later] = stages;
    const applied = new AppliedStack(directory());
    expect(applied.apply(at(first)).filter((write) => !write.startsWith('POST '))).toEqual([]);
    expect(applied.drift(at(first))).toEqual([]);
    for (const stage of later) {
      const writes = applied.apply(at(stage));
      expect(writes.length).toBeGreaterThan(20);
      expect(writes.filter((write) => !write.startsWith('PATCH azuread_conditional_access_policy.'))).toEqual([]);
      expect(applied.drift(at(stage))).toEqual([]);
    }
  });

  it('writes nothing where nothing changes', () => {
    const applied = new AppliedStack(directory());
    applied.apply(at('pilot'));
    expect(applied.apply(at('pilot'))).toEqual([]);
  });
});

describe('the removal of the stack', () => {
  it.each(STAGES)('leaves nothing, at stage %s', (stage) => {
    const tenant = directory();
    const before = counted(tenant);
    const applied = new AppliedStack(tenant);
    const made = applied.apply(at(stage));
    expect(counted(tenant)).not.toEqual(before);
    expect(applied.destroy()).toHaveLength(made.length);
    expect(counted(tenant)).toEqual(before);
  });
});

describe('what is applied like that', () => {
  it('replaces a policy, the new one first, where an update would leave something behind', () => {
    const applied = new AppliedStack(directory());
    const stack = structuredClone(at('enforced'));
    applied.apply(stack);
    const data = (stack.resource as { terraform_data: Record<string, { input: object }> }).terraform_data;
    const [name = ''] = Object.keys(data);
    data[name] = { input: { grant: 'of another family' } };
    const address = expect.stringContaining(`azuread_conditional_access_policy.${name.split('_family')[0]}_policy`);
    expect(applied.apply(stack).map((write) => write.split(' '))).toEqual([
      ['POST', address],
      ['DELETE', address],
    ]);
  });
});
