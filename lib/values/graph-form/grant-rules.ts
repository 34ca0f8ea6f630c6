import { type FormRule, listed, listOf, when } from './form-rule';
import {
  all,
  areMoreThan,
  hasMembers,
  holds,
  is,
  isOneOf,
  isWithin,
  isWritten,
  not,
  some,
  someOf,
  type Truth,
} from './truth';
import type { WrittenPolicy } from './written-policy';

type Grant = WrittenPolicy['grant'];
const BUILT_IN = 'grant_controls.built_in_controls';
const STRENGTH = 'grant_controls.authentication_strength_policy_id';
const CONTROLS = [BUILT_IN, STRENGTH, 'grant_controls.terms_of_use', 'grant_controls.custom_authentication_factors'];
const OPERATOR = 'grant_controls.operator';

/** Grant controls: what a sign-in has to do. */
export const GRANT_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'no-controls',
    about: ['grant_controls', 'session_controls'],
    problem: 'the policy controls nothing, which Microsoft Graph refuses',
    allowed: 'a policy has grant controls or session controls',
    remedy: 'Write what it demands',
    breach: ({ blocks }) => when(not(some(blocks.grant, blocks.session)), () => 'neither'),
  },
  {
    id: 'grant-without-control',
    about: CONTROLS,
    problem: 'grant_controls has no control, which Microsoft Graph refuses',
    allowed: 'it has built-in controls, a strength or terms of use',
    remedy: 'Write a control, or leave the block out',
    breach: ({ blocks, grant }) => when(all(blocks.grant, not(someOf(controlsIn(grant)))), () => 'nothing'),
  },
  {
    id: 'grant-without-operator',
    about: [OPERATOR],
    problem: 'grant_controls has no operator, which Microsoft Graph refuses',
    allowed: 'operator is AND or OR',
    remedy: 'Write operator = "OR" for a single control',
    breach: ({ blocks, grant }) => when(all(blocks.grant, not(isWritten(grant.operator))), () => 'nothing'),
  },
  {
    id: 'block-with-others',
    about: CONTROLS,
    problem: 'block is combined with another control, which Microsoft Graph refuses (1032)',
    allowed: 'block stands alone',
    remedy: 'Write two policies',
    breach: ({ grant }) =>
      when(all(holds(grant.builtIn, 'block'), areMoreThan(1, controlsIn(grant))), () => controlsOf(grant)),
  },
  {
    id: 'strength-with-mfa',
    about: [BUILT_IN, STRENGTH],
    problem: 'an authentication strength is combined with mfa, which Microsoft Graph refuses (1108)',
    allowed: 'one of the two: a strength is a second factor already',
    remedy: 'Leave mfa out',
    breach: ({ grant }) => when(all(holds(grant.builtIn, 'mfa'), isWritten(grant.strength)), () => controlsOf(grant)),
  },
  {
    id: 'single-and',
    about: [OPERATOR, ...CONTROLS],
    problem: 'Microsoft Graph turns AND with a single control into OR, so that every plan shows a change',
    allowed: 'operator is OR for a single control',
    remedy: 'Write operator = "OR"',
    breach: ({ grant }) =>
      when(all(is(grant.operator, 'AND'), someOf(controlsIn(grant)), not(areMoreThan(1, controlsIn(grant)))), () =>
        controlsOf(grant),
      ),
  },
  {
    id: 'app-protection-alone',
    about: [BUILT_IN, 'conditions.platforms.included_platforms'],
    problem: 'the protection of applications is all that macOS or Linux could satisfy, where there is none',
    allowed: 'compliantApplication is asked for on other platforms, or with an alternative joined by OR',
    remedy: 'Leave macOS and linux out, or write compliantDevice beside it with operator OR',
    breach: ({ grant, platforms }) =>
      when(
        all(
          hasMembers(grant.builtIn),
          isWithin(grant.builtIn, ['approvedApplication', 'compliantApplication']),
          not(some(isWritten(grant.strength), hasMembers(grant.termsOfUse), hasMembers(grant.custom))),
          some(
            someOf(platforms.included.items.map((item) => isOneOf(item, 'macOS', 'linux'))),
            openIn(platforms.included),
          ),
        ),
        () => listed(grant.builtIn, platforms.included),
      ),
  },
];

/** Each control that there is, or may be. */
function controlsIn({ builtIn, strength, termsOfUse, custom }: Grant): readonly Truth[] {
  const lists = [builtIn, termsOfUse, custom];
  return [
    ...lists.flatMap(({ items }) => items.map((item) => isWritten(item))),
    // A list of which not all is seen may hold any number of further ones.
    ...lists.flatMap(({ open }) => (open === undefined ? [] : [undefined, undefined])),
    isWritten(strength),
  ];
}

function openIn({ open }: { readonly open?: string }): Truth {
  return open === undefined ? false : undefined;
}

function controlsOf({ operator, builtIn, strength, termsOfUse, custom }: Grant): string {
  return `${listed(builtIn, listOf(strength), termsOfUse, custom)} (${listed(listOf(operator))})`;
}
