const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { renderedFor } = require('./generated.cjs');

/** The files that the library rendered for the first tenant: folder (`stacks/…`), name of the file, text. */
function filesOf(rendered) {
  return ['stacks', 'declared'].flatMap((part) =>
    foldersIn(join(rendered, part)).flatMap((folder) =>
      readdirSync(join(rendered, part, folder)).map((file) => ({
        folder: `${part}/${folder}`,
        file,
        text: readFileSync(join(rendered, part, folder, file), 'utf8'),
      })),
    ),
  );
}

/** The stacks of `count` tenants, with the JSON that the library renders for them. */
function stacksOf(rendered, count) {
  const templates = filesOf(rendered).filter(({ file }) => file === 'cdk.tf.json');
  return Array.from({ length: count }, (_, index) =>
    templates.map(({ folder, text }) => ({
      name: renderedFor(index + 1, folder.slice('stacks/'.length)),
      json: JSON.parse(renderedFor(index + 1, text)),
    })),
  ).flat();
}

function foldersIn(path) {
  return existsSync(path) ? readdirSync(path) : [];
}

module.exports = { filesOf, stacksOf };
