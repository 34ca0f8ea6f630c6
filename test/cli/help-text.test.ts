import { HELP_TEXT } from '../../lib/cli/help-text';
import { program } from '../../lib/cli/program';

const EXAMPLES = Object.values(HELP_TEXT).flatMap((text) =>
  [...text.matchAll(/^ {2}tenant-guard (\w+)(.*)$/gm)].map(([, command = '', rest = '']) => ({
    command,
    options: [...rest.matchAll(/ (--[\w-]+)/g)].map(([, option = '']) => option),
  })),
);

describe('an example of a help text', () => {
  it('is there for what is asked of people first', () => {
    expect(new Set(EXAMPLES.map(({ command }) => command))).toEqual(
      new Set(['init', 'synth', 'check', 'explain', 'accept', 'records']),
    );
  });

  it.each(EXAMPLES)('of $command with $options is one that the command takes', ({ command, options }) => {
    const known = program().commands.find((one) => one.name() === command);
    expect(known?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(options));
  });
});
