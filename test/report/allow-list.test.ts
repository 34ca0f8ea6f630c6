import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { recordsOf, type TenantRecord } from '../../lib/report/records';
import { allowListsOf } from '../../lib/report/records/allow-list';
import { allowListMarkdown } from '../../lib/report/records/allow-list-markdown';
import { Day } from '../../lib/values';
import { exampleTenant } from '../support/guarded-app';

const recordOf = (example: Parameters<typeof exampleTenant>[0], change?: (text: string) => string): TenantRecord => ({
  declaration: exampleTenant(example, change).declaration,
  subjects: [],
  judgments: [],
  asOf: Day.parse('2026-11-23'),
  version: '0.1.0',
});
const listOf = (change?: (text: string) => string) => {
  const [list, ...more] = allowListsOf(recordOf('litware', change));
  if (list === undefined || more.length > 0) throw new Error('litware hands over one list');
  return list;
};
const pageOf = (change?: (text: string) => string) => allowListMarkdown(listOf(change));

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '..', '..', 'schema/allow-list.v1.json'), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false });
addFormats(ajv);
const valid = ajv.compile(SCHEMA);

describe('the allow-list that a vendor is handed over', () => {
  it('holds the ranges of the networks that guard the service, as few as there can be, and of no others', () => {
    expect(listOf()).toEqual({
      version: 1,
      tenant: 'litware',
      asOf: '2026-11-23',
      example: true,
      service: 'registrar',
      vendor: 'Proseware Domains AB',
      contact: 'dns@litware.example',
      networks: ['branch', 'hq'],
      ipv4: ['203.0.113.192/26'],
      ipv6: ['2001:db8:50::/48'],
    });
  });

  it('is the same in whatever order networks and services are declared', () => {
    expect(listOf((text) => text.replace('[hq, branch]', '[branch, hq]'))).toEqual(listOf());
  });

  it('follows the networks of the declaration', () => {
    expect(listOf((text) => text.replace('203.0.113.224/27', '203.0.113.240/28')).ipv4).toEqual([
      '203.0.113.192/27',
      '203.0.113.240/28',
    ]);
  });

  it('says of a family that nobody comes by that all of it is refused', () => {
    const page = pageOf((text) => text.replace('networks: [hq, branch]', 'networks: [hq]'));
    expect(page).toContain('## IPv6\n\nNone: nobody comes by IPv6. Refuse all of it.');
    expect(pageOf()).not.toContain('None: nobody comes');
  });

  it.each(['contoso', 'northwind', 'fabrikam'] as const)(
    'is not written for %s, which enters none by hand',
    (example) => {
      expect(allowListsOf(recordOf(example))).toEqual([]);
    },
  );

  it('tells the vendor nothing of acceptances, evidence and other services', () => {
    const text = pageOf() + JSON.stringify(listOf());
    for (const word of ['RA-2026', 'docs/', 'entra', 'microsoft', '198.51.100.96']) expect(text).not.toContain(word);
  });

  it('warns of documentation addresses where the tenant is an example', () => {
    expect(pageOf()).toContain('**An example: these are documentation addresses. Enter none of them.**');
    const { example: _, ...real } = listOf();
    expect(allowListMarkdown(real)).not.toContain('example: these');
  });

  it('makes no mark-up of a name', () => {
    expect(pageOf((text) => text.replace('Proseware Domains AB', '"A <b>[x](y)"'))).toContain('A \\<b\\>\\[x\\](y)');
  });

  it('is among the records, in both forms', () => {
    const names = recordsOf(recordOf('litware')).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['allow-list-registrar.json', 'allow-list-registrar.md']));
  });
});

describe('the schema of an allow-list', () => {
  it('takes what is written', () => {
    valid(listOf());
    expect(valid.errors ?? []).toEqual([]);
  });

  it.each([
    ['another version', { version: 2 }],
    ['a time in place of a day', { asOf: '2026-11-23T00:00:00Z' }],
    ['a range without a length', { ipv4: ['203.0.113.192'] }],
    ['IPv6 among IPv4', { ipv4: ['2001:db8:50::/48'] }],
    ['no range at all', { ipv4: [], ipv6: [] }],
    ['no contact', { contact: undefined }],
    ['another key', { evidence: 'docs/list.pdf' }],
  ])('refuses %s', (_what, change) => {
    expect(valid(JSON.parse(JSON.stringify({ ...listOf(), ...change })))).toBe(false);
  });

  it('describes every property', () => {
    const properties: [string, { description?: string }][] = Object.entries(SCHEMA.properties);
    expect(properties.filter(([, { description }]) => description === undefined)).toEqual([]);
  });
});
