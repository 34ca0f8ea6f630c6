import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeclaredTenant } from '../../lib/declaration';
import { exampleTenant, failureOf, guardedApp, removeFolders } from '../support/guarded-app';
import { ProviderSchema } from '../support/provider-schema';

afterAll(removeFolders);

const schema = ProviderSchema.read(join(__dirname, '../entra/azuread-3.7.0-schema.json'));
const GROUP = '6f1e2d3c-1111-4a2b-8c3d-0000000000aa';

/** The rendered Entra stack of the contoso example with its declaration changed. */
function rendered(
  change: (text: string) => string,
): Record<string, Record<string, Record<string, Record<string, unknown>>>> {
  const tenant: DeclaredTenant = exampleTenant('contoso', change);
  const { app } = guardedApp(tenant);
  app.synth();
  const json = JSON.parse(readFileSync(join(app.outdir, 'stacks/contoso-entra/cdk.tf.json'), 'utf8'));
  expect(schema.problems(json)).toEqual([]);
  return json;
}
const bodies = (named: Record<string, Record<string, unknown>> | undefined) => Object.values(named ?? {});

describe('the stack of an Entra directory', () => {
  it('signs in to the declared directory, in the public cloud', () => {
    expect(rendered((text) => text).provider?.azuread).toEqual([{ tenant_id: '6f1e2d3c-1111-4a2b-8c3d-000000000002' }]);
  });

  it.each([
    ['usGovernment', 'onmicrosoft.us', 'usgovernmentl4'],
    ['usGovernmentDoD', 'onmicrosoft.us', 'usgovernmentl5'],
    ['china', 'partner.onmschina.cn', 'china'],
  ])('signs in to %s where that is declared', (cloud, domain, environment) => {
    const json = rendered((text) =>
      text.replace('licence: P2', `licence: P2\n      cloud: ${cloud}`).replaceAll('onmicrosoft.com', domain),
    );
    expect(json.provider?.azuread).toEqual([expect.objectContaining({ environment })]);
  });

  it('refers to an existing break-glass group by its id, and checks it at apply', () => {
    const json = rendered((text) =>
      text.replace('drilledOn: 2026-10-01', `drilledOn: 2026-10-01\n        group: ${GROUP}`),
    );
    expect(json.resource?.azuread_group).toBeUndefined();
    expect(bodies(json.data?.azuread_group)).toEqual([expect.objectContaining({ object_id: GROUP })]);
    for (const policy of bodies(json.resource?.azuread_conditional_access_policy)) {
      expect(policy).toMatchObject({ conditions: { users: { excluded_groups: [GROUP] } } });
    }
  });

  it('puts the pilot group in place of all users in the pilot stage, at the same addresses', () => {
    const enforced = rendered((text) => text);
    const pilot = (text: string) =>
      text.replaceAll(/rollout: \{ stage: enforced, owner: (\S+) \}/g, (_all, owner) =>
        owner === 'iam@contoso.example'
          ? `rollout: { stage: enforced, owner: ${owner}, until: 2026-12-31, pilotGroup: ${GROUP}, controls: { ENT-AU-03: pilot } }`
          : `rollout: { stage: enforced, owner: ${owner} }`,
      );
    const json = rendered(pilot);
    const policies = json.resource?.azuread_conditional_access_policy;
    expect(Object.keys(policies ?? {})).toEqual(
      Object.keys(enforced.resource?.azuread_conditional_access_policy ?? {}),
    );
    const [strong] = Object.entries(policies ?? {}).filter(([name]) => name.startsWith('phishing'));
    expect(strong?.[1]).toMatchObject({ state: 'enabled', conditions: { users: { included_groups: [GROUP] } } });
  });

  it('guards further roles where they are declared as privileged, and does not take less for met', () => {
    const roles = (json: ReturnType<typeof rendered>) =>
      bodies(json.resource?.azuread_conditional_access_policy).flatMap((policy) => {
        const { conditions } = policy as { conditions: { users: { included_roles?: string[] } } };
        return conditions.users.included_roles ?? [];
      });
    const more = rendered((text) =>
      text.replace('licence: P2', 'licence: P2\n      privilegedRoles: [Intune Administrator]'),
    );
    expect(roles(more)).toHaveLength(17);
    expect(roles(rendered((text) => text))).toHaveLength(16);
  });

  it('takes another version of the provider where a constraint is declared', () => {
    const json = rendered((text) =>
      text.replace('baselines: [cisa-scuba]', 'baselines: [cisa-scuba]\n    providerVersion: "~> 3.7"'),
    );
    expect(json.terraform?.required_providers?.azuread).toEqual({ source: 'hashicorp/azuread', version: '~> 3.7' });
    expect(rendered((text) => text).terraform?.required_providers?.azuread).toMatchObject({ version: '3.7.0' });
  });
});

describe('a backend', () => {
  const remote = (backend: string) => (text: string) =>
    text
      .replace('example: true\n', '')
      .replace('backend: { local: state/contoso-entra.tfstate }', `backend: ${backend}`)
      .replaceAll('203.0.113.0/26', '20.50.1.0/26')
      .replaceAll('198.51.100.16/28', '20.60.1.16/28')
      .replaceAll('2001:db8:10::/48', '2a01:111:10::/48');

  it('is rendered relative to the stack where it is local, outside the output directory', () => {
    const path = rendered((text) => text).terraform?.backend?.local?.path;
    expect(path).toMatch(/^(\.\.\/){3}/);
    expect(path).toMatch(/state\/contoso-entra\.tfstate$/);
  });

  it.each([
    [
      '{ s3: { bucket: contoso-state, key: "tg/{stack}.tfstate", region: eu-north-1 } }',
      {
        s3: {
          bucket: 'contoso-state',
          key: 'tg/contoso-entra.tfstate',
          region: 'eu-north-1',
          encrypt: true,
          use_lockfile: true,
        },
      },
    ],
    [
      '{ azurerm: { storageAccountName: contosostate, containerName: tg, key: "{stack}.tfstate" } }',
      {
        azurerm: {
          storage_account_name: 'contosostate',
          container_name: 'tg',
          key: 'contoso-entra.tfstate',
          use_azuread_auth: true,
        },
      },
    ],
  ])('is %s', (declared, expected) => {
    expect(rendered(remote(declared)).terraform?.backend).toEqual(expected);
  });

  it('is HCP Terraform', () => {
    const json = rendered(remote('{ hcp: { organization: contoso, workspace: "tg-{stack}" } }'));
    expect(json.terraform?.cloud).toMatchObject({ organization: 'contoso', workspaces: { name: 'tg-contoso-entra' } });
  });

  it('is never remote in an example', () => {
    const message = failureOf(() =>
      exampleTenant('contoso', (text) =>
        text.replace('{ local: state/contoso-entra.tfstate }', '{ hcp: { organization: contoso, workspace: x } }'),
      ),
    );
    expect(message).toContain('example');
  });
});
