import { EVALUATION_PARTS, type EvaluatedPart } from '../declaration';
import { acceptanceRecord } from '../report/acceptance-record';
import { firstService, type ServiceOf } from './first-service';
import type { Placeholders } from './placeholders';

/** What a first declaration is made of. */
export interface FirstTenant {
  readonly tenant: string;
  /** Kinds of the rented services, in the order of the file; each once. */
  readonly kinds: readonly FirstKind[];
  /** Path of the JSON Schema as seen from the file, for editors. */
  readonly schema: string;
}

export const FIRST_KINDS = ['entra', 'aws', 'saas', 'other'] as const;
export type FirstKind = (typeof FIRST_KINDS)[number];

/** The text of a first declaration. It invents nothing: what it cannot know is a placeholder. */
export function firstDeclaration({ tenant, kinds, schema }: FirstTenant, placeholders: Placeholders): string {
  const services = kinds.map((kind) => firstService(kind, kinds.includes('entra'), placeholders));
  return [
    `# yaml-language-server: $schema=${schema}`,
    `# The rented services of ${tenant}. Replace each {REPLACE-…}, braces included; \`tenant-guard synth\` names what is left.`,
    'version: 1',
    `tenant: ${tenant}`,
    '',
    '# Public addresses that administrators and the pipeline come from, in CIDR form without host bits.',
    'networks:',
    ...network('office', 'office', placeholders),
    ...network('pipeline', 'pipeline', placeholders),
    '',
    '# Who rents the services out, and when that was last looked at.',
    'suppliers:',
    ...services.flatMap((service) => supplier(service, placeholders)),
    '',
    '# The pipeline that applies the stacks: no rule may shut it out.',
    'deployer:',
    ...deployer(kinds, placeholders),
    '',
    'services:',
    services.map(({ lines }) => lines.join('\n')).join('\n\n'),
    ...acceptances(services, placeholders),
    '',
  ].join('\n');
}

function network(id: string, kind: string, placeholders: Placeholders): string[] {
  const range = placeholders.ask(
    `${id}-range`,
    id === 'office'
      ? 'public range that people in the office come from, like 198.51.100.0/28; whoever runs the uplink knows it'
      : "public range that the pipeline's runners come from; the runner's NAT gateway or its vendor's list has it",
  );
  const ipv6 = placeholders.ask(
    `${id}-ipv6`,
    'none, where the network has no IPv6; else delete the line and add its IPv6 range to cidrs',
  );
  return [`  ${id}:`, `    kind: ${kind}`, `    cidrs: [${range}]`, `    ipv6: ${ipv6}`];
}

const ASKED: Readonly<Record<EvaluatedPart, string>> = {
  principles: 'the principles of security that the supplier works by',
  resilience: 'how it withstands outages and attacks',
  incidents: 'how it responds to incidents and tells of them',
  disclosure: 'its duty to tell of the suppliers behind it',
};

function supplier({ supplier: id, named }: ServiceOf, placeholders: Placeholders): string[] {
  const name = named
    ? []
    : [`    name: ${placeholders.ask(`${id}-name`, 'registered name of the supplier; the contract has it')}`];
  return [
    `  ${id}:`,
    ...name,
    '    upstream: # the suppliers behind it; "unknown" has to be accepted (SUP-03)',
    `      - name: ${placeholders.ask(`${id}-upstream-name`, `a supplier behind ${id}; its list of sub-processors has it`)}`,
    `        provides: ${placeholders.ask(`${id}-upstream-provides`, 'what that supplier provides, like hosting')}`,
    '    evaluated:',
    `      on: ${placeholders.ask(`${id}-evaluated-on`, 'day of the last evaluation of the supplier, YYYY-MM-DD; the supplier file has it')}`,
    `      by: ${placeholders.ask('evaluator', 'e-mail address of who evaluated the suppliers')}`,
    `      evidence: ${placeholders.ask(`${id}-evidence`, 'where that evaluation is kept: a file, a ticket, an address')}`,
    `      restrictableBy: ${placeholders.ask(
      `${id}-restrictable-by`,
      `by what ${id} can restrict our instance: conditionalAccess, ipAllowList, neither or unknown; the guard is to be what it answers`,
    )}`,
    ...EVALUATION_PARTS.map(
      (part) =>
        `      ${part}: { found: ${placeholders.ask(`${id}-${part}`, `adequate, inadequate or unknown: ${ASKED[part]}`)} }`,
    ),
  ];
}

function deployer(kinds: readonly FirstKind[], placeholders: Placeholders): string[] {
  const principal = placeholders.ask.bind(placeholders);
  return [
    ...(kinds.includes('entra')
      ? [
          `  servicePrincipal: ${principal('service-principal-object-id', 'object id of the service principal that applies; Entra admin center, Enterprise applications, the application, Object ID')}`,
        ]
      : []),
    ...(kinds.includes('aws')
      ? [`  awsRole: ${principal('deployer-role', 'name (not ARN) of the IAM role that applies; IAM console, Roles')}`]
      : []),
    '  from: [pipeline]',
  ];
}

/** A service below the top of the ladder needs an acceptance, which only people can give. */
function acceptances(services: readonly ServiceOf[], placeholders: Placeholders): string[] {
  const lower = services.filter(({ guard }) => guard !== 'conditionalAccess');
  if (lower.length === 0) return [];
  const ask = (name: string, what: string) => placeholders.ask(name, what);
  lower.forEach((_, index) => {
    const number = lower.length > 1 ? `-${index + 1}` : '';
    ask(`acceptance-id${number}`, 'id in the risk register, like RA-2026-014');
  });
  ask('justification', 'why the service is not behind Conditional Access');
  ask('acceptance-owner', 'e-mail address of who owns that risk');
  ask('approver', 'e-mail address of who approves it: another person than the owner, whom approvers.yaml lists');
  ask('approved-on', 'day of the approval, YYYY-MM-DD');
  ask('expires-on', 'last day of the acceptance, at most 365 days after the approval');
  ask('acceptance-review-on', 'day by which the acceptance is looked at again, not after its last day');
  ask('inherent', 'rating before anything compensates: veryLow, low, moderate, high or veryHigh');
  ask('residual', 'rating that remains: veryLow, low, moderate, high or veryHigh');
  return [
    '',
    '# A service that Conditional Access does not guard is a finding (LAD-01) until somebody accepts it for a time.',
    'acceptances:',
    lower
      .map(({ id, guard }, index) =>
        acceptanceRecord({
          control: 'LAD-01',
          subject: id,
          covers: { principals: [], targets: [], networks: [], settings: [`guard=${guard}`] },
          ...(lower.length > 1 ? { number: index + 1 } : {}),
        }).trimEnd(),
      )
      .join('\n'),
  ];
}
