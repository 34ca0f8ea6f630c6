import { type Control, catalogue } from '../../lib/controls';
import { baselines } from '../../lib/declaration';
import { PAGES, textOf } from './pages';

const HEAD = `# Controls

One thing that must hold, each with a stable id. \`tenant-guard explain ID\` prints the same; \`explain --all\` of every one.

The level is that of a service. \`fatal\` can never be accepted. See [Levels](guard.md#levels).
`;

const JUDGED: Readonly<Record<Control['scope'], string>> = {
  resource: 'each resource; none is not applicable',
  tenant: 'the stack as a whole; no resource at all is unmet',
  service: 'the declared service',
};

const OUT_OF_REACH =
  'not at all, since azuread has no resource for it; see [settings that no provider makes](acceptances.md#settings-that-no-provider-makes)';

const IF_WRITTEN =
  'where the msgraph provider [writes it](constructs/tenant-settings.md), and else [out of reach](acceptances.md#settings-that-no-provider-makes), since azuread has no resource for it';

/** The text of `docs/controls.md`: a section a control, from the catalogue and the heads of the constructs' pages. */
export function controlsPage(): string {
  const constructs = constructsByControl();
  const lost = catalogue.filter(({ id }) => !FAMILIES.some(([prefix]) => prefix === familyOf(id)));
  if (lost.length > 0) throw new Error(`of no family: ${lost.map(({ id }) => id).join(', ')}`);
  const sections = catalogue.map((control) => section(control, constructs.get(control.id) ?? []));
  return [HEAD, ...FAMILIES.map(indexOf), ...sections].join('\n');
}

/** What the ids begin with, in the order of the index. */
const FAMILIES: readonly (readonly [string, string])[] = [
  ['ENT-BG', 'Emergency access'],
  ['ENT-AU', 'Authentication'],
  ['ENT-DV', 'Devices'],
  ['ENT-NW', 'Networks of a directory'],
  ['ENT-RK', 'Risk'],
  ['ENT-SS', 'Sessions'],
  ['ENT-GU', 'Guests'],
  ['ENT-WL', 'Workload identities'],
  ['ENT-AG', 'Agents'],
  ['ENT-PR', 'Privileged access'],
  ['ENT-GV', 'Order among policies'],
  ['ENT-TS', 'Settings of a directory'],
  ['AWS-BG', 'Emergency access to AWS'],
  ['AWS-MFA', 'Second factor in AWS'],
  ['AWS-NET', 'Networks in AWS'],
  ['AWS-IAM', 'Accounts of AWS'],
  ['AWS-STO', 'Storage'],
  ['AWS-CMP', 'Compute'],
  ['AWS-LOG', 'Evidence'],
  ['AWS-POL', 'Mistakes in policies'],
  ['AWS-GAP', 'What no control of AWS is about'],
  ['DEP', 'The pipeline'],
  ['LAD', 'The ladder'],
  ['RSK', 'Risks that no setting closes'],
  ['SUP', 'Suppliers'],
  ['ACC', 'Acceptances'],
];

/** The controls of a family, each with what must hold. */
function indexOf([prefix, title]: readonly [string, string]): string {
  const lines = catalogue
    .filter(({ id }) => familyOf(id) === prefix)
    .map(({ id, title: holds }) => `- [${id}](#${id.toLowerCase()}) ${holds}`);
  return [`**${title}**`, '', ...lines, ''].join('\n');
}

function familyOf(id: string): string {
  return id.replace(/-\d+$/, '');
}

function section(control: Control, constructs: readonly string[]): string {
  const { id, title, risk, remedy, references, staged, byHand } = control;
  const sources = references.map(({ source, id: reference }) => `${source} ${reference}`).join('; ');
  return [
    `## ${id}`,
    '',
    `**${title}.** ${risk}`,
    '',
    `- ${byHand ? 'By hand' : 'Met by'}: ${remedy}.`,
    `- Level: ${levelInWords(control)}.`,
    `- Judged: ${judgedInWords(control)}.`,
    ...(staged ? ['- A declared [stage](acceptances.md#stages) can excuse it until its last day.'] : []),
    ...(constructs.length === 0 ? [] : [`- Construct: ${constructs.join(', ')}.`]),
    `- Sources: ${sources}.`,
    '',
  ].join('\n');
}

function judgedInWords({ byHand, ofAcceptances, reads, scope }: Control): string {
  if (ofAcceptances) return 'each [acceptance](acceptances.md#an-acceptance) of the declared service';
  if (!byHand) return JUDGED[scope];
  return reads.length === 0 ? OUT_OF_REACH : IF_WRITTEN;
}

function levelInWords({ id, level, ofAcceptances }: Control): string {
  if (level === 'fatal') return '`fatal`';
  if (level === 'required') return `\`required\` ${ofAcceptances ? 'of every acceptance' : 'for every service'}`;
  const demanding = baselines.filter(({ entries }) =>
    entries.some((entry) => entry.level === 'required' && entry.controls.includes(id)),
  );
  if (demanding.length === 0) return '`advisory`';
  return `\`required\` by ${demanding.map((baseline) => `\`${baseline.id}\``).join(', ')}, else \`advisory\``;
}

/** Links to the pages of the constructs whose head leads to a control, by its id. */
function constructsByControl(): ReadonlyMap<string, readonly string[]> {
  const links = new Map<string, readonly string[]>();
  for (const page of PAGES.filter((file) => file.startsWith('docs/constructs/'))) {
    const [head = ''] = textOf(page).split('\n## ');
    const [, title = ''] = /^# (.*)$/m.exec(head) ?? [];
    for (const [, id = ''] of head.matchAll(/\[([A-Z]{3}(?:-[A-Z]{2,3})?-\d{2})\]\(\.\.\/controls\.md#/g)) {
      links.set(id, [
        ...(links.get(id) ?? []),
        `[${title}](${page.replace('docs/', '')}) ([in a declaration](${page.replace('docs/', '')}#in-a-declaration))`,
      ]);
    }
  }
  return links;
}
