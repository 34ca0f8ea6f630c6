import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { APPROVERS_SCHEMA_FILE, SCHEMA_FILE } from '../declaration';
import { InvalidValue, quoted } from '../values';
import { ExitCode } from './exit-code';
import { firstApprovers } from './first-approvers';
import { FIRST_KINDS, type FirstKind, firstDeclaration } from './first-declaration';
import { askForTenant } from './first-questions';
import { Placeholders } from './placeholders';
import { tenantIdProblem } from './tenant-id';
import { told } from './told';

export interface InitOptions {
  readonly tenant?: string;
  readonly service?: readonly FirstKind[];
  readonly out?: string;
}

/** `tenant-guard init`: writes a first declaration, and says what is to be filled in. It never replaces a file. */
export function init(options: InitOptions): Promise<void> {
  return told(async () => {
    const asks = options.tenant === undefined && options.service === undefined && process.stdin.isTTY === true;
    const { tenant, service } = asks ? await askForTenant(process.stdin, process.stdout) : options;
    if (tenant === undefined || service === undefined || service.length === 0) {
      throw new InvalidValue({
        problem: 'it is not said what to declare',
        given: tenant === undefined ? 'no --tenant' : 'no --service',
        allowed: `init needs --tenant <id> and one --service <kind> or more (${FIRST_KINDS.join(', ')}), or a terminal to ask on`,
      });
    }
    refuseTenantId(tenant);
    const out = options.out ?? `tenants/${tenant}.yaml`;
    const placeholders = new Placeholders();
    // In the order of the list, so that the directory comes before what it guards.
    const kinds = FIRST_KINDS.filter((kind) => service.includes(kind));
    const text = firstDeclaration({ tenant, kinds, schema: schemaFrom(out, SCHEMA_FILE) }, placeholders);
    write(out, text);
    const approvers = /^acceptances:/m.test(text)
      ? firstApprovers(out, (file) => schemaFrom(file, APPROVERS_SCHEMA_FILE))
      : '';
    process.stdout.write(
      `${out} is written. Fill in, braces included:\n${placeholders.listedIn(text)}${approvers}` +
        `then run: tenant-guard synth --tenants ${out}\n`,
    );
    return ExitCode.nothing;
  });
}

function refuseTenantId(tenant: string): void {
  const problem = tenantIdProblem(tenant);
  if (problem === undefined) return;
  throw new InvalidValue({
    problem: 'this cannot be the id of a tenant',
    given: tenant,
    allowed: problem,
    remedy: 'Write it like "contoso"',
  });
}

function write(out: string, text: string): void {
  try {
    mkdirSync(dirname(resolve(out)), { recursive: true });
    writeFileSync(out, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    throw new InvalidValue({
      problem: code === 'EEXIST' ? 'there is a file already' : `this cannot be written (${code})`,
      given: out,
      allowed: 'init never replaces a file',
      remedy: code === 'EEXIST' ? `Give another with --out, or move ${quoted(basename(out))} away` : undefined,
    });
  }
}

/** Where the editor finds the schema, seen from the file: that of the package, else where it will be installed. */
function schemaFrom(out: string, schema: string): string {
  const own = resolve(__dirname, '..', '..', '..', schema);
  const installed = resolve('node_modules', 'cdktf-tenant-guard', schema);
  const file = own.startsWith(`${resolve('.')}${sep}`) ? own : installed;
  return relative(dirname(resolve(out)), file)
    .split(sep)
    .join('/');
}
