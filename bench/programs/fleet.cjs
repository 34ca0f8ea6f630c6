/** `fleet.cjs OUT COUNT`: synthesizes that many generated tenants as the command does, one after another, all or nothing. */
const { stopwatch, printUsage } = require('./usage.cjs');
const { approversFor, declarationText } = require('./generated.cjs');

const [outdir, count] = process.argv.slice(2);
const texts = Array.from({ length: Number(count) }, (_, index) => declarationText(index + 1));
const { lap, phases } = stopwatch();

require('cdktf');
const { parseTenant, synthesize } = require('cdktf-tenant-guard');
require('cdktf-tenant-guard/entra');
require('cdktf-tenant-guard/aws');
lap('load');

const tenants = texts.map((text, index) => parseTenant(text, `tenants/${index + 1}.yaml`, approversFor(text)));
lap('read');

synthesize({ tenants, outdir, asOf: '2026-11-23' });
lap('synthesize');
printUsage({ phases });
