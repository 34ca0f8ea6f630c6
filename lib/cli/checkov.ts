import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldersOf, readFolder } from '../controls';
import { checkovBaseline, checkovInput } from '../report';
import { ExitCode } from './exit-code';
import { told } from './told';

export interface CheckovOptions {
  readonly dir: string;
  readonly out: string;
}

/**
 * `tenant-guard checkov`: each stack of a synthesized directory as Checkov reads it, with the baseline of what fails by
 * nature beside it. Checkov compares addresses and not files, so each stack has a baseline of its own.
 */
export function checkov({ dir, out }: CheckovOptions): Promise<void> {
  return told(() => {
    const stacks = foldersOf(dir).filter(({ part }) => part === 'stacks');
    const lines = stacks.flatMap((folder) => {
      const { json, excused } = checkovInput(readFolder(dir, folder).json);
      const target = join(out, folder.name);
      const baseline = join(target, '.checkov.baseline');
      mkdirSync(target, { recursive: true });
      writeFileSync(join(target, 'cdk.tf.json'), `${JSON.stringify(json, undefined, 2)}\n`);
      writeFileSync(baseline, checkovBaseline(folder.name, excused));
      return [
        `checkov -d ${target} --framework terraform_json --baseline ${baseline}`,
        ...excused.map(({ check, resource, reason }) => `  ${check} ${resource}: ${reason}`),
      ];
    });
    process.stdout.write(`${lines.join('\n')}\n`);
    return ExitCode.nothing;
  });
}
