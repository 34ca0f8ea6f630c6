import { RATINGS, type Stage } from '../../declaration';
import { cell, table } from '../markdown';
import { verdictWord } from '../summary';
import { acceptanceSection } from './acceptance-markdown';
import { RATING_IN_WORDS, rated } from './rating-in-words';
import type { AcceptanceEntry, ByHandEntry, FoundEntry, RiskEntry, RiskRegister, StageEntry } from './risk-register';
import { kindInWords, rungInWords, supplierName, type TenantRecord } from './tenant-record';

/** The risk register as a page to read. */
export function riskRegisterMarkdown(register: RiskRegister, record: TenantRecord): string {
  const { tenant, asOf, risks, acceptances, rollouts, open, byHand } = register;
  const sections = [
    `# Risk register of ${tenant}`,
    `As of ${asOf}. What ${tenant} knowingly carries in the services that it rents: risks that no setting closes, weaknesses that were\naccepted for a time, and what is open. Ratings go from ${RATING_IN_WORDS[RATINGS[0]]} to ${RATING_IN_WORDS.veryHigh}, before and after what is done about the risk. What\n[some words](#words) mean stands at the end.`,
    glance(register),
    '## Risks that no setting closes',
    ...serviceSections(risks, record),
    '## Accepted weaknesses',
    ...(acceptances.length === 0 ? ['None.'] : [...acceptances].sort(byId).map(acceptanceSection)),
    ...(rollouts.length === 0 ? [] : ['## Roll-outs under way', rolloutTable(rollouts)]),
    '## Open findings',
    open.length === 0 ? 'None.' : openTable(open),
    ...(byHand.length === 0 ? [] : ['## Set by hand', BY_HAND, byHandTable(byHand)]),
    '## Words',
    WORDS.map(([word, meaning]) => `- *${word}*: ${meaning}`).join('\n'),
  ];
  return `${sections.join('\n\n')}\n`;
}

const BY_HAND =
  'No provider of Terraform can make these settings, so nobody can judge them from code. A person makes them, and attests to it with a\nday and a proof; an attestation is stale after a year. `tenant-guard explain ENT-TS-01` says the steps of one.';

const WORDS: readonly (readonly [word: string, meaning: string])[] = [
  [
    'Conditional Access',
    'rules of the directory on who signs in to what, with which proof and device, from where. A rule that is\n  report-only is written to the logs and stops nobody; one in a pilot is for a group of people alone.',
  ],
  [
    'Rung of the ladder',
    'a sign-in is guarded by Conditional Access; where it cannot be, by a list of addresses that it is open to;\n  else by nothing. Each step down has to be accepted.',
  ],
  [
    'Required',
    'the baseline that was chosen for the service demands it: until it is met or accepted, nothing is applied.\n  *Advisory* is told, and stops nothing; *fatal* can never be accepted.',
  ],
];

const STAGE_IN_WORDS: Readonly<Record<Stage, string>> = {
  off: 'off',
  reportOnly: 'report-only',
  pilot: 'pilot',
  enforced: 'enforced',
};

/** Identifiers count up: the eldest first. */
function byId({ record: one }: AcceptanceEntry, { record: other }: AcceptanceEntry): number {
  return one.id < other.id ? -1 : 1;
}

function glance({ risks, acceptances, rollouts, open, byHand }: RiskRegister): string {
  const decided = risks.filter(({ status }) => status === 'accepted' || status === 'mitigated');
  const holding = acceptances.filter(({ status }) => status === 'holds');
  const heavy = open.filter(({ level }) => level !== 'advisory');
  const attested = byHand.filter((one) => one.attested !== undefined && one.attested.stale === undefined);
  const dates = [
    ...decided.flatMap(({ decision }) => decision?.reviewOn ?? []),
    ...holding.flatMap(({ record }) => [record.expiresOn, record.reviewOn]),
    ...rollouts.flatMap(({ until }) => until ?? []),
  ].sort();
  return table(
    ['at a glance', ''],
    [
      ['inherent risks decided', `${decided.length} of ${risks.length}`],
      ['accepted weaknesses', acceptances.length === 0 ? 'none' : `${holding.length} of ${acceptances.length} hold`],
      ['controls in roll-out', rollouts.length === 0 ? 'none' : String(rollouts.length)],
      ['open findings', open.length === 0 ? 'none' : `${open.length}, of which ${heavy.length} stop the next apply`],
      ...(byHand.length === 0 ? [] : [['set by hand, and attested to', `${attested.length} of ${byHand.length}`]]),
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

function rolloutTable(rollouts: readonly StageEntry[]): string {
  return table(
    ['service', 'what has to hold', 'stage', 'until', 'owner'],
    rollouts.map(({ service, control, title, stage, until, owner }) => [
      service,
      `${title} (${control})`,
      STAGE_IN_WORDS[stage],
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

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
