import { supplierControl } from './supplier-control';

/** SUP-04: it is known how the service is left, and in how many days; that there is no way is accepted for a time. */
export const exitKnown = supplierControl(
  {
    id: 'SUP-04',
    title: 'There is a way out of the service',
    risk: 'A service that cannot be left sets its own price and its own terms, and its end is the end of what depends on it.',
    remedy: 'Name the alternative under `exit` with the days that leaving takes; accept it where there is none',
    references: [
      { source: 'ISO/IEC 27001:2022', id: 'A.5.23' },
      { source: 'NIST 800-53', id: 'CP-2' },
      { source: 'DORA (EU) 2022/2554', id: 'Art. 28(8)' },
    ],
    level: 'required',
  },
  ({ id, service: { exit } }) => {
    const place = `services.${id}.exit: { to: …, withinDays: … }`;
    if (exit === undefined) {
      return [
        {
          settings: ['exit=undeclared'],
          given: `how ${id} would be left is not declared`,
          remedy: `write ${place}, or "exit: none" and have SUP-04 accepted until a day`,
          assumption: `${id} can be left`,
        },
      ];
    }
    if (exit !== 'none') return [];
    return [
      {
        settings: ['exit=none'],
        given: `there is no way out of ${id}`,
        remedy: `find an alternative and write ${place}, or have SUP-04 accepted until a day`,
      },
    ];
  },
);
