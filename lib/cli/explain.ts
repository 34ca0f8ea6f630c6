import { catalogue } from '../controls';
import { explain, levelsByBaseline } from '../report';
import { ExitCode } from './exit-code';
import { namedControl } from './named-control';
import { told } from './told';

export interface ExplainOptions {
  readonly all?: boolean;
  readonly format: 'text' | 'json';
}

/** `tenant-guard explain`: one control, or all of them. */
export function explainControls(id: string | undefined, options: ExplainOptions): Promise<void> {
  return told(() => {
    const controls = id === undefined || options.all ? catalogue : [namedControl(id)];
    if (options.format === 'json') {
      process.stdout.write(
        `${JSON.stringify(
          controls.map(({ check, ...control }) => ({
            ...control,
            baselines: levelsByBaseline({ check, ...control }),
          })),
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
