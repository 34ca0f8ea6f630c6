/** `parse.cjs DIR`: the floor. Reads the same files and parses them. */
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { printUsage } = require('./usage.cjs');

const [directory] = process.argv.slice(2);
let bytes = 0;
for (const path of readdirSync(directory, { recursive: true })) {
  if (!path.endsWith('.json')) continue;
  const text = readFileSync(join(directory, path), 'utf8');
  JSON.parse(text);
  bytes += text.length;
}
printUsage({ bytes });
