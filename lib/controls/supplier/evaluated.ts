import { LONGEST_EVALUATION_DAYS, whyEvaluationFails } from '../../risk';
import { supplierControl } from './supplier-control';

/** SUP-01: the supplier was evaluated within a year, or within the shorter time that is declared for it. */
export const evaluated = supplierControl(
  {
    id: 'SUP-01',
    title: 'The supplier was evaluated within a year',
    risk: 'Suppliers change owners, places and habits; what was found out years ago says nothing of who runs the service now.',
    remedy: 'Evaluate the supplier again, and write down when, by whom and where the evaluation is kept',
    references: [
      { source: 'ISO/IEC 27001:2022', id: 'A.5.22' },
      { source: 'NIST 800-53', id: 'SR-6' },
      { source: 'NIST 800-53', id: 'SA-9' },
    ],
    level: 'required',
  },
  ({ service, supplier, asOf }) => {
    const why = whyEvaluationFails(supplier.evaluated, asOf);
    if (why === undefined) return [];
    return [
      {
        settings: ['evaluation=overdue'],
        given: `${service.supplier} ${why}`,
        remedy: `evaluate ${service.supplier}, and put the day under suppliers.${service.supplier}.evaluated.on; it counts for ${LONGEST_EVALUATION_DAYS} days`,
      },
    ];
  },
);
