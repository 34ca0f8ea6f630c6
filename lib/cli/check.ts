import { version } from '../../package.json';
import {
  asOfDay,
  compare,
  type JudgeOptions,
  type Judgment,
  judge,
  type Level,
  readSource,
  type Subject,
  stopping,
} from '../controls';
import { type Facts, knownBaselines, readTenants } from '../declaration';
import {
  type Expiring,
  expiringWithin,
  type Judged,
  jsonPieces,
  renderJunit,
  renderMarkdown,
  renderPlanText,
  renderSarif,
  renderText,
} from '../report';
import { InvalidValue } from '../values';
import { colourOf } from './colour';
import { ExitCode } from './exit-code';
import { print } from './print';
import { progressTo } from './progress';
import { refuseUnknownTenant } from './synth';
import { told } from './told';
import { WrittenPlaces } from './written-places';

export const CHECK_FORMATS = ['text', 'json', 'markdown', 'sarif', 'junit'] as const;

export interface CheckOptions {
  readonly tenant?: string;
  readonly tenantFile?: string;
  readonly service?: string;
  readonly baseline?: readonly string[];
  readonly asOf?: string;
  readonly failOn: Level;
  readonly warnWithin: number;
  readonly format: (typeof CHECK_FORMATS)[number];
}

/** `tenant-guard check`: judges a synthesized directory, a plan, Terraform JSON, or an export of a directory. */
export function check(path: string, options: CheckOptions): Promise<void> {
  return told(async () => {
    const judged = await judgedAt(path, options);
    await print(rendered(judged, options));
    return stopping(judged.judgments, options.failOn).length > 0 ? ExitCode.refused : ExitCode.nothing;
  });
}

async function judgedAt(path: string, options: CheckOptions): Promise<Judged> {
  const asOf = asOfDay(options.asOf);
  const { tenantFile, tenant, service } = options;
  const source = readSource(path, {
    ...(tenantFile === undefined ? {} : { tenants: readTenants(tenantFile) }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(service === undefined ? {} : { service }),
  });
  const by: JudgeOptions = options.baseline === undefined ? {} : { baselines: options.baseline };
  const placeOf = new WrittenPlaces(path, source.kind).of;
  if (source.kind === 'synthesized') {
    refuseUnknownTenant(tenant, source.written.tenants);
    const expiring: Expiring[] = [];
    const known = new Set<string>();
    const read = (facts: readonly Facts[]) => {
      for (const id of baselinesKnownTo(facts)) known.add(id);
      expiring.push(...expiringWithin(facts, asOf, options.warnWithin));
    };
    const progress = progressTo(process.stderr, 'judged');
    const judgments = await source.written.judgeInThreads(asOf, tenant, { ...by, read, progress });
    refuseUnknownBaseline(options.baseline, known);
    return { judgments, asOf, expiring, placeOf, version };
  }
  const subjects = source.kind === 'plan' ? source.after : source.subjects;
  const facts = factsOf(subjects).filter(({ declaration }) => tenant === undefined || declaration.tenant === tenant);
  refuseUnknownTenant(tenant, [...new Set(factsOf(subjects).map(({ declaration }) => declaration.tenant))]);
  refuseUnknownBaseline(options.baseline, new Set(baselinesKnownTo(facts)));
  const judgmentsOn = (side: readonly Subject[]) =>
    judge(side, asOf, by).filter((judgment) => tenant === undefined || judgment.tenant === tenant);
  const expiring = expiringWithin(facts, asOf, options.warnWithin);
  const report = { judgments: judgmentsOn(subjects), asOf, expiring, placeOf, version };
  if (source.kind !== 'plan') return report;
  const before = judgmentsOn(source.before);
  const drift = source.recorded === undefined ? [] : compare(asked(judgmentsOn(source.recorded)), asked(before));
  return { ...report, plan: compare(asked(before), asked(report.judgments)), drift };
}

/** Without what nobody has taken up: it is told by one line, where there is a line for it. */
function asked(judgments: readonly Judgment[]): readonly Judgment[] {
  return judgments.filter(({ unasked }) => !unasked);
}

function factsOf(subjects: readonly Subject[]): readonly Facts[] {
  return subjects.flatMap(({ facts }) => facts ?? []);
}

/** In pieces. */
function rendered(judged: Judged, { format, failOn }: CheckOptions): Iterable<string> {
  if (format === 'json') return jsonPieces(judged.judgments, judged.asOf, judged);
  const taken = { ...judged, failOn, judgments: asked(judged.judgments) };
  if (format === 'markdown') return [renderMarkdown(taken)];
  if (format === 'sarif') return [renderSarif(taken)];
  if (format === 'junit') return [renderJunit(taken)];
  const colour = colourOf(process.stdout);
  const { judgments, plan, drift = [], expiring } = judged;
  const soon = expiring.map(({ tenant, what, on, days }) => `${tenant}: ${what} on ${on}, in ${days} days\n`);
  const warned = soon.length === 0 ? '' : `\nends soon:\n${soon.join('')}`;
  return [
    plan === undefined ? renderText(judgments, { colour, baselines: true }) : renderPlanText(plan, drift, colour),
    warned,
  ];
}

/** Ids of the baselines that something can be judged by: the published ones, and the tenants' own. */
function baselinesKnownTo(facts: readonly Facts[]): readonly string[] {
  return [undefined, ...facts.map(({ declaration }) => declaration)].flatMap((declaration) =>
    knownBaselines(declaration).map(({ id }) => id),
  );
}

function refuseUnknownBaseline(asked: readonly string[] = [], known: ReadonlySet<string>): void {
  const unknown = asked.find((id) => !known.has(id));
  if (unknown === undefined) return;
  throw new InvalidValue({
    problem: 'no such baseline',
    given: unknown,
    allowed: `one of ${[...known].sort().join(', ')}`,
  });
}
