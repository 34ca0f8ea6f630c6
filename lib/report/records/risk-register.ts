import { controlOf, type Judgment, type Level } from '../../controls';
import type { AcceptanceRecord, RiskDecision, Stage } from '../../declaration';
import { covers, INHERENT_RISKS, missingOf, riskTitle, stageOf, whyDecisionFails, whyNotInForce } from '../../risk';
import { findingOf } from '../finding';
import { supplierName, type TenantRecord } from './tenant-record';

/** A risk that no setting closes, and what was decided on it. */
export interface RiskEntry {
  readonly service: string;
  readonly supplier: string;
  readonly risk: string;
  /** What may happen; unset for a risk that the declaration adds. */
  readonly title?: string;
  readonly status: 'accepted' | 'mitigated' | 'avoided' | 'undecided' | 'overdue';
  readonly decision?: RiskDecision;
  /** What somebody who audits the decision would miss in it. */
  readonly missing: readonly string[];
}

/** A weakness that was accepted, and what it covers today. */
export interface AcceptanceEntry {
  readonly record: AcceptanceRecord;
  readonly title: string;
  readonly risk: string;
  readonly status: 'holds' | 'does not hold' | 'covers nothing';
  readonly because?: string;
  readonly found: readonly FoundEntry[];
}

/** A control that is not met, as it was found. */
export interface FoundEntry {
  readonly service: string;
  readonly control: string;
  readonly title: string;
  /** What may happen where it does not hold. */
  readonly risk: string;
  readonly level: Level;
  readonly verdict: Judgment['verdict'];
  readonly found: string;
  readonly remedy: string;
}

/** A control that a declared roll-out stage leaves open until a day. */
export interface StageEntry extends FoundEntry {
  readonly stage: Stage;
  readonly owner: string;
  readonly until?: string;
}

/** A setting that no provider makes: a person does, and may have attested to it. */
export interface ByHandEntry {
  readonly service: string;
  readonly control: string;
  readonly title: string;
  readonly attested?: { readonly on: string; readonly by: string; readonly evidence: string; readonly stale?: string };
}

/** Everything that a tenant carries on a day: decisions, acceptances, roll-outs, and what is open. */
export interface RiskRegister {
  readonly version: 1;
  readonly tenant: string;
  readonly asOf: string;
  readonly risks: readonly RiskEntry[];
  readonly acceptances: readonly AcceptanceEntry[];
  readonly rollouts: readonly StageEntry[];
  readonly open: readonly FoundEntry[];
  readonly byHand: readonly ByHandEntry[];
}

/** The risk register of a tenant: the same record gives the same register. */
export function riskRegister(record: TenantRecord): RiskRegister {
  const { declaration, judgments, asOf } = record;
  const findings = judgments.filter((judgment) => !judgment.unasked && findingOf(judgment) !== undefined);
  const acceptances = (declaration.acceptances ?? []).map((accepted) => acceptanceEntry(accepted, findings, record));
  const covered = new Set(
    findings.filter((judgment) => (declaration.acceptances ?? []).some((accepted) => isCovered(accepted, judgment))),
  );
  const accepted = findings.filter(({ verdict }) => verdict === 'accepted');
  return {
    version: 1,
    tenant: declaration.tenant,
    asOf: asOf.toString(),
    risks: Object.keys(declaration.services)
      .sort()
      .flatMap((service) => riskEntries(service, record)),
    acceptances,
    rollouts: onceEach(accepted.filter((judgment) => !covered.has(judgment)).flatMap((one) => stageEntry(one, record))),
    open: findings.filter(({ verdict }) => verdict !== 'accepted').map(foundEntry),
    byHand: judgments.filter(({ verdict, unasked }) => verdict === 'outOfReach' && !unasked).map(byHandEntry),
  };
}

