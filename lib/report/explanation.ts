import type { Control } from '../controls';
import { baselines } from '../declaration';

const JUDGED: Readonly<Record<Control['scope'], string>> = {
  resource: 'each resource',
  tenant: 'the stack as a whole; no resource at all is unmet',
  service: 'the declared service',
};

/** A control explained: what must hold, why, how, where the rule comes from, and which baselines demand it. */
export function explain(control: Control): string {
  const demanding = baselines.filter(({ entries }) =>
    entries.some(({ level, controls }) => level === 'required' && controls.includes(control.id)),
  );
  return [
    `${control.id}  ${control.title}`,
    '',
    `why         ${control.risk}`,
    `${control.byHand ? 'by hand     ' : 'remedy      '}${control.remedy}`,
    `level       ${levels(
      control,
      demanding.map(({ id }) => id),
    )}`,
    `judged      ${judged(control)}`,
    ...(control.staged ? ['roll-out    a declared stage with an end date can excuse it'] : []),
    ...control.references.map(
      ({ source, id }, index) => `${index === 0 ? 'references  ' : '            '}${source} ${id}`,
    ),
    '',
  ].join('\n');
}

function levels(control: Control, demanding: readonly string[]): string {
  if (control.level === 'fatal') return 'fatal: it can never be accepted';
  if (control.level === 'required')
    return `required ${control.ofAcceptances ? 'of every acceptance' : 'for every service'}`;
  return demanding.length === 0 ? 'advisory' : `required by ${demanding.join(', ')}, else advisory`;
}

function judged({ byHand, ofAcceptances, reads, scope }: Control): string {
  if (ofAcceptances) return 'each acceptance of the declared service';
  if (!byHand) return JUDGED[scope];
  return reads.length === 0
    ? 'not at all: azuread has no resource for it'
    : 'where the msgraph provider writes it; azuread has no resource for it';
}
