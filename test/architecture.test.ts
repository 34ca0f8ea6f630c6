import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const FRAMEWORK = ['cdktf', 'constructs', '@cdktf/provider-aws/lib/s3-bucket'];
const INDEXES = [
  '@cdktf/provider-aws',
  '@cdktf/provider-azuread',
  '@cdktf/provider-aws/lib',
  '@cdktf/provider-azuread/lib/lazy-index',
];

/** What each module may import of the others, and whether it may load the framework. */
const MAY: Readonly<Record<string, { readonly of: readonly string[]; readonly framework: boolean }>> = {
  values: { of: [], framework: false },
  declaration: { of: ['values'], framework: false },
  risk: { of: ['values', 'declaration'], framework: false },
  entra: { of: ['values'], framework: true },
  aws: { of: ['values'], framework: true },
  posture: { of: ['values'], framework: false },
  signin: { of: ['values', 'posture'], framework: false },
  requests: { of: ['values', 'posture'], framework: false },
  controls: { of: ['values', 'declaration', 'risk', 'posture', 'signin', 'requests'], framework: false },
  guard: { of: ['values', 'declaration', 'posture', 'controls', 'report'], framework: true },
  tenant: { of: ['values', 'declaration', 'entra', 'aws', 'guard'], framework: true },
  report: { of: ['values', 'declaration', 'risk', 'posture', 'controls'], framework: false },
  testing: { of: ['values', 'declaration', 'posture', 'controls', 'guard', 'report'], framework: true },
};
const MODULES = [...Object.keys(MAY), 'cli'];

/** The specifiers that the linter refuses in a file of each module: one run over a copy of the configuration. */
function refusedIn(probes: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tenant-guard-lint-'));
  try {
    const configuration = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
    delete configuration.$schema;
    delete configuration.vcs;
    writeFileSync(join(directory, 'biome.json'), JSON.stringify(configuration));
    for (const [module, specifiers] of Object.entries(probes)) {
      mkdirSync(join(directory, 'lib', module), { recursive: true });
      const text = specifiers.map((specifier) => `import '${specifier}';\n`).join('');
      writeFileSync(join(directory, 'lib', module, 'probe.ts'), text);
    }
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    const { stdout } = spawnSync(process.execPath, [biome, 'lint', '--max-diagnostics=none', '--reporter=json', '.'], {
      cwd: directory,
      encoding: 'utf8',
    });
    const lines = restrictedLines(stdout);
    return Object.fromEntries(
      Object.entries(probes).map(([module, specifiers]) => [
        module,
        specifiers.filter((_, index) => lines.has(`lib/${module}/probe.ts:${index + 1}`)),
      ]),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** `file:line` of every restricted import in the linter's JSON report. */
function restrictedLines(report: string): Set<string> {
  const { diagnostics } = JSON.parse(report) as {
    diagnostics: { category: string; location: { path: string; start: { line: number } } }[];
  };
  return new Set(
    diagnostics
      .filter(({ category }) => category === 'lint/style/noRestrictedImports')
      .map(({ location }) => `${location.path.replaceAll('\\', '/')}:${location.start.line}`),
  );
}

describe('the import table', () => {
  const probes = Object.entries(MAY).map(([module, { of, framework }]) => {
    const others = MODULES.filter((other) => other !== module);
    return {
      module,
      allowed: [...of.map((other) => `../${other}`), ...(framework ? FRAMEWORK : [])],
      forbidden: [
        ...others.filter((other) => !of.includes(other)).flatMap((other) => [`../${other}`, `../../${other}/deep`]),
        ...INDEXES,
        ...(framework ? [] : FRAMEWORK),
      ],
    };
  });
  let refused: Record<string, string[]>;
  beforeAll(() => {
    refused = refusedIn(
      Object.fromEntries(probes.map((probe) => [probe.module, [...probe.forbidden, ...probe.allowed]])),
    );
  });

  it.each(probes)('is held by the linter in lib/$module', ({ module, forbidden }) => {
    expect(refused[module]).toEqual(forbidden);
  });

  it('names every folder of lib', () => {
    const folders = readdirSync(join(ROOT, 'lib'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...MODULES].sort());
  });

  it('is not switched off by a comment anywhere', () => {
    const files = readdirSync(join(ROOT, 'lib'), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    const silenced = files.filter((file) =>
      /biome-ignore[^\n]*noRestrictedImports/.test(readFileSync(join(ROOT, 'lib', file), 'utf8')),
    );
    expect(silenced).toEqual([]);
  });
});
