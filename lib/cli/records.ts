import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../../package.json';
import { asOfDay, type Subject, SynthesizedTenants } from '../controls';
import { byTenant } from '../report';
import { ObjectIds, recordsOf, type TenantRecord } from '../report/records';
import { InvalidValue } from '../values';
import { ExitCode } from './exit-code';
import { progressTo } from './progress';
import { refuseUnknownTenant } from './synth';
import { told } from './told';

export interface RecordsOptions {
  readonly out: string;
  readonly tenant?: string;
  readonly asOf?: string;
  readonly state?: readonly string[];
}

/** `tenant-guard records`: writes the registers of each tenant, a folder a tenant, from what was synthesized. */
export function records(directory: string, options: RecordsOptions): Promise<void> {
  return told(() => {
    for (const record of recordsIn(directory, options)) {
      const folder = join(options.out, record.declaration.tenant);
      const files = recordsOf(record);
      const changed = files.filter(({ name, text }) => write(folder, name, text));
      process.stdout.write(`${folder}: ${files.length} records as of ${record.asOf}, ${inWords(changed.length)}\n`);
      for (const { name } of files) process.stdout.write(`  ${join(folder, name)}\n`);
    }
    return ExitCode.nothing;
  });
}

/** Each tenant of a synthesized directory with its verdicts. */
function recordsIn(
  directory: string,
  { asOf: given, tenant: only, state = [] }: RecordsOptions,
): readonly TenantRecord[] {
  const asOf = asOfDay(given);
  const written = new SynthesizedTenants(directory);
  refuseUnknownTenant(only, written.tenants);
  const objectIds = new Map(state.map(idsOf));
  const groups: (readonly Subject[])[] = [];
  const progress = progressTo(process.stderr, 'judged');
  const judgments = written.judge(asOf, only, {
    read: (subjects, done, of) => {
      groups.push(subjects);
      progress(done, of);
    },
  });
  const ofTenant = byTenant(judgments);
  return groups
    .flatMap((subjects): TenantRecord[] => {
      const declaration = subjects[0]?.facts?.declaration;
      if (declaration === undefined) return [];
      const own = ofTenant.get(declaration.tenant) ?? [];
      return [{ declaration, subjects, judgments: own, asOf, objectIds, version }];
    })
    .sort((a, b) => (a.declaration.tenant < b.declaration.tenant ? -1 : 1));
}

/** Reads `contoso-entra=show.json`: a stack with what `terraform show -json` printed of it. */
function idsOf(given: string): readonly [string, ObjectIds] {
  const [stack = '', ...path] = given.split('=');
  const file = path.join('=');
  const allowed =
    'a stack and a file, as contoso-entra=show.json, the file being what `terraform show -json` prints there';
  if (stack === '' || file === '') throw new InvalidValue({ problem: 'this names no state', given, allowed });
  if (!existsSync(file)) throw new InvalidValue({ problem: 'there is no such file', given: file, allowed });
  try {
    return [stack, ObjectIds.read(readFileSync(file, 'utf8'))];
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new InvalidValue({ problem: `this state cannot be read: ${why}`, given: file, allowed });
  }
}

/** Writes a file where it differs from what is there; true where it did. */
function write(folder: string, name: string, text: string): boolean {
  const file = join(folder, name);
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return false;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, text);
  return true;
}

function inWords(changed: number): string {
  return changed === 0 ? 'none changed' : `${changed} written`;
}
