import { approvalRulesOf } from './approval-rules';
import { DeclarationError, type DeclarationProblem } from './declaration-error';
import { type DeclaredTenant, parseDeclarations } from './parse-declarations';
import { checkApprovers, readApproversFor } from './read-approvers';
import { readYaml } from './read-yaml';
import type { ApproverList } from './schema/approvers';
import { readTenantFiles, type TenantFile } from './tenant-files';

/** `readTenants` of the index. */
export function readTenants(path: string): DeclaredTenant[] {
  const { list, problems } = readApproversFor(path);
  return tenantsOf(readTenantFiles(path), list, problems);
}

/** `parseTenant` of the index. */
export function parseTenant(text: string, fileLabel: string, approvers?: ApproverList): DeclaredTenant {
  const [tenant] = tenantsOf([readYaml(text, fileLabel)], approvers);
  if (tenant === undefined) throw new Error('a text without problems is a tenant');
  return tenant;
}

/** `parseApprovers` of the index. */
export function parseApprovers(text: string, fileLabel: string): ApproverList {
  const { list, problems } = checkApprovers(text, fileLabel);
  if (list === undefined) throw new DeclarationError(problems);
  return list;
}

function tenantsOf(
  files: readonly TenantFile[],
  approvers: ApproverList | undefined,
  wrongWithThem: readonly DeclarationProblem[] = [],
): DeclaredTenant[] {
  const { tenants, problems } = parseDeclarations(files.filter((file) => 'map' in file));
  const unread = files.flatMap((file) => ('problem' in file ? [file.problem] : []));
  const all = [...wrongWithThem, ...unread, ...problems];
  if (all.length > 0) throw new DeclarationError(all);
  if (approvers === undefined) return [...tenants];
  return tenants.map((tenant) => ({ ...tenant, approval: approvalRulesOf(approvers, tenant.declaration.tenant) }));
}
