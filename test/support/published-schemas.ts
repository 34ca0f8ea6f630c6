import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const FOLDER = join(__dirname, '..', 'fixtures', 'schemas');
const schemaIn = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));

/** NIST's schema of a plan of action and milestones. */
export function oscalPoamSchema(): ValidateFunction {
  return validator().compile(schemaIn('oscal-poam-1.2.3.schema.json'));
}

/** The CycloneDX schema, with the two that it refers to. */
export function cyclonedxSchema(): ValidateFunction {
  const ajv = validator();
  for (const format of ['idn-email', 'iri-reference']) ajv.addFormat(format, true);
  const referred = [
    ['cyclonedx-spdx.schema.json', 'spdx.SNAPSHOT.schema.json'],
    ['cyclonedx-jsf-0.82.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'],
  ];
  for (const [file = '', name] of referred) {
    ajv.addSchema({ ...schemaIn(file), $id: `http://cyclonedx.org/schema/${name}` });
  }
  return ajv.compile(schemaIn('cyclonedx-bom-1.6.schema.json'));
}

function validator(): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv;
}
