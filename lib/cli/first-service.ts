import { INHERENT_RISKS } from '../risk';
import type { FirstKind } from './first-declaration';
import type { Placeholders } from './placeholders';

/** A service of a first declaration: its lines, and what the rest of the file needs to know of it. */
export interface ServiceOf {
  readonly id: string;
  readonly supplier: string;
  /** The supplier's id says who it is. */
  readonly named: boolean;
  readonly guard: 'conditionalAccess' | 'ipAllowList' | 'declaredOnly';
  readonly lines: readonly string[];
}

const SUPPLIER: Readonly<Record<FirstKind, string>> = {
  entra: 'microsoft',
  aws: 'amazon',
  saas: 'saas-vendor',
  other: 'other-vendor',
};
const BACKEND =
  '    backend: { local: "state/{stack}.tfstate" } # or s3, azurerm, hcp; {stack} stands for the stack\'s name';

/** The service of a kind, on the highest rung of the ladder that it can be on without knowing more of it. */
export function firstService(kind: FirstKind, directory: boolean, placeholders: Placeholders): ServiceOf {
  const guard = kind === 'other' ? 'declaredOnly' : directory ? 'conditionalAccess' : 'ipAllowList';
  return {
    id: kind,
    supplier: SUPPLIER[kind],
    named: kind === 'entra' || kind === 'aws',
    guard: kind === 'entra' ? 'conditionalAccess' : guard,
    lines: [
      `  ${kind}:`,
      `    kind: ${kind}`,
      `    supplier: ${SUPPLIER[kind]}`,
      ...guardLines(kind, guard, placeholders),
      ...rollout(kind, placeholders),
      ...(kind === 'entra' || kind === 'aws' ? [BACKEND] : []),
      ...risks(placeholders),
      ...exit(kind, placeholders),
      ...(kind === 'entra' ? entra(placeholders) : []),
      ...(kind === 'aws' ? aws(guard === 'ipAllowList', placeholders) : []),
    ],
  };
}

function guardLines(kind: FirstKind, guard: ServiceOf['guard'], placeholders: Placeholders): string[] {
  if (kind === 'entra') return ['    guard: { by: conditionalAccess, identity: entra }'];
  if (guard === 'conditionalAccess') {
    const application = placeholders.ask(
      `${kind}-application-id`,
      `application (client) id through which people sign in to ${kind}; Entra admin center, Enterprise applications`,
    );
    return [
      '    guard:',
      '      by: conditionalAccess # the best rung: single sign-on through the directory',
      '      identity: entra',
      `      application: ${application}`,
    ];
  }
  if (guard === 'declaredOnly') {
    return ['    guard: { by: declaredOnly } # better: ipAllowList, or conditionalAccess where it has single sign-on'];
  }
  if (kind === 'aws') {
    return [
      '    guard: { by: ipAllowList, networks: [office, pipeline] } # better: conditionalAccess, with a directory',
    ];
  }
  return [
    '    guard:',
    '      by: ipAllowList # better: conditionalAccess, with a directory; declaredOnly where the vendor has no allow-list',
    '      networks: [office]',
    "      attestation: # the vendor's own allow-list, which no provider can set",
    `        on: ${placeholders.ask('attested-on', 'day on which the allow-list was seen to be in place, YYYY-MM-DD')}`,
    `        by: ${placeholders.ask('attester', 'e-mail address of who saw it')}`,
    `        entered: ${placeholders.ask('entered-ranges', 'the ranges that were entered, in [ ]: those of office')}`,
    `        evidence: ${placeholders.ask('attestation-evidence', 'where the proof is kept: a screenshot, a ticket')}`,
  ];
}

function rollout(kind: FirstKind, placeholders: Placeholders): string[] {
  const owner = placeholders.ask(`${kind}-owner`, `e-mail address of who answers for the roll-out of ${kind}`);
  if (kind !== 'entra') return [`    rollout: { stage: enforced, owner: ${owner} }`];
  const stage = placeholders.ask(
    'stage',
    'enforced; or reportOnly for a first look, which needs a line `until:` of at most 90 days on and protects nobody yet',
  );
  return ['    rollout:', `      stage: ${stage}`, `      owner: ${owner}`];
}

function risks(placeholders: Placeholders): string[] {
  const decision = placeholders.ask(
    'decision',
    'what is decided on the risk: accept, or mitigate with a line `measures:`; avoid means that the service is not used',
  );
  const owner = placeholders.ask('risk-owner', 'e-mail address of who owns the risks');
  const review = placeholders.ask('review-on', 'day by which the decision is looked at again, YYYY-MM-DD');
  return [
    '    risks:',
    ...INHERENT_RISKS.flatMap(({ id, title }) => [
      `      - id: ${id} # ${title}`,
      `        decision: ${decision}`,
      `        owner: ${owner}`,
      `        reviewOn: ${review}`,
    ]),
  ];
}

function exit(kind: FirstKind, placeholders: Placeholders): string[] {
  return [
    '    exit: # how the service is left; "none" has to be accepted (SUP-04)',
    `      to: ${placeholders.ask(`${kind}-exit`, `where the organization goes without ${kind}, or how it does without`)}`,
    `      withinDays: ${placeholders.ask(`${kind}-exit-days`, 'days that leaving takes, a whole number')}`,
  ];
}

function entra(placeholders: Placeholders): string[] {
  const account = (number: string) =>
    placeholders.ask(
      `emergency-account-${number}`,
      'user principal name of a cloud-only emergency account, on the initial domain (….onmicrosoft.com)',
    );
  return [
    '    entra:',
    `      tenantId: ${placeholders.ask('tenant-id', 'directory (tenant) id; Entra admin center, Overview, Tenant ID')}`,
    `      licence: ${placeholders.ask('licence', 'P1 or P2: the Entra ID licence of the users; Entra admin center, Overview, License')}`,
    '      trusted: [office] # becomes the trusted named location',
    '      breakGlass: # two or more accounts that every policy leaves out',
    '        accounts:',
    `          - ${account('1')}`,
    `          - ${account('2')}`,
    `        drilledOn: ${placeholders.ask('drilled-on', 'day on which signing in with the emergency accounts was last practised, YYYY-MM-DD')}`,
  ];
}

function aws(byAddress: boolean, placeholders: Placeholders): string[] {
  const group = byAddress
    ? [
        `          humanGroups: [${placeholders.ask('admin-group', 'name of the IAM group of administrators, made and guarded here; one that exists goes into existingHumanGroups')}]`,
      ]
    : [];
  return [
    '    aws:',
    '      accounts:',
    '        main:',
    `          id: ${placeholders.ask('account-id', 'AWS account id: twelve digits in quotes; the console shows it at the top right')}`,
    `          regions: [${placeholders.ask('region', 'region in use, like eu-north-1; the first is the default')}]`,
    ...group,
  ];
}
