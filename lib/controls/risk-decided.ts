import { serviceOf } from '../declaration';
import { INHERENT_RISKS, whyDecisionFails, whyUndecided } from '../risk';
import { type Control, meaningOf, type Outcome } from './control';
import { declared } from './situation';

/** RSK-01: every inherent risk of a rented service is decided by an owner, and the decision is not overdue. */
export const riskDecided: Control = {
  id: 'RSK-01',
  title: 'Inherent risks of the service are decided',
  risk: 'A risk that no setting closes (outage, error or change of the vendor, its own suppliers, exit, place of the data) is carried without anybody having decided to.',
  remedy: 'Decide each under `risks` of the service: accept or mitigate, with an owner and a review date',
  references: [
    { source: 'ISO/IEC 27001:2022', id: '6.1.3' },
    { source: 'NIST 800-53', id: 'RA-7' },
  ],
  cloud: 'any',
  scope: 'service',
  level: 'required',
  needs: ['risks'],
  reads: [],
  check(situation): readonly Outcome[] {
    const { facts, asOf } = declared(situation);
    const service = serviceOf(facts);
    const further = service.risks.filter((risk) => !INHERENT_RISKS.some((known) => known.id === risk.id));
    const failing = [
      ...INHERENT_RISKS.map((risk) => ({ id: risk.id, why: whyUndecided(risk, service.risks, asOf) })),
      ...further.map((risk) => ({ id: risk.id, why: whyDecisionFails(risk, asOf) })),
    ].flatMap(({ id, why }) => (why === undefined ? [] : [{ id, why }]));
    if (failing.length === 0) return [{ verdict: 'met', by: [facts.focus.service] }];
    return failing.map(({ id, why }) => ({
      verdict: 'unmet',
      finding: {
        subject: facts.focus.service,
        origins: [],
        meaning: meaningOf({ settings: [`risk=${id}`] }),
        given: why,
        remedy: `decide ${id} under services.${facts.focus.service}.risks: accept or mitigate, with an owner and a review date that is ahead`,
      },
    }));
  },
};
