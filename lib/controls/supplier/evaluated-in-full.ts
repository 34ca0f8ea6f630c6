import { EVALUATION_PARTS, type EvaluatedPart } from '../../declaration';
import { supplierControl, type Weakness } from './supplier-control';

const ASKS: Readonly<Record<EvaluatedPart, string>> = {
  principles: 'the principles of security that it works by',
  resilience: 'how it withstands outages and attacks',
  incidents: 'how it responds to incidents and tells of them',
  disclosure: 'its duty to tell of the suppliers behind it',
};

/**
 * SUP-02: the evaluation looked at all its parts (principles, resilience, response to incidents and notice of them, duty to
 * disclose upstream suppliers) and found them adequate. What was found wanting is unmet, what was not looked at unknown;
 * an acceptance covers one part (`covers: { targets: ["supplier:amazon"], settings: [resilience=inadequate] }`).
 */
export const evaluatedInFull = supplierControl(
  {
    id: 'SUP-02',
    title: 'The evaluation found every part of the supplier adequate',
    risk: 'An evaluation that asked about certificates alone is silent on the night when the supplier is breached and tells nobody.',
    remedy:
      'Look at principles, resilience, incidents and disclosure, write down what was found, and accept what is wanting for a time',
    references: [
      { source: 'ISO/IEC 27001:2022', id: 'A.5.19' },
      { source: 'ISO/IEC 27001:2022', id: 'A.5.20' },
      { source: 'NIST 800-53', id: 'SR-3' },
      { source: 'NIST 800-53', id: 'SR-8' },
    ],
    level: 'required',
  },
  ({ service, supplier }) =>
    EVALUATION_PARTS.flatMap((part): Weakness[] => {
      const { found = 'unknown', note } = supplier.evaluated[part] ?? {};
      if (found === 'adequate') return [];
      const place = `suppliers.${service.supplier}.evaluated.${part}`;
      const settings = [`${part}=${found}`];
      const because = note === undefined ? '' : `: ${note}`;
      if (found === 'inadequate') {
        return [
          {
            settings,
            given: `${service.supplier} was found inadequate in ${ASKS[part]}${because}`,
            remedy: `have ${service.supplier} put it right and evaluate it again (${place}), or have SUP-02 accepted until a day`,
          },
        ];
      }
      return [
        {
          settings,
          given: `${service.supplier} was not evaluated for ${ASKS[part]}${because}`,
          remedy: `find it out, and write it under ${place}: { found: adequate | inadequate, note: … }`,
          assumption: `${part} of ${service.supplier} is adequate`,
        },
      ];
    }),
);
