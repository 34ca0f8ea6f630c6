import { unknownDeviceWords } from './device-rule';
import { type Breach, type FormRule, listed, listOf, shown, when, wrongMembers } from './form-rule';
import { all, hasMembers, is, isJust, isWritten, not, some, type Truth } from './truth';
import type { WrittenSelection } from './written';
import type { OptionalBlock, WrittenPolicy } from './written-policy';

const MOST_RULE_CHARACTERS = 3072;
const RULE = 'conditions.devices.filter.rule';

/** A block of included and excluded things, and the word for all of them. */
type Selections = readonly [block: OptionalBlock & ('locations' | 'platforms'), everything: string];
const SELECTIONS: readonly Selections[] = [
  ['locations', 'All'],
  ['platforms', 'all'],
];

/** Conditions: when a policy applies. */
export const CONDITION_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'no-client-app-types',
    about: ['conditions.client_app_types'],
    problem: 'the policy names no kind of client, which Microsoft Graph refuses (1064)',
    allowed: 'client_app_types has a member',
    remedy: 'Write client_app_types = ["all"] where every client is meant',
    breach: ({ clientAppTypes }) => when(not(hasMembers(clientAppTypes)), () => 'nothing'),
  },
  ...SELECTIONS.map(
    ([block, everything]): FormRule<WrittenPolicy> => ({
      id: `${block}-from-none`,
      about: [`conditions.${block}`],
      problem: `the policy excludes ${block} and includes none, which Microsoft Graph refuses`,
      allowed: `what is excluded is excluded from something`,
      remedy: `Write included_${block} = ["${everything}"]`,
      breach: ({ [block]: { included, excluded } }) =>
        when(all(not(hasMembers(included)), hasMembers(excluded)), () => listed(excluded)),
    }),
  ),
  ...SELECTIONS.map(
    ([block, everything]): FormRule<WrittenPolicy> => ({
      id: `all-${block}`,
      about: [`conditions.${block}`],
      problem: `a condition on ${block} includes all of them and excludes none, and policies with one have been seen not to apply`,
      allowed: `a condition restricts something; every one of the ${block} is no condition`,
      remedy: `Leave the block ${block} out`,
      breach: ({ [block]: { included, excluded } }) =>
        when(all(isJust(included, everything), not(hasMembers(excluded))), () => listed(included)),
    }),
  ),
  {
    id: 'two-risks',
    about: ['conditions.sign_in_risk_levels', 'conditions.user_risk_levels'],
    problem: 'one policy asks for a risk of the sign-in and of the user, so that either alone passes by',
    allowed: 'a policy is about one kind of risk',
    remedy: 'Write two policies',
    breach: ({ signInRisk, userRisk }) =>
      when(all(hasMembers(signInRisk), hasMembers(userRisk)), () => listed(signInRisk, userRisk)),
  },
  {
    id: 'device-filter-parts',
    about: ['conditions.devices.filter.mode', RULE],
    problem: 'a filter of devices is not whole, which Microsoft Graph refuses',
    allowed: 'a filter has a mode and a rule',
    remedy: 'Write both, or leave the block devices out',
    breach: ({ deviceFilter: { mode, rule } }) =>
      when(all(some(isWritten(mode), isWritten(rule)), some(isLacking(mode), isLacking(rule))), () =>
        listed(listOf(mode), listOf(rule)),
      ),
  },
  {
    id: 'device-rule-length',
    about: [RULE],
    problem: 'the rule of a filter of devices is too long, which Microsoft Graph refuses',
    allowed: `it has at most ${MOST_RULE_CHARACTERS.toLocaleString('en-US')} characters`,
    remedy: 'Mark the devices by an extension attribute, and ask for that',
    breach: ({ deviceFilter: { rule } }) =>
      wrongMembers(listOf(rule), (item) =>
        item.is === 'known' ? item.value.length > MOST_RULE_CHARACTERS : undefined,
      ),
  },
  {
    id: 'device-rule-words',
    about: [RULE],
    problem: 'the rule of a filter of devices holds what its language does not have, which Microsoft Graph refuses',
    allowed: 'a rule compares attributes of devices, such as device.isCompliant -eq True, joined by -and, -or and -not',
    remedy: 'Write the attributes and operators of filters for devices',
    breach: ({ deviceFilter: { rule } }) => wrongRule(rule),
  },
];

/** Blocks in which nothing is written: Microsoft Graph does not keep them. */
export const BLOCK_RULES: readonly FormRule<WrittenPolicy>[] = (
  [
    ['locations', 'conditions.locations', ({ locations }) => isEmpty(locations)],
    ['platforms', 'conditions.platforms', ({ platforms }) => isEmpty(platforms)],
    [
      'devices',
      'conditions.devices',
      ({ deviceFilter: { mode, rule } }) => not(some(isWritten(mode), isWritten(rule))),
    ],
    [
      'clientApplications',
      'conditions.client_applications',
      ({ servicePrincipals, servicePrincipalFilter }) => all(isEmpty(servicePrincipals), not(servicePrincipalFilter)),
    ],
  ] satisfies readonly (readonly [OptionalBlock, string, (policy: WrittenPolicy) => Truth])[]
).map(([block, path, isVoid]) => ({
  id: `empty-${path.replace('conditions.', '').replace('_', '-')}`,
  about: [path],
  problem: `the block ${path} is there and says nothing, so that every plan shows a change`,
  allowed: 'a block says something',
  remedy: 'Leave the block out',
  breach: (policy) => when(all(policy.blocks[block], isVoid(policy)), () => `${path} {}`),
}));

function isEmpty({ included, excluded }: WrittenSelection): Truth {
  return not(some(hasMembers(included), hasMembers(excluded)));
}

function isLacking(value: WrittenPolicy['state']): Truth {
  return some(not(isWritten(value)), is(value, ''));
}

function wrongRule(rule: WrittenPolicy['state']): Breach {
  if (rule.is === 'absent') return 'none';
  if (rule.is !== 'known') return 'unread';
  const words = unknownDeviceWords(rule.value);
  return words.length === 0 ? 'none' : { given: `${words.join(', ')} in ${shown(rule)}` };
}
