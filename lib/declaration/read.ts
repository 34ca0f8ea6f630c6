import type { Facts } from './facts';
import type { DeclaredTenant } from './parse-declarations';
import type { ApproverList } from './schema/approvers';

/**
 * Reads the declared tenants: every `*.yaml` and `*.yml` of a directory in plain text order of their names, or one file.
 * The declarations are checked one by one and against each other, whatever day it is.
 *
 * Messages name a file as `<directory>/<file>`, the same on every machine. A symbolic link in a directory must lead to a
 * file of that directory.
 *
 * Who may approve acceptances is read from `approvers.yaml` beside the directory (beside the directory of the one file).
 * Where there is none, no acceptance holds (ACC-03).
 *
 * @throws DeclarationError with every problem of every file: nothing is read in part.
 */
export function readTenants(path: string): DeclaredTenant[] {
  return declarations().readTenants(path);
}

/**
 * Reads one declaration from text.
 *
 * @param fileLabel what problems call the text, such as `tenants/contoso.yaml`
 * @param approvers who may approve its acceptances; without them none holds (ACC-03)
 * @throws DeclarationError with every problem.
 */
export function parseTenant(text: string, fileLabel: string, approvers?: ApproverList): DeclaredTenant {
  return declarations().parseTenant(text, fileLabel, approvers);
}

/**
 * Reads a list of approvers from text.
 *
 * @param fileLabel what problems call the text, such as `approvers.yaml`
 * @throws DeclarationError with every problem.
 */
export function parseApprovers(text: string, fileLabel: string): ApproverList {
  return declarations().parseApprovers(text, fileLabel);
}

/**
 * Reads a facts file by the same schema and the same checks as a declaration.
 *
 * @throws InvalidFacts for text that is too large, not JSON or with a key twice, nested too deep, of another version, or of anything but
 * facts; the message quotes no more than a declaration's would.
 */
export function readFacts(text: string): Facts {
  return facts().readFacts(text);
}

/**
 * The tenant that a facts file is of; the rest of it is not looked at.
 *
 * @throws InvalidFacts for text that names no tenant
 */
export function tenantOfFacts(text: string): string {
  return facts().tenantOfFacts(text);
}

// What reads takes longer to load than all the rest of the library, by its libraries and schemas, so it waits until asked:
// that of facts, which are JSON, does not wait for that of YAML.
function declarations() {
  return require('./read-tenants') as typeof import('./read-tenants');
}

function facts() {
  return require('./facts-file') as typeof import('./facts-file');
}
