import { cyclonedxServices } from '../../lib/report/records/cyclonedx-services';
import { oscalPoam } from '../../lib/report/records/oscal-poam';
import { riskRegister } from '../../lib/report/records/risk-register';
import { supplierRegister } from '../../lib/report/records/supplier-register';
import { removeFolders } from '../support/guarded-app';
import { cyclonedxSchema, oscalPoamSchema } from '../support/published-schemas';
import { tenantRecord } from '../support/tenant-record';

afterAll(removeFolders);

const EXAMPLES = ['adatum', 'contoso', 'fabrikam', 'northwind'] as const;
const records = new Map(EXAMPLES.map((example) => [example, tenantRecord(example)]));
const recordOf = (example: (typeof EXAMPLES)[number]) => records.get(example) ?? tenantRecord(example);
const poamOf = (example: (typeof EXAMPLES)[number], record = recordOf(example)) =>
  JSON.parse(oscalPoam(riskRegister(record), record));
const bomOf = (example: (typeof EXAMPLES)[number]) =>
  JSON.parse(cyclonedxServices(supplierRegister(recordOf(example)), recordOf(example)));

describe('the plan of action and milestones', () => {
  const valid = oscalPoamSchema();
  const body = (example: (typeof EXAMPLES)[number]) => poamOf(example)['plan-of-action-and-milestones'];

  it.each(EXAMPLES)('of %s is one by NIST’s schema', (example) => {
    const document = poamOf(example);
    valid(document);
    expect(valid.errors ?? []).toEqual([]);
  });

  it.each([
    ['a day without a time', (text: string) => text.replace('T00:00:00Z', '')],
    ['an id that is none', (text: string) => text.replace(/"uuid": "[^"]*"/, '"uuid": "1"')],
    ['a missing title', (text: string) => text.replace(/"title": "Risks[^"]*",/, '')],
    ['another key', (text: string) => text.replace('"metadata":', '"more": 1, "metadata":')],
  ])('would not be one with %s', (_what, change) => {
    const text = JSON.stringify(poamOf('northwind'), undefined, 2);
    expect(change(text)).not.toBe(text);
    expect(valid(JSON.parse(change(text)))).toBe(false);
  });

  it('has what is accepted as an approved deviation, with approver, ratings and last day', () => {
    const { risks, metadata } = body('fabrikam');
    const [rung] = risks.filter(({ title }: { title: string }) => title.startsWith('LAD-01'));
    const approver = metadata.parties.find((party: { 'email-addresses'?: string[] }) =>
      party['email-addresses']?.includes('ciso@fabrikam.example'),
    );
    expect(rung).toMatchObject({
      status: 'deviation-approved',
      deadline: '2027-05-01T00:00:00Z',
      characterizations: [
        {
          facets: [
            { value: 'high', props: [{ name: 'state', value: 'initial' }] },
            { value: 'moderate', props: [{ name: 'state', value: 'adjusted' }] },
          ],
        },
      ],
      'mitigating-factors': [{ description: 'AWS-MFA-01 on aws.main' }],
      remediations: [{ props: [{ name: 'type', value: 'accept' }] }],
    });
    const [entry] = rung['risk-log'].entries;
    expect(entry).toMatchObject({ start: '2026-11-01T00:00:00Z', 'status-change': 'deviation-approved' });
    expect(entry['logged-by'][0]).toEqual({ 'party-uuid': approver.uuid, 'role-id': 'approver' });
  });

  it('has a roll-out as what is being put right, until its last day', () => {
    const [stage] = body('adatum').risks.filter(({ title }: { title: string }) => title.startsWith('ENT-AU-04'));
    expect(stage).toMatchObject({ status: 'remediating', deadline: '2027-01-31T00:00:00Z' });
  });

  it('has an item for each risk, and refers to nothing that is not there', () => {
    const { observations, risks, 'poam-items': items } = body('contoso');
    const ids = (all: readonly { uuid: string }[]) => all.map(({ uuid }) => uuid);
    expect(new Set([...ids(observations), ...ids(risks), ...ids(items)]).size).toBe(3 * risks.length);
    expect(
      items.map((item: { 'related-risks': { 'risk-uuid': string }[] }) => item['related-risks'][0]?.['risk-uuid']),
    ).toEqual(ids(risks));
    const components = ids(body('contoso')['local-definitions'].components);
    for (const { subjects } of observations) expect(components).toContain(subjects[0]['subject-uuid']);
  });

  it('keeps the id of a risk from day to day, and not that of the document', () => {
    const record = recordOf('northwind');
    const next = poamOf('northwind', { ...record, asOf: record.asOf.plusDays(1) })['plan-of-action-and-milestones'];
    const today = body('northwind');
    expect(next.risks.map(({ uuid }: { uuid: string }) => uuid)).toEqual(
      today.risks.map(({ uuid }: { uuid: string }) => uuid),
    );
    expect(next.uuid).not.toBe(today.uuid);
  });
});

describe('the bill of services', () => {
  const valid = cyclonedxSchema();

  it.each(EXAMPLES)('of %s is one by the schema of CycloneDX 1.6', (example) => {
    valid(bomOf(example));
    expect(valid.errors ?? []).toEqual([]);
  });

  it('would not be one with an aggregate of its own making', () => {
    const text = JSON.stringify(bomOf('northwind'));
    expect(valid(JSON.parse(text.replace('"aggregate":"unknown"', '"aggregate":"whoKnows"')))).toBe(false);
  });

  it('says that nobody knows who stands behind a supplier, or that the last of them is not known', () => {
    const aggregates = (example: (typeof EXAMPLES)[number]) =>
      bomOf(example).compositions.map(({ aggregate }: { aggregate: string }) => aggregate);
    expect(aggregates('northwind')).toEqual(['unknown']);
    expect(aggregates('contoso')).toContain('incomplete_third_party_only');
  });

  it('chains ranks where each is a single supplier', () => {
    const { dependencies } = bomOf('contoso');
    const on = (ref: string) => dependencies.find((one: { ref: string }) => one.ref === ref)?.dependsOn;
    expect(on('service:crm')).toEqual(['upstream:Amazon Web Services EMEA SARL:hosting']);
    expect(on('upstream:Amazon Web Services EMEA SARL:hosting')).toEqual([
      'upstream:Amazon Web Services, Inc.:operation of the cloud',
    ]);
  });
});
