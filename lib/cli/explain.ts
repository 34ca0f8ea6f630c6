import { catalogue, controlOf } from '../controls';
import { explain } from '../report';
import { didYouMean, InvalidValue } from '../values';
import { ExitCode } from './exit-code';
import { told } from './told';

export interface ExplainOptions {
  readonly all?: boolean;
  readonly format: 'text' | 'json';
}

/** `tenant-guard explain`: one control, or all of them. */
export function explainControls(id: string | undefined, options: ExplainOptions): void {
  told(() => {
    const controls = id === undefined || options.all ? catalogue : [named(id)];
    if (options.format === 'json') {
      process.stdout.write(
        `${JSON.stringify(
          controls.map(({ check, ...told }) => told),
          undefined,
          2,
        )}\n`,
      );
    } else if (id === undefined && !options.all) {
      process.stdout.write(controls.map((control) => `${control.id.padEnd(11)} ${control.title}\n`).join(''));
    } else process.stdout.write(controls.map(explain).join('\n'));
    return ExitCode.nothing;
  });
}

function named(given: string) {
  const control = controlOf(given.toUpperCase());
  if (control !== undefined) return control;
  const ids = catalogue.map(({ id }) => id);
  const near = didYouMean(given.toUpperCase(), ids);
  throw new InvalidValue({
    problem: 'no such control',
    given,
    allowed: '`tenant-guard explain` lists every control',
    ...(near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
  });
}
