import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { output, run } from './program';
import { applyCdktnRecipe } from './recipe';
import { copyOfRepository, copyWithDependencies, filesBelow, removeFolders } from './repository-copy';

interface JestReport {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

afterAll(removeFolders);

/** The synthesized examples, each file as data, without the two places that hold the framework's version. */
function examplesIn(folder: string): Record<string, unknown> {
  output(folder, ['npm', 'run', '-s', 'synth']);
  return Object.fromEntries(
    Object.entries(filesBelow(join(folder, 'cdktf.out'))).map(([path, text]) => {
      const written = JSON.parse(text);
      if (path === 'manifest.json') delete written.version;
      if (path.endsWith('cdk.tf.json')) delete written['//'].metadata.version;
      return [path, written];
    }),
  );
}

/** What failed in a run of jest, a line each. */
function failuresOf({ testResults }: JestReport): string[] {
  return testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (failed.length > 0) return failed.map(({ fullName }) => `${name}: ${fullName}\n${message}`);
    return assertionResults.length === 0 ? [`${name}: ${message}`] : [];
  });
}

const LOADS_THE_FRAMEWORK = /(?:from|require\(|import\() ?['"](?:cdktf|constructs|@cdktf\/[^'"]*)['"]|\bdist\b/;

/** They judge the files of the examples and changes to them. That those are the same under either is shown apart. */
const JUDGING_THE_EXAMPLES = ['test/controls/evidence.test.ts', 'test/controls/mutation.test.ts'];

/** Suites that load the framework, or run what is built: all others are the same programs under either. */
function suitesOnTheFramework(folder: string): string[] {
  const loading = ['lib', 'test'].flatMap((part) =>
    Object.entries(filesBelow(join(folder, part)))
      .filter(([path, text]) => path.endsWith('.ts') && LOADS_THE_FRAMEWORK.test(text))
      .map(([path]) => join(part, path)),
  );
  const suites = output(folder, ['npx', 'jest', '--listTests', '--findRelatedTests', ...loading])
    .trim()
    .split('\n');
  const judging = JUDGING_THE_EXAMPLES.map((suite) => join(realpathSync(folder), suite));
  expect(suites).toEqual(expect.arrayContaining(judging));
  return suites.filter((suite) => !judging.includes(suite));
}

describe('under cdktn, by the alias that the README tells', () => {
  let aliased: string;

  beforeAll(() => {
    aliased = copyOfRepository();
    applyCdktnRecipe(aliased, 'devDependencies');
    output(aliased, ['npm', 'install', '--no-audit', '--no-fund']);
    output(aliased, ['npm', 'run', '-s', 'build']);
  });

  it('one copy of the framework is installed, and it is cdktn', () => {
    const { name, version } = JSON.parse(readFileSync(join(aliased, 'node_modules/cdktf/package.json'), 'utf8'));
    expect({ name, version }).toEqual({ name: 'cdktn', version: expect.stringMatching(/^0\.24\./) });
    const { packages } = JSON.parse(readFileSync(join(aliased, 'package-lock.json'), 'utf8'));
    expect(Object.keys(packages).filter((path) => /\/cdkt[fn]$/.test(path))).toEqual(['node_modules/cdktf']);
  });

  it('the types agree', () => {
    output(aliased, ['npm', 'run', '-s', 'typecheck']);
  });

  it('every test that the framework has a part in passes', () => {
    const report = join(aliased, 'report.json');
    const suites = suitesOnTheFramework(aliased);
    expect(suites.length).toBeGreaterThan(50);
    run(aliased, [
      'npx',
      'jest',
      '--json',
      `--outputFile=${report}`,
      '--testTimeout=60000',
      '--runTestsByPath',
      ...suites,
    ]);
    const ended = JSON.parse(readFileSync(report, 'utf8')) as JestReport;
    expect(failuresOf(ended)).toEqual([]);
    expect(ended).toMatchObject({ success: true });
    expect(ended.numPassedTests).toBeGreaterThan(1000);
  });

  it('the examples give the same files as under cdktf, but for the version of the framework', () => {
    const underCdktf = examplesIn(copyWithDependencies());
    expect(Object.keys(underCdktf)).toContain('stacks/contoso-entra/cdk.tf.json');
    expect(examplesIn(aliased)).toEqual(underCdktf);
  });
});
