import fc from 'fast-check';
import { parse } from 'yaml';
import type { DeclarationProblem } from '../../lib/declaration';
import { parseDeclarations } from '../../lib/declaration/parse-declarations';
import { readYaml } from '../../lib/declaration/read-yaml';
import { SourceMap } from '../../lib/declaration/source-map';
import { type Change, CONTOSO, changed, WITH_ORGANIZATION } from './contoso';

type Key = string | number;
type Path = readonly Key[];

const isHolder = (value: unknown): value is Record<Key, unknown> => typeof value === 'object' && value !== null;
const placesIn = (value: unknown, path: Path = []): Path[] =>
  isHolder(value)
    ? Object.keys(value).flatMap((name) => {
        const place = [...path, Array.isArray(value) ? Number(name) : name];
        return [place, ...placesIn(value[name], place)];
      })
    : [];

/** The data with something else at a place; `undefined` takes the key away. */
function broken(data: unknown, place: Path, by: unknown): unknown {
  const copy: unknown = structuredClone(data);
  const holder = place.slice(0, -1).reduce((at: unknown, key) => (isHolder(at) ? at[key] : undefined), copy);
  const key = place.at(-1);
  if (!isHolder(holder) || key === undefined) return copy;
  if (by === undefined) delete holder[key];
  else holder[key] = by;
  return copy;
}

function problemsOf(data: unknown): readonly DeclarationProblem[] {
  return parseDeclarations([{ map: new SourceMap('tenants/contoso.yaml'), problems: [], data }]).problems;
}

const WHOLE: unknown = parse(changed(WITH_ORGANIZATION));
const PLACES = placesIn(WHOLE);
const WAYS: Readonly<Record<string, unknown>> = {
  'a number': 5,
  nothing: null,
  'a list': [],
  'a mapping': { stray: 1 },
  'text that is none': '?!',
};
const isWithin = (path: string, place: string) => path === place || path.startsWith(`${place}.`);
const names = (place: Path) => place.join('.');

/** Where a problem may show for a broken place: there; round it, where nothing is left; where the lost names are used. */
const shownAt = (place: Path, by: unknown) => [
  names(place),
  ...(names(place).endsWith('backend.local') ? [names(place.slice(0, -1))] : []),
  ...(by === WAYS['a mapping'] ? (USES[names(place)] ?? []) : []),
];
const USES: Readonly<Record<string, readonly string[]>> = {
  networks: [
    'deployer.from',
    'services.aws.guard.networks',
    'services.aws.aws.organization.guardrails.perimeter.networks',
    'services.entra.entra.trusted',
  ],
  suppliers: ['services.entra.supplier', 'services.aws.supplier', 'services.crm.supplier'],
  services: ['acceptances.0.subject'],
  'services.aws.aws.accounts': [
    'services.aws.aws.organization.guardrails.units.workloads.accounts',
    'services.aws.aws.organization.audit.account',
  ],
};

describe('a declaration that is refused in one place', () => {
  it.each(Object.entries(WAYS))('gets no error elsewhere, wherever there is %s', (_way, by) => {
    const echoes = PLACES.flatMap((place) =>
      problemsOf(broken(WHOLE, place, by))
        .filter(({ path }) => !shownAt(place, by).some((shown) => isWithin(path, shown)))
        .map(({ path, problem }) => `${names(place)} -> ${path}: ${problem}`),
    );
    expect(echoes).toEqual([]);
  });

  it('gets no error elsewhere, whatever key is missing, but for what needs the key', () => {
    const missing = PLACES.filter((place) => typeof place.at(-1) === 'string');
    const echoes = missing.flatMap((place) =>
      problemsOf(broken(WHOLE, place, undefined))
        .filter(({ path }) => !shownAt(place, undefined).some((shown) => isWithin(path, shown)))
        .map(({ path }) => `${names(place)} -> ${path}`),
    );
    expect(echoes).toEqual([
      // Without the mark, its addresses are real.
      'example -> networks.hq.cidrs.0',
      'example -> networks.hq.cidrs.1',
      'example -> networks.pipeline.cidrs.0',
      // What is named and not there.
      'networks.hq -> services.entra.entra.trusted.0',
      'networks.hq -> services.aws.guard.networks.0',
      'networks.hq -> services.aws.aws.organization.guardrails.perimeter.networks.0',
      'networks.pipeline -> deployer.from.0',
      'networks.pipeline -> services.aws.guard.networks.1',
      'suppliers.microsoft -> services.entra.supplier',
      'suppliers.amazon -> services.aws.supplier',
      'suppliers.crmvendor -> services.crm.supplier',
      'services.entra -> services.crm.guard.identity',
      'services.aws -> acceptances.0.subject',
      'services.aws.aws.accounts.prod -> services.aws.aws.organization.audit.account',
      'services.aws.aws.accounts.prod -> services.aws.aws.organization.guardrails.units.workloads.accounts.0',
      'services.aws.aws.accounts.test -> services.aws.aws.organization.guardrails.units.workloads.accounts.1',
      // Nobody is left to be told.
      'services.aws.aws.organization.audit.tell -> services.aws.aws.organization.audit',
    ]);
  });
});

