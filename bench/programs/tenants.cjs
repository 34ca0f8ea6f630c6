/** `tenants.cjs OUT COUNT`: synthesizes that many generated tenants in one run, judgment included. */
const { stopwatch, printUsage } = require('./usage.cjs');
const { approversFor, declarationText } = require('./generated.cjs');

const [outdir, count] = process.argv.slice(2);
const texts = Array.from({ length: Number(count) }, (_, index) => declarationText(index + 1));
const { lap, phases } = stopwatch();

const { App } = require('cdktf');
const { SharedServiceTenant, TenantGuard, parseTenant } = require('cdktf-tenant-guard');
require('cdktf-tenant-guard/entra');
require('cdktf-tenant-guard/aws');
lap('load');

const tenants = texts.map((text, index) => parseTenant(text, `tenants/${index + 1}.yaml`, approversFor(text)));
lap('read');

const app = new App({ outdir, stackTraces: false });
// Validations run in the order in which they are added: these two stand around the guard's.
app.node.addValidation({ validate: () => lapped('render') });
TenantGuard.attach(app, { asOf: '2026-11-23', report: () => undefined });
app.node.addValidation({ validate: () => lapped('judge') });
for (const tenant of tenants) new SharedServiceTenant(app, tenant.declaration.tenant, { tenant });
lap('construct');

app.synth();
lap('swap');
printUsage({ phases });

function lapped(phase) {
  lap(phase);
  return [];
}
