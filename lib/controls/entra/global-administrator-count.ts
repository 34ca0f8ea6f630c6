import { baselinesOf } from '../../declaration';
import { EntraRole } from '../../values';
import { type Control, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { entraSettingsOf } from './entra-settings';
import { countInWords, headCount } from './head-count';
import { grantFields, privilegedOutcomes } from './privileged-outcomes';
import { outcomeOf, type Problem } from './problem';

const ROLE = EntraRole.named('Global Administrator');
const FEWEST = 2;
const MOST = { cisa: 8, cis: 4 } as const;
const CIS: ReadonlySet<string> = new Set(['cis-m365-v7', 'cis-m365-v7-level-2']);

/**
 * ENT-PR-01: two to eight people are Global Administrator or can activate it, two to four where a CIS baseline is chosen;
 * the emergency accounts count. People in groups are counted one by one, and a group that somebody else keeps for as many
 * members as apply checks that it has.
 */
export const globalAdministratorCount: Control = {
  id: 'ENT-PR-01',
  title: 'Few Global Administrators',
  risk: 'Each of them can do everything, so each is a way in; with one alone, nobody is left when that one is lost.',
  remedy:
    'Let two to eight people (CIS: two to four), emergency accounts among them, be Global Administrator or eligible for it',
  references: [
    { source: 'CISA', id: 'MS.AAD.7.1v1' },
    { source: 'CIS M365 v7', id: '1.1.3' },
    { source: 'NIST 800-53', id: 'AC-6(5)' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: grantFields(['groupLookup', 'count']),
  check(situation): readonly Outcome[] {
    const outcomes = privilegedOutcomes(
      situation,
      ({ grants }, { breakGlass }) => {
        const count = headCount(
          grants.filter(({ role }) => role.equals(ROLE)),
          breakGlass.accounts,
        );
        return countProblems(count, situation);
      },
      true,
    );
    const settings = entraSettingsOf(situation);
    if (settings === undefined || outcomes.some(({ verdict }) => verdict !== 'notApplicable')) return outcomes;
    const alone = countProblems(headCount([], settings.breakGlass.accounts), situation);
    return alone.length > 0 ? alone.map(outcomeOf) : outcomes;
  },
};

function countProblems(count: ReturnType<typeof headCount>, situation: Situation): readonly Problem[] {
  const { focus, declaration } = declared(situation).facts;
  const byCis = baselinesOf(declaration, focus.service).some(({ id }) => CIS.has(id));
  const most = byCis ? MOST.cis : MOST.cisa;
  if (count.least >= FEWEST && count.most <= most) return [];
  const problem = {
    subject: focus.service,
    origins: [],
    meaning: meaningOf({
      principals: count.names,
      targets: [`role:${ROLE}`],
      settings: [`globalAdministrators=${countInWords(count)}`],
    }),
    given: `${countInWords(count)} people are ${ROLE} or can activate it; ${byCis ? 'CIS' : 'CISA'} has ${FEWEST} to ${most}`,
    remedy:
      count.most > most
        ? 'give people finer roles instead; look up whose id it is (data.azuread_user); of a group that somebody else keeps, declare how many members it may have'
        : 'let a second person hold the role, or make one eligible',
  };
  if (count.least > most || count.most < FEWEST) return [problem];
  return [{ ...problem, assumption: `no more than ${most} people are ${ROLE} or can activate it` }];
}
