/** `emit.cjs OUT COUNT RENDERED`: the floor. The same files from plain objects: keys sorted, JSON.stringify, written. */
const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { renderedFor } = require('./generated.cjs');
const { filesOf } = require('./rendered.cjs');
const { printUsage, stopwatch } = require('./usage.cjs');

const [outdir, count, rendered] = process.argv.slice(2);
const { lap, phases } = stopwatch();
const templates = filesOf(rendered);
lap('load');

for (let index = 1; index <= Number(count); index++) {
  for (const { folder, file, text } of templates) {
    const plain = JSON.parse(renderedFor(index, text));
    const path = join(outdir, renderedFor(index, folder));
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, file), JSON.stringify(sorted(plain), undefined, 2));
  }
}
lap('render');
printUsage({ phases });

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