it('a declaration that is refused in two places gets no error in a third', () => {
  const place = fc.constantFrom(...PLACES);
  const way = fc.constantFrom(...Object.values(WAYS));
  fc.assert(
    fc.property(place, way, place, way, (one, by, other, as) => {
      const shown = [...shownAt(one, by), ...shownAt(other, as)];
      const elsewhere = problemsOf(broken(broken(WHOLE, one, by), other, as)).filter(
        ({ path }) => !shown.some((at) => isWithin(path, at)),
      );
      expect(elsewhere).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

/** Contradictions, each with the places without which it cannot be told, besides its own. */
const CONTRADICTIONS: readonly (readonly [path: string, needs: readonly string[], change: Change])[] = [
  ['networks.hq.cidrs.0', ['example'], ['203.0.113.0/26', '203.0.113.5/26']],
  ['deployer.from.0', ['networks'], ['from: [pipeline]', 'from: [pipelin]']],
  ['services.entra.supplier', ['suppliers'], ['supplier: microsoft', 'supplier: microsft']],
  ['services.entra.rollout.until', ['services.entra.rollout.controls'], ['      until: 2027-01-31\n', '']],
  ['services.entra.backend.local', [], ['local: "state/{stack}.tfstate" }\n    prov', 'local: /x }\n    prov']],
  ['services.entra.entra.breakGlass.accounts.0', [], ['bg1@contoso.onmicrosoft.com', 'bg1@contoso.com']],
  ['services.aws.guard.networks.1', ['networks'], ['[hq, pipeline]', '[hq, pipline]']],
  ['services.aws.rollout.stage', [], ['enforced, owner: cloud@', 'reportOnly, until: 2027-01-01, owner: cloud@']],
  ['services.aws.risks.1.measures', ['services.aws.risks.1.decision'], ['        measures: The', '        # The']],
  [
    'services.aws.aws.accounts.prod.buckets.archive.region',
    ['services.aws.aws.accounts.prod.regions'],
    ['region: eu-west-1', 'region: eu-west-2'],
  ],
  [
    'services.aws.aws.accounts.prod.existingHumanGroups.0',
    ['services.aws.aws.accounts.prod.humanGroups'],
    ['[auditors]', '[Admins]'],
  ],
  ['services.crm.guard.identity', ['services.aws.kind'], ['identity: entra, app', 'identity: aws, app']],
  ['acceptances.0.approver', ['acceptances.0.owner'], ['approver: ciso@', 'approver: cto@']],
  ['acceptances.0.subject', ['services.aws.aws', 'services.aws.kind'], ['subject: aws', 'subject: aws.prd']],
];

describe('a declaration with many contradictions', () => {
  const text = changed(...CONTRADICTIONS.map(([, , change]) => change));
  const data: unknown = parse(text);
  const all = problemsOf(data);

  it('gets all of them at once', () => {
    expect(all.map(({ path }) => path).sort()).toEqual(CONTRADICTIONS.map(([path]) => path).sort());
  });

  it('gets every one that can still be told, whatever leaf is refused as well', () => {
    const lost = placesIn(data)
      .filter((place) => !isHolder(place.reduce((at: unknown, key) => (isHolder(at) ? at[key] : undefined), data)))
      .flatMap((place) => {
        const found = problemsOf(broken(data, place, null));
        expect(found).toContainEqual(expect.objectContaining({ path: expect.stringMatching(`^${names(place)}`) }));
        return CONTRADICTIONS.filter(
          ([path, needs]) =>
            !found.some((one) => one.path === path) &&
            ![path, ...needs].some((need) => isWithin(names(place), need) || isWithin(need, names(place))),
        ).map(([path]) => `${names(place)} hides ${path}`);
      });
    expect(lost).toEqual([]);
  });
});

describe('several files with mistakes of every sort', () => {
  const found = (...texts: readonly string[]) =>
    parseDeclarations(texts.map((text, index) => readYaml(text, `tenants/${'ab'[index]}.yaml`)))
      .problems.map(({ file, line, path }) => `${file.slice(8, 9)}:${line} ${path}`)
      .sort();

  it('get them all in one run, each at its line', () => {
    const a = changed(
      ['tenant: contoso', 'tenant: Contoso'],
      ['{ kind: office, cidrs: [203.0.113.0/26', '{ kind: ofice, cidrs: [203.0.113.5/26'],
      ['from: [pipeline]', 'from: pipeline'],
      ['supplier: microsoft', 'supplier: microsft'],
      ['stage: enforced', 'stage: enfroced'],
      ['backend: { local: "state/{stack}.tfstate" }', 'backend: { s3: { bucket: b, key: "{x}", access_key: AKIA } }'],
      ['licence: P2', 'license: P2'],
      ['[bg1@contoso.onmicrosoft.com, bg2@contoso.onmicrosoft.com]', '[bg1@contoso.com]'],
      ['drilledOn: 2026-10-01', 'drilledOn: 2026-13-01'],
      ['expiresOn: 2027-05-01', 'expiresOn: soon'],
      ['approver: ciso@', 'approver: cto@'],
    );
    const b = changed(
      ['tenant: contoso', 'tenant: fabrikam'],
      ['identity: entra }', 'identity: crm }'],
      ['    kind: aws', '    kind: awz'],
      ['supplier: amazon', 'supplier: amazn'],
      ['by: ipAllowList, networks: [hq, pipeline]', 'by: allowList, networks: [hq, pipline]'],
      ['        prod:', '        Prod:'],
      ['region: eu-west-1', 'region: eu-west-2, colour: blue'],
      ['id: "111122223333"', 'id: 111122223333'],
      ['inherent: high', 'inherent: higher'],
      ['decision: mitigate', 'decision: mitigat'],
    );
    expect(found(a, b)).toEqual(
      [
        'a:3 tenant',
        'a:6 networks.hq.kind',
        'a:6 networks.hq.cidrs.0',
        'a:25 deployer.from',
        'a:29 services.entra.supplier',
        'a:32 services.entra.rollout.stage',
        'a:36 services.entra.backend.s3',
        'a:36 services.entra.backend.s3.access_key',
        'a:36 services.entra.backend.s3.bucket',
        'a:36 services.entra.backend.s3.key',
        'a:36 services.entra.backend.s3.region',
        'a:40 services.entra.entra.licence',
        'a:42 services.entra.entra.license',
        'a:45 services.entra.entra.breakGlass.accounts',
        'a:45 services.entra.entra.breakGlass.accounts.0',
        'a:46 services.entra.entra.breakGlass.drilledOn',
        'a:86 acceptances.0.approver',
        'a:88 acceptances.0.expiresOn',
        'b:30 services.entra.guard.identity',
        'b:41 services.entra.entra.tenantId',
        'b:49 services.aws.kind',
        'b:50 services.aws.supplier',
        'b:51 services.aws.guard.by',
        'b:51 services.aws.guard.networks.1',
        'b:57 services.aws.risks.1.decision',
        'b:63 services.aws.aws.accounts.Prod',
        'b:64 services.aws.aws.accounts.Prod.id',
        'b:70 services.aws.aws.accounts.Prod.buckets.ledger.name',
        'b:71 services.aws.aws.accounts.Prod.buckets.archive.colour',
        'b:71 services.aws.aws.accounts.Prod.buckets.archive.name',
        'b:71 services.aws.aws.accounts.Prod.buckets.archive.region',
        'b:72 services.aws.aws.accounts.test.id',
        'b:90 acceptances.0.inherent',
      ].sort(),
    );
  });

  it('claim nothing in the name of what is refused', () => {
    const samples: readonly Change[] = [
      ['tenant: contoso', 'tenant: Contoso'],
      ['6f1e2d3c-1111-4a2b-8c3d-000000000002', 'none'],
      ['"111122223333"', '111122223333'],
      ['"012345678901"', '012345678901'],
      ['contoso-ledger', 'Ledger'],
      ['contoso-archive', 'Archive'],
      ['"state/{stack}.tfstate"', '[]'],
    ];
    expect(found(changed(...samples), CONTOSO).filter((line) => line.startsWith('b'))).toEqual([]);
    expect(found(CONTOSO, changed(...samples)).filter((line) => line.startsWith('b'))).toHaveLength(samples.length);
  });
});
