import { allowListsOf } from './allow-list';
import { allowListMarkdown } from './allow-list-markdown';
import { directoriesOf } from './checked-directory';
import { cyclonedxServices } from './cyclonedx-services';
import { maesterConfig } from './maester-config';
import { oscalPoam } from './oscal-poam';
import { riskRegister } from './risk-register';
import { riskRegisterMarkdown } from './risk-register-markdown';
import { scubagearConfig } from './scubagear-config';
import { supplierRegister } from './supplier-register';
import { supplierRegisterMarkdown } from './supplier-register-markdown';
import type { TenantRecord } from './tenant-record';

/** One file of a tenant's records. */
export interface RecordFile {
  readonly name: string;
  readonly text: string;
}

/** The records of a tenant, by the names of their files. The same record gives the same bytes. */
export function recordsOf(record: TenantRecord): readonly RecordFile[] {
  const risks = riskRegister(record);
  const suppliers = supplierRegister(record);
  return [
    { name: 'risk-register.md', text: riskRegisterMarkdown(risks, record) },
    { name: 'risk-register.json', text: json(risks) },
    { name: 'supplier-register.md', text: supplierRegisterMarkdown(suppliers) },
    { name: 'supplier-register.json', text: json(suppliers) },
    { name: 'poam.oscal.json', text: oscalPoam(risks, record) },
    { name: 'services.cdx.json', text: cyclonedxServices(suppliers, record) },
    ...allowListsOf(record).flatMap((list) => [
      { name: `allow-list-${list.service}.md`, text: allowListMarkdown(list) },
      { name: `allow-list-${list.service}.json`, text: json(list) },
    ]),
    ...directoriesOf(record).flatMap((directory) => {
      const own = record.judgments.filter(({ subject }) => subject === directory.service);
      return [
        { name: `scubagear-${directory.service}.yaml`, text: scubagearConfig(directory, risks, own) },
        { name: `maester-config-${directory.service}.json`, text: maesterConfig(directory) },
      ];
    }),
  ];
}

function json(record: object): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}
