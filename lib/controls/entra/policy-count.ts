import type { Control, Outcome } from '../control';
import { declared } from '../situation';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { outcomeOf, settingMeaning, unreadProblem } from './problem';

/** How many Conditional Access policies a directory takes, in whatever state. */
const MOST_POLICIES = 195;
/** How many are taken to be there besides, where the declaration does not say. */
const OTHERS = 20;

/**
 * ENT-BG-08: the policies of the stack, in whatever state, and those that others keep in the directory stay within Microsoft's
 * limit. Beyond it the apply stops halfway, and no further policy can be made in an emergency either.
 */
export const policyCount: Control = {
  id: 'ENT-BG-08',
  title: 'The directory has room for every policy',
  risk: 'At the limit an apply stops between two policies, and in an emergency none can be added.',
  remedy:
    'Join policies or remove those that nobody needs, and declare how many others keep in the directory (otherPolicies)',
  references: [{ source: 'Microsoft', id: 'Conditional Access service limits' }],
  cloud: 'entra',
  scope: 'tenant',
  level: 'required',
  needs: ['service'],
  reads: [['conditionalAccessPolicy', 'state']],
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { service } = declared(situation).facts.focus;
    const policies = situation.posture.entities.conditionalAccessPolicy;
    const others = settings.otherPolicies ?? OTHERS;
    const head = {
      subject: service,
      meaning: settingMeaning('policies=tooMany'),
      remedy: 'remove policies that nobody needs, or join those that differ in little',
    };
    if (policies.length + others > MOST_POLICIES) {
      const given = `${policies.length} policies here and ${others} that others keep are more than the ${MOST_POLICIES} that a directory takes, disabled ones counted`;
      return [outcomeOf({ ...head, origins: [], given })];
    }
    const several = policies.flatMap(({ exists }) =>
      exists.is === 'unknown' ? [{ at: exists.at, why: exists.why }] : [],
    );
    const problems = unreadProblem(several, {
      ...head,
      remedy: 'write the policies out, without count and for_each that only apply knows',
      assumption: `there are at most ${MOST_POLICIES - others} policies here`,
    });
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: policies.map(({ address }) => address).sort() }];
  },
};
