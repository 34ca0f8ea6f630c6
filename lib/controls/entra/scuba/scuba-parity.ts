import type { ConditionalAccessPolicy, Entity, Posture } from '../../../posture';
import { type CheckerRule, type Condition, every, type Holds, has, isText, some } from './checker-rule';
import { CHECKER_RULES } from './checker-rules';

type Policy = Entity<'conditionalAccessPolicy'>;

/** What ScubaGear says where a control says something else, and why the two differ. */
export interface ScubaParity {
  /** `MS.AAD.1.1v1`. */
  readonly policy: string;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly because: string;
}

/** What a checker that looks at one policy at a time says of a rule. */
export interface Checked {
  readonly policy: string;
  readonly verdict: ScubaParity['verdict'];
  /** Conditions that the rule looks at. */
  readonly looksAt: readonly Condition[];
  /** Policies that pass the rule by themselves. */
  readonly passing: readonly Policy[];
  /** What the policies nearest to passing lack. */
  lacking(): readonly Lacking[];
}

/** A policy, and what it would have to do besides. */
interface Lacking {
  readonly address: string;
  readonly what: readonly string[];
}

/** What ScubaGear says of the posture for a control; `undefined` for a control that it has no such rule for. */
export function checkedByScuba(control: string, posture: Posture): Checked | undefined {
  const rule = CHECKER_RULES.find((one) => one.control === control);
  if (rule === undefined) return undefined;
  const policies = posture.entities.conditionalAccessPolicy;
  const answers = policies.map((policy) => held(policy, rule, posture));
  return {
    policy: rule.id,
    verdict: some(answers) === 'yes' ? 'pass' : some(answers) === 'unread' ? 'unknown' : 'fail',
    looksAt: rule.looksAt,
    passing: policies.filter((_, index) => answers[index] === 'yes'),
    lacking: () => lackingIn(policies, rule, posture),
  };
}

/** Whether a policy passes a rule; after the first demand that it does not meet no other counts. */
function held(policy: Policy, rule: CheckerRule, posture: Posture): Holds {
  let answer = isEnabled(policy);
  for (const demand of rule.demands) {
    if (answer === 'no') return answer;
    answer = every([answer, demand.holds(policy.fields, posture)]);
  }
  return answer;
}

function lackingIn(policies: readonly Policy[], rule: CheckerRule, posture: Posture): readonly Lacking[] {
  const short = policies.map((policy): Lacking => {
    const lacked = rule.demands.filter((demand) => demand.holds(policy.fields, posture) !== 'yes');
    const off = isEnabled(policy) === 'yes' ? [] : ['is enabled'];
    return { address: policy.address, what: [...off, ...lacked.map(({ what }) => what)] };
  });
  const fewest = Math.min(...short.map(({ what }) => what.length));
  return short.filter(({ what }) => what.length === fewest);
}

/** What ScubaGear says beside a control's own verdict, where the two differ. */
export function scubaParity(control: string, met: boolean, posture: Posture): ScubaParity | undefined {
  const checked = checkedByScuba(control, posture);
  if (checked === undefined || (checked.verdict === 'pass') === met) return undefined;
  const { policy, verdict } = checked;
  return { policy, verdict, because: met ? whyStricter(checked) : whyLaxer(checked) };
}

/** Ours is met and ScubaGear's is not: what several policies do together, or more strictly, it does not see. */
function whyStricter({ lacking, verdict }: Checked): string {
  const [nearest] = lacking();
  if (nearest === undefined) return 'ScubaGear finds no policy';
  const does = verdict === 'unknown' ? 'it cannot be read whether' : 'it asks that';
  return `ScubaGear looks at one policy at a time, and no single one does it all: of ${nearest.address} ${does} it ${nearest.what.join(' and ')}`;
}

/** ScubaGear passes and ours does not: what it overlooks in the policy that it passes. */
function whyLaxer({ passing, looksAt }: Checked): string {
  const [first] = passing
    .map(({ address, fields }) => ({
      address,
      overlooked: conditionsOf(fields).filter((condition) => !looksAt.includes(condition)),
    }))
    .sort((a, b) => a.overlooked.length - b.overlooked.length);
  if (first === undefined) return 'ScubaGear passes';
  const { address, overlooked } = first;
  return `ScubaGear passes ${address} by itself, and looks ${
    overlooked.length === 0
      ? 'at none of those whom it leaves out and its configuration names'
      : `at none of its conditions on ${overlooked.join(', ')}`
  }`;
}

const NOTHING = { items: [] };

/** Conditions and combinations of a policy that ScubaGear ignores. */
function conditionsOf(policy: ConditionalAccessPolicy): readonly Condition[] {
  const set: readonly (readonly [Condition, { readonly items: readonly unknown[]; readonly open?: unknown }])[] = [
    ['platforms', policy.platforms.included],
    ['locations', policy.locations.included],
    ['client apps', has(policy.clientAppTypes, 'all') === 'yes' ? NOTHING : policy.clientAppTypes],
    ['sign-in risk', policy.signInRisk],
    ['user risk', policy.userRisk],
    ['insider risk', policy.insiderRisk],
    ['authentication flows', policy.transferMethods],
  ];
  const named = set.filter(([, { items, open }]) => items.length > 0 || open !== undefined).map(([name]) => name);
  const device: readonly Condition[] = policy.deviceFilter.is === 'absent' ? [] : ['devices'];
  const or: readonly Condition[] = alternatives(policy) ? ['how its controls combine'] : [];
  return [...named, ...device, ...or];
}

function alternatives({ grant }: ConditionalAccessPolicy): boolean {
  const controls =
    grant.builtIn.items.length + (grant.strength.is === 'absent' ? 0 : 1) + grant.termsOfUse.items.length;
  return controls > 1 && !(grant.operator.is === 'known' && grant.operator.value === 'AND');
}

function isEnabled({ exists, fields }: Policy): Holds {
  const certain = exists.is === 'known' && exists.value;
  return every([isText(fields.state, 'enabled'), certain ? 'yes' : 'unread']);
}
