import { asOfDay, type Level, SynthesizedTenants, stopping } from '../controls';
import { renderJson, renderText } from '../report';
import { colourOf } from './colour';
import { ExitCode } from './exit-code';
import { refuseUnknownTenant } from './synth';
import { told } from './told';

export interface CheckOptions {
  readonly tenant?: string;
  readonly asOf?: string;
  readonly failOn: Level;
  readonly format: 'text' | 'json';
}

/** `tenant-guard check`: judges the files that a synthesis wrote. */
export function check(directory: string, options: CheckOptions): Promise<void> {
  return told(() => {
    const asOf = asOfDay(options.asOf);
    const written = new SynthesizedTenants(directory);
    refuseUnknownTenant(options.tenant, written.tenants);
    const judgments = written.judge(asOf, options.tenant);
    process.stdout.write(
      options.format === 'json'
        ? renderJson(judgments, asOf)
        : renderText(judgments, { colour: colourOf(process.stdout) }),
    );
    return stopping(judgments, options.failOn).length > 0 ? ExitCode.refused : ExitCode.nothing;
  });
}
