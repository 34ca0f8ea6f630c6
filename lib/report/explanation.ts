import type { Control } from '../controls';
import { baselines } from '../declaration';

const JUDGED: Readonly<Record<Control['scope'], string>> = {
  resource: 'each resource',
  tenant: 'the stack as a whole; no resource at all is unmet',
  service: 'the declared service',
};

/** What a baseline has of a control. */
export interface LevelByBaseline {
  readonly baseline: string;
  readonly level: 'required' | 'advisory';
  /** The ids that the baseline's source gives the demands. */
  readonly demands: readonly string[];
}

/** What each baseline has of a control, those that require it first. */
export function levelsByBaseline({ id }: Control): readonly LevelByBaseline[] {
  return (['required', 'advisory'] as const).flatMap((level) =>
    baselines.flatMap(({ id: baseline, entries }) => {
      const own = entries.filter(({ controls }) => controls.includes(id));
      const highest = own.some((entry) => entry.level === 'required') ? 'required' : 'advisory';
      return own.length === 0 || highest !== level ? [] : [{ baseline, level, demands: own.map((entry) => entry.id) }];
    }),
  );
}

/** A control explained: what must hold, why, how, where the rule comes from, and what each baseline has of it. */
export function explain(control: Control): string {
  return [
    `${control.id}  ${control.title}`,
    '',
    `why         ${control.risk}`,
    `${control.byHand ? 'by hand     ' : 'remedy      '}${control.remedy}`,
    ...column('level', levels(control)),
    `judged      ${judged(control)}`,
    ...(control.staged ? ['roll-out    a declared stage with an end date can excuse it'] : []),
    ...column(
      'references',
      control.references.map(({ source, id }) => `${source} ${id}`),
    ),
    `more        docs/controls.md#${control.id.toLowerCase()} of the package leads to the construct, and to what declares it`,
    '',
  ].join('\n');
}

function column(head: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${(index === 0 ? head : '').padEnd(12)}${line}`);
}

function levels(control: Control): readonly string[] {
  if (control.level === 'fatal') return ['fatal: it can never be accepted'];
  if (control.level === 'required') {
    return [`required ${control.ofAcceptances ? 'of every acceptance' : 'for every service'}`];
  }
  const by = levelsByBaseline(control).map(({ baseline, level, demands }) => {
    const ids = demands.join(', ');
    return `${level === 'required' ? 'required' : 'advised'} by ${baseline}${ids === control.id ? '' : ` (${ids})`}`;
  });
  return by.length === 0 ? ['advisory'] : [...by, 'advisory where the service chooses none of them'];
}

function judged({ byHand, ofAcceptances, reads, scope }: Control): string {
  if (ofAcceptances) return 'each acceptance of the declared service';
  if (!byHand) return JUDGED[scope];
  return reads.length === 0
    ? 'not at all: azuread has no resource for it'
    : 'where the msgraph provider writes it; azuread has no resource for it';
}
