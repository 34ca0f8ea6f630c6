import type { FormRule } from '../../lib/values/graph-form';
import { LOCATION_RULES, POLICY_RULES, STRENGTH_RULES } from '../../lib/values/graph-form';
import { BLOCK_RULES, CONDITION_RULES } from '../../lib/values/graph-form/condition-rules';
import { GRANT_RULES } from '../../lib/values/graph-form/grant-rules';
import { ID_RULES } from '../../lib/values/graph-form/id-rules';
import { PASSWORD_CHANGE_RULES } from '../../lib/values/graph-form/password-change-rules';
import { FREQUENCY_RULES, SESSION_RULES } from '../../lib/values/graph-form/session-rules';
import { TARGET_RULES } from '../../lib/values/graph-form/target-rules';
import { USER_RULES } from '../../lib/values/graph-form/user-rules';
import { RETIRED_RULES, WORD_RULES } from '../../lib/values/graph-form/word-rules';
import { WORKLOAD_RULES } from '../../lib/values/graph-form/workload-rules';

const HEAD = `# Forms that Microsoft Graph refuses or rewrites

The azuread provider writes many policies that Microsoft Graph refuses at apply. Others Graph keeps in other words, so that every plan
shows a change, or takes without doing what they say. All of them are refused here before anything is written: constructs throw an \`InvalidValue\`
at once, and [ENT-GV-06](controls.md#ent-gv-06) finds it in what is rendered, in raw resources and after overrides too.

The first column is what a finding names, and an [acceptance](acceptances.md): \`covers: { settings: [form=single-and] }\`. The second says
what is wrong, and what comes of it; a number in brackets is the code with which Microsoft Graph refuses. The others say what it
takes, and what to write. Arguments are named as in \`azuread_conditional_access_policy\`.

What only apply knows breaks no rule and keeps none: the control is then \`unknown\`, and names the argument. A reference to a
resource of the stack is not unknown: it is known whether it is to the right attribute.

A directory also holds at most 195 named locations (\`too-many-locations\`).
`;

const POLICIES: readonly (readonly [string, readonly FormRule<never>[]])[] = [
  ['Policies: whom they are for', USER_RULES],
  ['Policies: ids', ID_RULES],
  ['Policies: what they target', TARGET_RULES],
  ['Policies: conditions', [...CONDITION_RULES, ...BLOCK_RULES]],
  ['Policies: workload identities', WORKLOAD_RULES],
  ['Policies: what they demand', [...GRANT_RULES, ...PASSWORD_CHANGE_RULES]],
  ['Policies: sessions', [...SESSION_RULES, ...FREQUENCY_RULES]],
  ['Policies: words', WORD_RULES],
  ['Policies: words that guard nothing', RETIRED_RULES],
];

const SECTIONS: readonly (readonly [string, readonly FormRule<never>[]])[] = [
  ...POLICIES,
  ['Named locations', LOCATION_RULES],
  ['Authentication strengths', STRENGTH_RULES],
];

/** The text of `docs/policy-form.md`: a row a rule. */
export function policyFormPage(): string {
  const told = new Set<FormRule<never>>(POLICIES.flatMap(([, rules]) => rules));
  const lost = POLICY_RULES.filter((rule) => !told.has(rule));
  if (lost.length > 0) throw new Error(`in no section: ${lost.map(({ id }) => id).join(', ')}`);
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
