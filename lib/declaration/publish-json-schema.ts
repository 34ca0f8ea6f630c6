import { writeFileSync } from 'node:fs';
import { declarationJsonSchemaText, SCHEMA_FILE } from './json-schema';

// Run by `npm run schema`, in the package's top directory.
writeFileSync(SCHEMA_FILE, declarationJsonSchemaText());
process.stdout.write(`${SCHEMA_FILE} written\n`);
