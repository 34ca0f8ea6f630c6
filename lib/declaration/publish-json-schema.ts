import { writeFileSync } from 'node:fs';
import { declarationJsonSchemaText } from './json-schema';
import { SCHEMA_FILE } from './schema-file';

// Run by `npm run schema`, in the package's top directory.
writeFileSync(SCHEMA_FILE, declarationJsonSchemaText());
process.stdout.write(`${SCHEMA_FILE} written\n`);
