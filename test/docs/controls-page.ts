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
  return [HEAD, ...catalogue.map((control) => section(control, constructs.get(control.id) ?? []))].join('\n');
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
      links.set(id, [...(links.get(id) ?? []), `[${title}](${page.replace('docs/', '')})`]);
    }
  }
  return links;
}
