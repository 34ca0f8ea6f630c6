import { type EntraSettings, privilegedRolesOf } from '../../declaration';
import type { ConditionalAccessPolicy, Entity } from '../../posture';
import { symbolsOf } from '../../posture';
import { read, type Unread } from '../../signin';
import type { Control, Outcome, Situation } from '../control';
import { administratorCases } from './administrators';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { outcomeOf, type Problem, settingMeaning, unreadMembers, unreadOf, unreadProblem } from './problem';
import { SESSION_FIELDS } from './sign-in-fields';
import { signInOutcomes } from './sign-in-outcomes';

type Policy = Entity<'conditionalAccessPolicy'>;

/**
 * ENT-SS-04: in an outage of Microsoft Entra sessions are extended, as Microsoft does by default, for everybody but privileged
 * roles, and for these where the declaration does not say otherwise. Where it does, each session of theirs has to end;
 * emergency accounts are exempt.
 */
export const resilienceDefaultsKept: Control = {
  id: 'ENT-SS-04',
  title: 'Resilience defaults are kept, but for administrators by choice',
  risk: 'In an outage of Microsoft Entra everybody is shut out of everything at once, those who could help among them.',
  remedy:
    'Leave disable_resilience_defaults out, or disable them for the privileged roles alone and say so in the declaration (sessions.adminsWithoutResilience)',
  references: [
    { source: 'NIST 800-53', id: 'AC-12' },
    { source: 'NIST 800-53', id: 'CP-2' },
  ],
  cloud: 'entra',
  scope: 'resource',
  staged: true,
  askedBy: ({ sessions }) => sessions?.adminsWithoutResilience === true,
  needs: ['breakGlass'],
  reads: SESSION_FIELDS,
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const disabling = situation.posture.entities.conditionalAccessPolicy.filter(mayDisable);
    const problems = disabling.flatMap((policy) => problemsOf(policy, settings));
    if (problems.length > 0) return problems.map(outcomeOf);
    if (settings.sessions?.adminsWithoutResilience) return ended(situation);
    return [{ verdict: 'notApplicable', because: 'no policy disables resilience defaults' }];
  },
};

function ended(situation: Situation): readonly Outcome[] {
  return signInOutcomes(situation, {
    demand: 'withoutResilienceDefaults',
    cases: administratorCases,
    lacking: 'to sessions that an outage extends',
    remedy:
      'enforce a policy that disables resilience defaults for these roles and all resources, or remove sessions.adminsWithoutResilience',
  });
}

function mayDisable({ exists, fields: { state, session } }: Policy): boolean {
  const off = state.is === 'known' && state.value === 'disabled';
  const gone = exists.is === 'known' && !exists.value;
  const disabled = session.resilienceDefaultsDisabled;
  return !off && !gone && disabled.is !== 'absent' && !(disabled.is === 'known' && !disabled.value);
}

function problemsOf({ address, fields }: Policy, settings: EntraSettings): readonly Problem[] {
  const disabled = fields.session.resilienceDefaultsDisabled;
  const chosen = settings.sessions?.adminsWithoutResilience === true;
  const meaning = settingMeaning('session=noResilienceDefaults');
  if (chosen && !isForOthers(fields, settings)) {
    return unreadProblem(unreadAudience(fields), {
      subject: address,
      meaning,
      remedy: `write the roles that ${address} is for out`,
      assumption: `${address} is for privileged roles alone`,
    });
  }
  const head = {
    subject: address,
    meaning,
    remedy: chosen
      ? `let ${address} be for privileged roles alone, or leave disable_resilience_defaults out`
      : `leave disable_resilience_defaults of ${address} out, or declare sessions.adminsWithoutResilience for the privileged roles`,
  };
  const unread = unreadOf(disabled);
  if (unread !== undefined) {
    return unreadProblem([unread], { ...head, assumption: `${address} keeps resilience defaults` });
  }
  const given = `${address} ends sessions in an outage of Microsoft Entra, where they would be extended`;
  return [{ ...head, origins: [disabled.at], given }];
}

/** Whether a policy is certainly for others than holders of privileged roles. */
function isForOthers({ users, groups, roles, guests }: ConditionalAccessPolicy, settings: EntraSettings): boolean {
  const privileged = new Set(privilegedRolesOf(settings).map(({ templateId }) => templateId));
  const { admins = [] } = settings.personas ?? {};
  return (
    symbolsOf(users.included).length > 0 ||
    read(groups.included).symbols.some((group) => !admins.includes(group)) ||
    guests.included.is !== 'absent' ||
    read(roles.included).symbols.some((role) => !privileged.has(role))
  );
}

function unreadAudience({ users, groups, roles }: ConditionalAccessPolicy): readonly Unread[] {
  return [users.included, groups.included, roles.included].flatMap(unreadMembers);
}
