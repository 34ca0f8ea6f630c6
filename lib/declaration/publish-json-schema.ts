import { writeFileSync } from 'node:fs';
import { publishedSchemas } from './json-schema';

// Run by `npm run schema`, in the package's top directory.
for (const [file, text] of Object.entries(publishedSchemas())) {
  writeFileSync(file, text);
  process.stdout.write(`${file} written\n`);
}
