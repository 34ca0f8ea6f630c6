import { RATINGS, type Rating } from '../../declaration';
import { cell, table } from '../markdown';
import { verdictWord } from '../summary';
import type { AcceptanceEntry, ByHandEntry, FoundEntry, RiskEntry, RiskRegister, StageEntry } from './risk-register';
import { kindInWords, rungInWords, supplierName, type TenantRecord } from './tenant-record';

const WORDS: Readonly<Record<Rating, string>> = {
  veryLow: 'very low',
  low: 'low',
  moderate: 'moderate',
  high: 'high',
  veryHigh: 'very high',
};

/** The risk register as a page to read. */
export function riskRegisterMarkdown(register: RiskRegister, record: TenantRecord): string {
  const { tenant, asOf, risks, acceptances, rollouts, open, byHand } = register;
  const sections = [
    `# Risk register of ${tenant}`,
    `As of ${asOf}. What ${tenant} knowingly carries in the services that it rents: risks that no setting closes, weaknesses that were\naccepted for a time, and what is open. Ratings go from ${WORDS[RATINGS[0]]} to ${WORDS.veryHigh}, before and after what is done about the risk.`,
    glance(register),
    '## Risks that no setting closes',
    ...serviceSections(risks, record),
    '## Accepted weaknesses',
    ...(acceptances.length === 0 ? ['None.'] : acceptances.map(acceptanceSection)),
    ...(rollouts.length === 0 ? [] : ['## Roll-outs under way', rolloutTable(rollouts)]),
    '## Open findings',
    open.length === 0 ? 'None.' : openTable(open),
    ...(byHand.length === 0 ? [] : ['## Set by hand', BY_HAND, byHandTable(byHand)]),
  ];
  return `${sections.join('\n\n')}\n`;
}

const BY_HAND =
  'No provider of Terraform can make these settings, so nobody can judge them from code. A person makes them, and attests to it with a\nday and a proof; an attestation is stale after a year.';

function glance({ risks, acceptances, rollouts, open }: RiskRegister): string {
  const decided = risks.filter(({ status }) => status === 'accepted' || status === 'mitigated');
  const holding = acceptances.filter(({ status }) => status === 'holds');
  const heavy = open.filter(({ level }) => level !== 'advisory');
  const dates = [
    ...decided.flatMap(({ decision }) => decision?.reviewOn ?? []),
    ...holding.flatMap(({ record }) => [record.expiresOn, record.reviewOn]),
    ...rollouts.flatMap(({ until }) => until ?? []),
  ].sort();
  return table(
    ['at a glance', ''],
    [
      ['inherent risks decided', `${decided.length} of ${risks.length}`],
      ['accepted weaknesses', `${holding.length} of ${acceptances.length} hold`],
      ['controls in roll-out', String(rollouts.length)],
      ['open findings', `${open.length}, of which ${heavy.length} required`],
      ['next day on which something is due', dates[0] ?? 'none'],
    ],
  );
}

function serviceSections(risks: readonly RiskEntry[], { declaration }: TenantRecord): string[] {
  const services = Object.entries(declaration.services).sort(([a], [b]) => (a < b ? -1 : 1));
  return services.flatMap(([id, service]) => {
    const own = risks.filter((risk) => risk.service === id);
    const incomplete = own
      .filter(({ missing }) => missing.length > 0)
      .map(({ risk, missing }) => `${risk} (${missing.join(', ')})`);
    return [
      `### ${id}`,
      `${capital(kindInWords(service))}, rented from ${cell(supplierName(declaration, service.supplier))}; its management layer is guarded by ${rungInWords(service)}.`,
      table(['risk', 'what was decided', 'before', 'after', 'owner', 'decided on', 'review by'], own.map(riskRow)),
      ...(incomplete.length === 0 ? [] : [`Not stated: ${cell(incomplete.join('; '))}.`]),
    ];
  });
}

function riskRow({ risk, title, status, decision }: RiskEntry): string[] {
  const { measures, because, inherent, residual, owner, decidedOn, reviewOn } = decision ?? {};
  const said = [status, measures, because].filter((part) => part !== undefined);
  return [
    title === undefined ? risk : `${risk}: ${title}`,
    [said[0], said.slice(1).join('; ')].filter((part) => part !== '').join(': '),
    rated(inherent),
    rated(residual),
    owner ?? '–',
    decidedOn ?? '–',
    reviewOn ?? '–',
  ];
}

function acceptanceSection({ record, title, risk, status, because, found }: AcceptanceEntry): string {
  const { id, control, subject, justification, owner, approver, approvedOn, expiresOn, reviewOn } = record;
  const { inherent, residual, compensating = [], voidIf = [], ticket } = record;
  const weak = [...new Set(found.map((one) => one.found))];
  const rows: (readonly [string, string])[] = [
    ['what has to hold', `${title} (${control})`],
    ['where', subject],
    ['what is weak', weak.length === 0 ? '–' : weak.join('; ')],
    ['what may happen', risk],
    ['why it is accepted', justification],
    ['rating', `${rated(inherent)} before, ${rated(residual)} after`],
    ['compensated by', compensating.map((one) => `${one.control} on ${one.address}`).join(', ') || 'nothing'],
    ['owner, approver', `${owner}, ${approver}`],
    ['approved on, ends on', `${approvedOn}, ${expiresOn}`],
    ['review by', reviewOn],
    ['ends sooner if', voidIf.join('; ') || '–'],
    ['ticket', ticket ?? '–'],
    ['today', because === undefined ? status : `${status}: ${because}`],
  ];
  return `### ${cell(id)}: ${cell(subject)}\n\n${table(['', ''], rows)}`;
}

function rolloutTable(rollouts: readonly StageEntry[]): string {
  return table(
    ['service', 'what has to hold', 'stage', 'until', 'owner'],
    rollouts.map(({ service, control, title, stage, until, owner }) => [
      service,
      `${title} (${control})`,
      stage,
      until ?? '–',
      owner,
    ]),
  );
}

function openTable(open: readonly FoundEntry[]): string {
  return table(
    ['service', 'what has to hold', 'level', 'verdict', 'what was found', 'how to put it right'],
    open.map(({ service, control, title, level, verdict, found, remedy }) => [
      service,
      `${title} (${control})`,
      level,
      verdictWord(verdict),
      found,
      remedy,
    ]),
  );
}

function byHandTable(byHand: readonly ByHandEntry[]): string {
  return table(
    ['service', 'what has to hold', 'attested'],
    byHand.map(({ service, control, title, attested }) => [
      service,
      `${title} (${control})`,
      attested === undefined
        ? 'by nobody'
        : `on ${attested.on} by ${attested.by}, ${attested.evidence}${attested.stale === undefined ? '' : ` (${attested.stale})`}`,
    ]),
  );
}

function rated(rating: Rating | undefined): string {
  return rating === undefined ? 'not rated' : WORDS[rating];
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
