import { EntraRole } from '../../values';
import { type Control, meaningOf } from '../control';
import { declared } from '../situation';
import { countInWords, headCount } from './head-count';
import { grantFields, privilegedOutcomes } from './privileged-outcomes';
import type { RoleGrant } from './role-grants';

const ROLE = EntraRole.named('Global Administrator');

/**
 * ENT-PR-02: no more people are Global Administrator, or can activate it, than hold or can activate another of the roles
 * that CISA calls highly privileged and not that one. The emergency accounts count.
 */
export const finerRoles: Control = {
  id: 'ENT-PR-02',
  title: 'Finer roles rather than Global Administrator',
  risk: 'Where Global Administrator is the common role, every task of the day is done with the power to do everything.',
  remedy: 'Make people eligible for the role that their task needs, and few of them for Global Administrator',
  references: [
    { source: 'CISA', id: 'MS.AAD.7.2v1' },
    { source: 'NIST 800-53', id: 'AC-5' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass'],
  reads: grantFields(['groupLookup', 'count']),
  check: (situation) =>
    privilegedOutcomes(
      situation,
      ({ grants }, { breakGlass }) => {
        const isGlobal = ({ role }: RoleGrant) => role.equals(ROLE);
        const all = headCount(grants.filter(isGlobal), breakGlass.accounts);
        const known = new Set(all.names);
        const finer = grants.filter((grant) => !isGlobal(grant) && grant.role.isIn('scuba-highly-privileged'));
        const others = headCount(
          finer.filter(({ holder }) => holder.is !== 'person' || !known.has(`user:${holder.name}`)),
        );
        if (all.most <= others.least) return [];
        const problem = {
          subject: declared(situation).facts.focus.service,
          origins: [],
          meaning: meaningOf({
            principals: all.names,
            targets: [`role:${ROLE}`],
            settings: [`globalAdministrators=${countInWords(all)}`, `finerRoles=${countInWords(others)}`],
          }),
          given: `${countInWords(all)} people are ${ROLE} or can activate it, and ${countInWords(others)} hold or can activate a finer role`,
          remedy:
            'make people eligible for finer roles of the eight that CISA calls highly privileged, and fewer for that one',
        };
        if (all.least > others.most) return [problem];
        return [{ ...problem, assumption: `no more people are ${ROLE} than hold a finer role` }];
      },
      true,
    ),
};