function riskEntries(id: string, { declaration, asOf }: TenantRecord): RiskEntry[] {
  const service = declaration.services[id];
  if (service === undefined) return [];
  const further = service.risks.filter(({ id: risk }) => riskTitle(risk) === undefined).map(({ id: risk }) => risk);
  return [...INHERENT_RISKS.map(({ id: risk }) => risk), ...further].map((risk): RiskEntry => {
    const decision = service.risks.find((one) => one.id === risk);
    const title = riskTitle(risk);
    const overdue = decision !== undefined && whyDecisionFails(decision, asOf) !== undefined;
    return {
      service: id,
      supplier: supplierName(declaration, service.supplier),
      risk,
      ...(title === undefined ? {} : { title }),
      status: decision === undefined ? 'undecided' : statusOf(decision, overdue),
      ...(decision === undefined ? {} : { decision }),
      missing: decision === undefined ? [] : missingOf(decision),
    };
  });
}

function statusOf({ decision }: RiskDecision, overdue: boolean): RiskEntry['status'] {
  if (decision === 'avoid') return 'avoided';
  if (overdue) return 'overdue';
  return decision === 'accept' ? 'accepted' : 'mitigated';
}

function acceptanceEntry(
  accepted: AcceptanceRecord,
  findings: readonly Judgment[],
  { asOf }: TenantRecord,
): AcceptanceEntry {
  const control = controlOf(accepted.control);
  const found = findings.filter((judgment) => isCovered(accepted, judgment));
  const holding = found.some(({ verdict, because }) => verdict === 'accepted' && names(because, accepted));
  const ended = whyNotInForce(accepted, asOf);
  const said = found.find(({ verdict }) => verdict !== 'accepted')?.because;
  const failing = holding ? undefined : (ended ?? said);
  const idle = found.length === 0 ? 'nothing is found that it covers, and it can go' : undefined;
  const because = failing ?? idle;
  return {
    record: accepted,
    title: control?.title ?? accepted.control,
    risk: control?.risk ?? '',
    status: holding ? 'holds' : found.length === 0 && ended === undefined ? 'covers nothing' : 'does not hold',
    ...(because === undefined ? {} : { because }),
    found: found.map(foundEntry),
  };
}

/** Whether this is the acceptance that a verdict names. */
function names(because: string | undefined, { id }: AcceptanceRecord): boolean {
  return because?.startsWith(`acceptance ${id},`) ?? false;
}

function isCovered(accepted: AcceptanceRecord, judgment: Judgment): boolean {
  const finding = findingOf(judgment);
  const [service] = judgment.subject.split('.');
  return (
    finding !== undefined &&
    accepted.control === judgment.control &&
    (accepted.subject === service || accepted.subject === judgment.subject) &&
    covers(accepted.covers, finding.meaning)
  );
}

function foundEntry(judgment: Judgment): FoundEntry {
  const finding = findingOf(judgment);
  const { subject, control, level, verdict } = judgment;
  return {
    service: subject,
    control,
    title: controlOf(control)?.title ?? control,
    risk: controlOf(control)?.risk ?? '',
    level,
    verdict,
    found: finding?.given ?? '',
    remedy: finding?.remedy ?? '',
  };
}

function stageEntry(judgment: Judgment, { declaration }: TenantRecord): StageEntry[] {
  const [service = ''] = judgment.subject.split('.');
  const rollout = declaration.services[service]?.rollout;
  if (rollout === undefined) return [];
  const stage = stageOf(rollout, judgment.control);
  const { owner, until } = rollout;
  return [{ ...foundEntry(judgment), stage, owner, ...(until === undefined ? {} : { until }) }];
}

/** A control that finds several things is in one roll-out. */
function onceEach(rollouts: readonly StageEntry[]): readonly StageEntry[] {
  const known = new Map(rollouts.map((one) => [JSON.stringify([one.service, one.control]), one]));
  return [...known.values()];
}

function byHandEntry({ subject, control, outcome }: Judgment): ByHandEntry {
  return {
    service: subject,
    control,
    title: controlOf(control)?.title ?? control,
    ...('attested' in outcome && outcome.attested !== undefined ? { attested: outcome.attested } : {}),
  };
}
