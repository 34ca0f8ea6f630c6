import type { Rung } from '../../declaration';
import { type Answer, rungAgainst } from '../../risk';
import { supplierControl } from './supplier-control';

const OFFERS: Readonly<Record<Exclude<Answer, 'unknown'>, string>> = {
  conditionalAccess: 'Conditional Access (single sign-on through the directory)',
  ipAllowList: 'an IP allow-list, and no single sign-on',
  neither: 'neither single sign-on nor an IP allow-list',
};
const RUNG: Readonly<Record<Rung['by'], string>> = {
  conditionalAccess: 'Conditional Access',
  ipAllowList: 'an IP allow-list',
  declaredOnly: 'nothing',
};

/**
 * SUP-05: the supplier's answer to "by what can our instance be restricted", dated by the evaluation, bears out the rung
 * that guards the service: neither a lower one than it offers, nor a higher one than it can be.
 */
export const answerJustifiesRung = supplierControl(
  {
    id: 'SUP-05',
    title: "The supplier's answer justifies the rung of the ladder",
    risk: 'A step down the ladder that the supplier does not force is a choice; a rung that it does not offer guards nothing.',
    remedy:
      'Ask the supplier by what our instance can be restricted, write down the answer, and use the best that it offers',
    references: [
      { source: 'NIST 800-53', id: 'SA-9(2)' },
      { source: 'NIST 800-53', id: 'AC-20(1)' },
    ],
    level: 'required',
  },
  ({ id, service, supplier: { evaluated } }) => {
    const { restrictableBy: answer = 'unknown', on } = evaluated;
    const { by } = service.guard;
    const against = rungAgainst(answer, by);
    if (answer === 'unknown' || against === 'unknown') {
      return [
        {
          settings: ['answer=unknown', `guard=${by}`],
          given: `by what ${service.supplier} can be restricted is not on record`,
          remedy: `ask ${service.supplier}, and write the answer under suppliers.${service.supplier}.evaluated.restrictableBy`,
          assumption: `${service.supplier} offers ${by === 'declaredOnly' ? 'nothing better' : RUNG[by]}`,
        },
      ];
    }
    if (against === 'as high') return [];
    const answered = `${service.supplier} offered ${OFFERS[answer]} on ${on}`;
    return [
      {
        settings: [`answer=${answer}`, `guard=${by}`],
        given: `${answered}, and ${RUNG[by]} guards ${id}`,
        remedy:
          against === 'lower'
            ? `put ${id} on the rung that ${service.supplier} offers, or have SUP-05 accepted until a day`
            : `put ${id} on the rung that ${service.supplier} offers, or ask again and write down the new answer with its day`,
      },
    ];
  },
);
