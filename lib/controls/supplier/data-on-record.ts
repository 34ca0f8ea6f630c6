import { supplierControl } from './supplier-control';

/** SUP-06: what the service holds of the organization, how far it may spread and where it is kept, is on record. */
export const dataOnRecord = supplierControl(
  {
    id: 'SUP-06',
    title: 'What the service holds is on record',
    risk: 'Whoever does not know what a service holds cannot say what a breach of it means, nor what has to be taken along on the way out.',
    remedy: 'List the data under `holds`, each with its classification and the place where the supplier keeps it',
    references: [
      { source: 'ISO/IEC 27001:2022', id: 'A.5.9' },
      { source: 'NIST 800-53', id: 'SA-9(5)' },
      { source: 'DORA ITS 2024/2956', id: 'B_02.02' },
    ],
  },
  ({ id, service: { holds } }) => {
    if (holds !== undefined) return [];
    return [
      {
        settings: ['holds=undeclared'],
        given: `what ${id} holds is not on record`,
        remedy: `write services.${id}.holds: [{ data: …, classification: …, where: … }]`,
      },
    ];
  },
);
