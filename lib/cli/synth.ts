import { readTenants } from '../declaration';
import { jsonPieces, renderText } from '../report';
import { InvalidValue } from '../values';
import { colourOf } from './colour';
import { ExitCode } from './exit-code';
import { loadTenant } from './load-tenant';
import { print } from './print';
import { progressTo } from './progress';
import { told } from './told';

export interface SynthOptions {
  readonly tenants: string;
  readonly out?: string;
  readonly tenant?: string;
  readonly asOf?: string;
  readonly format: 'text' | 'json';
}

/** `tenant-guard synth`: reads the declarations, synthesizes, prints what was made and what was judged. */
export function synth(options: SynthOptions): Promise<void> {
  return told(async () => {
    const tenants = readTenants(options.tenants);
    refuseUnknownTenant(
      options.tenant,
      tenants.map(({ declaration }) => declaration.tenant),
    );
    const { judgments, asOf, stacks, outdir } = loadTenant(({ synthesize }) =>
      synthesize({
        tenants,
        ...(options.out === undefined ? {} : { outdir: options.out }),
        ...(options.tenant === undefined ? {} : { only: options.tenant }),
        ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
        progress: progressTo(process.stderr, 'synthesized'),
      }),
    );
    const text = () => [renderText(judgments, { colour: colourOf(process.stdout) }), `\n${written(stacks, outdir)}`];
    await print(options.format === 'json' ? jsonPieces(judgments, asOf) : text());
    return ExitCode.nothing;
  }, nextSteps(options.tenants));
}

/** What somebody does whose synthesis was refused. */
function nextSteps(tenants: string): string {
  return `
Why a control exists, and where it is met:  tenant-guard explain <control>
The record for what cannot be closed:       tenant-guard accept <control> <tenant> <service> --tenants ${tenants}
`;
}

function written(stacks: readonly string[], outdir: string): string {
  if (stacks.length === 0) return `no stack, only the register, written to ${outdir}\n`;
  const count = `${stacks.length} ${stacks.length === 1 ? 'stack' : 'stacks'}`;
  return `${count} written to ${outdir}:\n${stacks.map((stack) => `  ${outdir}/stacks/${stack}\n`).join('')}`;
}

/** A tenant that nobody declared would make an empty run that looks like a good one. */
export function refuseUnknownTenant(tenant: string | undefined, known: readonly string[]): void {
  if (tenant === undefined || known.includes(tenant)) return;
  throw new InvalidValue({
    problem: 'no such tenant',
    given: tenant,
    allowed: known.length === 0 ? 'none is declared' : `declared: ${[...known].sort().join(', ')}`,
  });
}
