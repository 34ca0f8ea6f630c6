import { DeclarationError } from './declaration-error';
import { type DeclaredTenant, parseDeclarations } from './parse-declarations';
import { readYaml } from './read-yaml';
import { readTenantFiles, type TenantFile } from './tenant-files';

/**
 * Reads the declared tenants: every `*.yaml` and `*.yml` of a directory in plain text order of their names, or one file.
 * The declarations are checked one by one and against each other, whatever day it is.
 *
 * Messages name a file as `<directory>/<file>`, the same on every machine. A symbolic link in a directory must lead to a
 * file of that directory.
 *
 * @throws DeclarationError with every problem of every file: nothing is read in part.
 */
export function readTenants(path: string): DeclaredTenant[] {
  return tenantsOf(readTenantFiles(path));
}

/**
 * Reads one declaration from text.
 *
 * @param fileLabel what problems call the text, such as `tenants/contoso.yaml`
 * @throws DeclarationError with every problem.
 */
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
