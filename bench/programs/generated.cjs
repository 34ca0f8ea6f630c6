const { readFileSync } = require('node:fs');
const { join } = require('node:path');

/** What is distinct in each tenant, as the example has it -> as tenant `number` has it. */
const DISTINCT = [
  ['contoso', (number) => `tenant-${number}`],
  ['6f1e2d3c-1111-4a2b', (number) => `6f1e2d3c-1111-${number}`],
  ['111122223333', (number) => `11112222${number}`],
  ['444455556666', (number) => `44445555${number}`],
];
const FIRST = padded(1);

/** The text of a declaration of the example's shape, with ids of its own. */
function declarationText(index) {
  const example = readFileSync(join(__dirname, '../../tenants/contoso.yaml'), 'utf8');
  return DISTINCT.reduce((text, [shared, own]) => text.replaceAll(shared, own(padded(index))), example);
}

/** Who may approve what a declaration accepts: whoever it says approved. */
function approversFor(text) {
  const emails = [...new Set([...text.matchAll(/approver: ([\w@.-]+)/g)].map(([, email]) => email))];
  return emails.length === 0 ? undefined : { version: 1, approvers: emails.map((email) => ({ email })) };
}

/** A text that was rendered for the first tenant, as it is for tenant `index`. */
function renderedFor(index, text) {
  return DISTINCT.reduce((all, [, own]) => all.replaceAll(own(FIRST), own(padded(index))), text);
}

function padded(index) {
  return String(index).padStart(4, '0');
}

module.exports = { approversFor, declarationText, renderedFor };
