import type { HeldData } from '../../declaration';
import type { Answer } from '../../risk';
import { cell, table } from '../markdown';
import type { RentedEntry, SupplierEntry, SupplierRegister } from './supplier-register';
import { PARTS_IN_WORDS } from './tenant-record';

const ANSWERS: Readonly<Record<Answer, string>> = {
  conditionalAccess: 'by Conditional Access: it offers single sign-on through the directory',
  ipAllowList: 'by an IP allow-list; it offers no single sign-on',
  neither: 'by nothing: it offers neither single sign-on nor an IP allow-list',
  unknown: 'not known',
};

/** The supplier register as a page to read. */
export function supplierRegisterMarkdown({ tenant, asOf, suppliers }: SupplierRegister): string {
  const sections = [
    `# Supplier register of ${tenant}`,
    `As of ${asOf}. Who ${tenant} rents services from, what was found when each supplier was last evaluated, who stands behind it, what it\nholds, and how it is left.`,
    table(['supplier', 'services', 'evaluated on', 'counts until', 'wanting', 'behind it'], suppliers.map(overviewRow)),
    ...suppliers.flatMap(supplierSections),
  ];
  return `${sections.join('\n\n')}\n`;
}

function overviewRow({ name, services, evaluation, upstream }: SupplierEntry): string[] {
  const wanting = evaluation.parts
    .filter(({ found }) => found !== 'adequate')
    .map(({ part, found }) => `${part}: ${found === 'unknown' ? 'not known' : found}`);
  const { status, until } = evaluation;
  return [
    name,
    services.map(({ service }) => service).join(', ') || 'none',
    evaluation.on,
    status === 'current' ? until : `${until}, ${status}`,
    wanting.join(', ') || 'nothing',
    upstream === 'unknown' ? 'not known' : `${upstream.length} known`,
  ];
}

function supplierSections({ supplier, name, evaluation, upstream, services }: SupplierEntry): string[] {
  const { on, by, evidence, until, status, restrictableBy, parts } = evaluation;
  return [
    `## ${cell(name)}`,
    `Called \`${supplier}\` in the declaration. Evaluated on ${on} by ${cell(by)} (${cell(evidence)}); ${
      status === 'current'
        ? `the evaluation counts until ${until}`
        : `**the evaluation is ${status}**, it counted until ${until}`
    }.`,
    table(
      ['what was looked at', 'found', 'what it rests on'],
      [
        ...parts.map(({ part, found, note, noticeHours }) => [
          PARTS_IN_WORDS[part],
          found === 'unknown' ? 'not known' : found,
          [note, noticeHours === undefined ? undefined : `within ${noticeHours} hours`]
            .filter((text) => text !== undefined)
            .join(', ') || '–',
        ]),
        [
          'By what our instance can be restricted',
          restrictableBy === 'unknown' ? 'not known' : 'answered',
          ANSWERS[restrictableBy],
        ],
      ],
    ),
    '### Behind it',
    upstream === 'unknown'
      ? 'Who stands behind this supplier is not known.'
      : `${table(
          ['rank', 'supplier', 'provides'],
          upstream.map(({ rank, name: behind, provides }) => [String(rank), behind, provides]),
        )}\n\n${ranksInWords(name, upstream)} Who stands behind the last of them is not known.`,
    '### What it rents to us',
    services.length === 0 ? 'Nothing: no service is rented from it.' : servicesTable(services),
  ];
}

function ranksInWords(name: string, upstream: readonly { readonly rank: number }[]): string {
  const further = upstream.some(({ rank }) => rank > 2) ? ', rank 3 supplies rank 2, and so on' : '';
  return `Rank 2 supplies ${cell(name)}${further}.`;
}

function servicesTable(services: readonly RentedEntry[]): string {
  return table(
    ['service', 'kind', 'guarded by', 'holds', 'way out'],
    services.map(({ service, kind, guardedBy, holds, exit }) => [
      service,
      kind,
      guardedBy,
      holds.map(heldInWords).join('; ') || 'not on record',
      exitInWords(exit),
    ]),
  );
}

function heldInWords({ data, classification, personal, where }: HeldData): string {
  return `${data} (${classification}${personal ? ', personal data' : ''}; kept in: ${where})`;
}

function exitInWords(exit: RentedEntry['exit']): string {
  if (exit === undefined) return 'not declared';
  if (exit === 'none') return 'none';
  const { to, withinDays, rehearsedOn } = exit;
  const tried = rehearsedOn === undefined ? 'never rehearsed' : `rehearsed on ${rehearsedOn}`;
  return `${to}, within ${withinDays} days, ${tried}`;
}
