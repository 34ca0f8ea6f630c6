import { supplierControl } from './supplier-control';

/** SUP-03: the suppliers behind the supplier are named; where they are honestly unknown, that is accepted for a time. */
export const upstreamNamed = supplierControl(
  {
    id: 'SUP-03',
    title: 'The suppliers behind the supplier are named',
    risk: 'Nobody hears of a breach at a hosting company that they do not know they depend on.',
    remedy:
      'Ask the supplier for its list of sub-processors and name them under `upstream`; accept it where it is unknown',
    references: [
      { source: 'ISO/IEC 27001:2022', id: 'A.5.21' },
      { source: 'NIST 800-53', id: 'SR-2' },
      { source: 'DORA ITS 2024/2956', id: 'B_05.02' },
    ],
    level: 'required',
  },
  ({ service, supplier }) => {
    if (supplier.upstream !== 'unknown') return [];
    return [
      {
        settings: ['upstream=unknown'],
        given: `who stands behind ${service.supplier} is not known`,
        remedy: `name them under suppliers.${service.supplier}.upstream: [{ name: …, provides: … }], or have SUP-03 accepted until a day`,
        assumption: `nobody behind ${service.supplier} can expose or stop the service`,
      },
    ];
  },
);
