import { DeclarationError } from './declaration-error';
import { type DeclaredTenant, parseDeclarations } from './parse-declarations';
import { readYaml } from './read-yaml';
import { readTenantFiles, type TenantFile } from './tenant-files';

/** `readTenants` of the index. */
export function readTenants(path: string): DeclaredTenant[] {
  return tenantsOf(readTenantFiles(path));
}

/** `parseTenant` of the index. */
export function parseTenant(text: string, fileLabel: string): DeclaredTenant {
  const [tenant] = tenantsOf([readYaml(text, fileLabel)]);
  if (tenant === undefined) throw new Error('a text without problems is a tenant');
  return tenant;
}

function tenantsOf(files: readonly TenantFile[]): DeclaredTenant[] {
  const { tenants, problems } = parseDeclarations(files.filter((file) => 'map' in file));
  const unread = files.flatMap((file) => ('problem' in file ? [file.problem] : []));
  if (unread.length + problems.length > 0) throw new DeclarationError([...unread, ...problems]);
  return [...tenants];
}
