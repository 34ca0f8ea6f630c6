import { existsSync } from 'node:fs';
import { foldersOf, readFolder } from '../controls';
import { type Declaration, readTenants } from '../declaration';
import { type Deployed, deployerNeeds, describeDeployer, renderedIn } from '../report';
import { ExitCode } from './exit-code';
import { told } from './told';

export interface DeployerOptions {
  readonly dir?: string;
  readonly tenants?: string;
  readonly format: 'text' | 'json';
}

const OUTPUT = 'cdktf.out';
const DECLARATIONS = 'tenants';

/** `tenant-guard explain deployer`: what the pipelines have to be allowed to apply what is synthesized, and no more. */
export function explainDeployer({ dir, tenants, format }: DeployerOptions): Promise<void> {
  return told(() => {
    const written = dir ?? (tenants === undefined && existsSync(`${OUTPUT}/manifest.json`) ? OUTPUT : undefined);
    const deployed = written === undefined ? declaredIn(tenants ?? DECLARATIONS) : writtenIn(written);
    const needs = deployed.map(deployerNeeds);
    process.stdout.write(
      format === 'json' ? `${JSON.stringify(needs, undefined, 2)}\n` : needs.map(describeDeployer).join('\n'),
    );
    return needs.some(({ unknown }) => unknown.length > 0) ? ExitCode.couldNotJudge : ExitCode.nothing;
  });
}

/** What a synthesis wrote, by tenant; a stack that nobody declared stands for itself. */
function writtenIn(directory: string): readonly Deployed[] {
  const stacks = foldersOf(directory).flatMap((folder): readonly Deployed[] => {
    if (folder.part !== 'stacks') return [];
    const { json, subject } = readFolder(directory, folder);
    const { tenant = folder.name, deployer } = subject.facts?.declaration ?? {};
    return [{ tenant, ...whoApplies(deployer), resources: renderedIn(json) }];
  });
  const byTenant = new Map<string, Deployed>();
  for (const stack of stacks) {
    const resources = [...(byTenant.get(stack.tenant)?.resources ?? []), ...stack.resources];
    byTenant.set(stack.tenant, { ...stack, resources });
  }
  return [...byTenant.values()];
}

/** What the declarations would give. It loads CDKTF, so only where nothing is written. */
function declaredIn(path: string): readonly Deployed[] {
  const declared = readTenants(path);
  const { renderDeclared } = require('./render-declared') as typeof import('./render-declared');
  return declared.map((tenant) => ({
    tenant: tenant.declaration.tenant,
    ...whoApplies(tenant.declaration.deployer),
    resources: renderDeclared(tenant).flatMap(renderedIn),
  }));
}

function whoApplies({ servicePrincipal, awsRole }: Partial<Declaration['deployer']> = {}): Partial<Deployed> {
  return {
    ...(servicePrincipal === undefined ? {} : { servicePrincipal }),
    ...(awsRole === undefined ? {} : { awsRole }),
  };
}
