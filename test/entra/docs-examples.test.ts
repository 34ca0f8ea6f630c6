import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BreakGlassGroup } from '../../lib/entra';
import { EXAMPLES } from './docs-examples';
import { ACCOUNTS, azuread, emptyStack, render } from './rendered';

const LIBRARY = join(__dirname, '../../lib/entra');

/** The example of a file's docstring, each line without what surrounds it. */
function exampleOf(file: string): readonly string[] {
  const [, block] = /```ts\n(.*?)```/s.exec(readFileSync(join(LIBRARY, file), 'utf8')) ?? [];
  return (block ?? '').split('\n').flatMap((line) => line.replace(/^ \*/, '').trim() || []);
}

describe('the examples in the docstrings', () => {
  it('are all tried here', () => {
    const documented = readdirSync(LIBRARY).filter((file) => file.endsWith('.ts') && exampleOf(file).length > 0);
    expect(documented).toEqual(Object.keys(EXAMPLES).sort());
  });

  it.each(Object.keys(EXAMPLES))('of %s is compiled word for word', (file) => {
    const compiled = readFileSync(join(__dirname, 'docs-examples.ts'), 'utf8').split('\n');
    const tried = compiled.slice(compiled.findIndex((line) => line.includes(`'${file}'`)) + 1);
    const example = exampleOf(file);
    expect(tried.slice(0, example.length).map((line) => line.trim())).toEqual(example);
  });

  it.each(Object.entries(EXAMPLES))('of %s renders what the azuread provider takes', (_, build) => {
    const stack = emptyStack();
    build(stack, new BreakGlassGroup(stack, 'emergency', { accounts: ACCOUNTS }));
    const problems = azuread.problems(render(stack)).filter((problem) => !/^msgraph_\w+: unknown type$/.test(problem));
    expect(problems).toEqual([]);
  });
});
