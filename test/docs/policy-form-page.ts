import type { FormRule } from '../../lib/values/graph-form';
import { LOCATION_RULES, POLICY_RULES, STRENGTH_RULES } from '../../lib/values/graph-form';

const HEAD = `# Forms that Microsoft Graph refuses or rewrites

The provider takes many policies that Microsoft Graph then refuses at apply, keeps in other words, so that every plan shows a
change, or takes without doing what they say. Each is refused before anything is written: constructs throw an \`InvalidValue\`
at once, and [ENT-GV-06](controls.md#ent-gv-06) finds it in what is rendered, in raw resources and after overrides too.

The first column is what an [acceptance](acceptances.md) names: \`covers: { settings: [form=single-and] }\`.

What only apply knows breaks no rule and keeps none: the control is then \`unknown\`, and names the argument. A reference to a
resource of the stack is not unknown: it is known whether it is to the right attribute.

A directory also holds at most 195 named locations (\`too-many-locations\`).
`;

const SECTIONS: readonly (readonly [string, readonly FormRule<never>[]])[] = [
  ['Conditional Access policies', POLICY_RULES],
  ['Named locations', LOCATION_RULES],
  ['Authentication strengths', STRENGTH_RULES],
];

/** The text of `docs/policy-form.md`: a row a rule. */
export function policyFormPage(): string {
  return [HEAD, ...SECTIONS.map(([title, rules]) => `## ${title}\n\n${tableOf(rules)}\n`)].join('\n');
}

function tableOf(rules: readonly FormRule<never>[]): string {
  return [
    '| form | refused | allowed | instead |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      ({ id, problem, allowed, remedy }) => `| ${[`\`${id}\``, problem, allowed, remedy].map(cell).join(' | ')} |`,
    ),
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}
