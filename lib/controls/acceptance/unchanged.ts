import { type Facts, networkOf, serviceOf } from '../../declaration';
import { CidrSet } from '../../values';
import { acceptanceRule, type Failing } from './rule';

/** ACC-10: what had to stay as it was at the approval has stayed so; a change voids the acceptance. */
export const unchanged = acceptanceRule(
  {
    id: 'ACC-10',
    title: 'What an acceptance was given for has not changed',
    risk: 'It was approved for one supplier, its answer and the networks of that day; nobody decided on what is there now.',
    remedy: 'Undo the change, or have the weakness accepted anew under what holds now',
    references: [
      { source: 'ISO/IEC 27001:2022', id: '8.2' },
      { source: 'NIST 800-53', id: 'RA-3' },
    ],
    level: 'advisory',
  },
  ({ record: { holdsWhile = {} }, facts }): Failing | undefined => {
    const { supplier, restrictableBy, networks } = holdsWhile;
    const changes = [
      ...(supplier === undefined ? [] : supplierChange(supplier, facts)),
      ...(restrictableBy === undefined ? [] : answerChange(restrictableBy, facts)),
      ...(networks === undefined ? [] : networkChange(networks, facts)),
    ];
    if (changes.length === 0) return undefined;
    return {
      why: `is void: ${changes.join('; ')}`,
      remedy: 'have the weakness accepted anew under what holds now, or undo the change',
    };
  },
);

function supplierChange(supplier: string, facts: Facts): readonly string[] {
  const now = serviceOf(facts).supplier;
  return now === supplier ? [] : [`it was given for the supplier ${supplier}, which is ${now} now`];
}

function answerChange(answer: string, facts: Facts): readonly string[] {
  const { supplier } = serviceOf(facts);
  const evaluated = facts.declaration.suppliers[supplier]?.evaluated;
  const now = evaluated?.restrictableBy ?? 'unknown';
  if (now === answer) return [];
  return [
    `it was given while ${supplier} was restrictable by ${answer}, and on ${evaluated?.on} the answer was ${now}`,
  ];
}

function networkChange(ranges: readonly string[], facts: Facts): readonly string[] {
  const beyond = namedNetworks(facts).filter((id) => {
    const network = networkOf(facts.declaration, [id]);
    return !CidrSet.of(ranges).contains(network.set);
  });
  if (beyond.length === 0) return [];
  return [`it was given for addresses within ${ranges.join(', ')}, and ${beyond.join(', ')} reaches beyond`];
}

/** The networks that the service is open to. */
function namedNetworks(facts: Facts): readonly string[] {
  const service = serviceOf(facts);
  const guard = service.guard.by === 'ipAllowList' ? service.guard.networks : [];
  const trusted = service.kind === 'entra' ? (service.entra.trusted ?? []) : [];
  return [...new Set([...guard, ...trusted])].sort();
}
