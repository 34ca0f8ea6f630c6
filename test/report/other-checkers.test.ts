import { parse } from 'yaml';
import { type Judgment, judge } from '../../lib/controls';
import { renderJson, renderText } from '../../lib/report';
import { renderMarkdown } from '../../lib/report/markdown';
import { ObjectIds, recordsOf } from '../../lib/report/records';
import { Day } from '../../lib/values';
import { AS_OF, failureOf, removeFolders } from '../support/guarded-app';
import { tenantRecord } from '../support/tenant-record';

afterAll(removeFolders);

const adatum = tenantRecord('adatum');
const GROUP = /\{REPLACE-azuread_group\.break-glass_group_\w+\.object_id\}/;
const fileOf = (name: string, record = adatum) => recordsOf(record).find((file) => file.name === name)?.text ?? '';

/** What `terraform show -json` prints once the groups are made. */
function state(): string {
  const groups = adatum.subjects.flatMap(({ posture }) => posture.entities.group.map(({ address }) => address));
  const resources = groups.map((address, index) => ({
    address,
    values: { object_id: `6f1e2d3c-9999-4a2b-8c3d-00000000000${index}` },
  }));
  return JSON.stringify({
    format_version: '1.0',
    values: { root_module: { resources: resources.slice(1), child_modules: [{ resources: resources.slice(0, 1) }] } },
  });
}

describe('the configuration of ScubaGear', () => {
  it('approves of those whom the policies leave out that pass its rules, and of the emergency accounts as administrators', () => {
    const config = parse(fileOf('scubagear-entra.yaml'));
    expect(config).toMatchObject({
      Organization: 'adatum.onmicrosoft.com',
      M365Environment: 'commercial',
      ProductNames: ['aad'],
    });
    expect(config.Aad['MS.AAD.1.1v1'].CapExclusions.Groups).toEqual([expect.stringMatching(GROUP)]);
    expect(config.Aad['MS.AAD.7.4v1'].RoleExclusions.Groups).toEqual([expect.stringMatching(GROUP)]);
  });

  it('omits a policy that is accepted, with every reason and the first of the last days', () => {
    expect(parse(fileOf('scubagear-entra.yaml')).OmitPolicy).toEqual({
      'MS.AAD.3.2v2': {
        Rationale: expect.stringMatching(/^RA-2026-031: .*; RA-2026-033: /),
        Expiration: '2027-09-30',
      },
    });
  });

  it('approves of nobody whom a policy leaves out that is not met', () => {
    const judgments = adatum.judgments.map(
      (judgment): Judgment => (judgment.control === 'ENT-AU-01' ? { ...judgment, verdict: 'unmet' } : judgment),
    );
    expect(parse(fileOf('scubagear-entra.yaml', { ...adatum, judgments })).Aad).not.toHaveProperty(['MS.AAD.1.1v1']);
  });

  it('has the object ids of what is applied', () => {
    const objectIds = new Map([['adatum-entra', ObjectIds.read(state())]]);
    const text = fileOf('scubagear-entra.yaml', { ...adatum, objectIds });
    expect(text).not.toMatch(/REPLACE-azuread/);
    expect(parse(text).Aad['MS.AAD.1.1v1'].CapExclusions.Groups).toEqual([
      expect.stringMatching(/^6f1e2d3c-9999-4a2b-8c3d-00000000000\d$/),
    ]);
  });
});

describe('the configuration of Maester', () => {
  it('names the emergency accounts as the policies leave them out', () => {
    const objectIds = new Map([['adatum-entra', ObjectIds.read(state())]]);
    expect(JSON.parse(fileOf('maester-config-entra.json', { ...adatum, objectIds }))).toEqual({
      GlobalSettings: {
        EmergencyAccessAccounts: [{ Type: 'Group', Id: expect.stringMatching(/^6f1e2d3c-9999/) }],
      },
    });
  });
});

describe('the ids of what is applied', () => {
  it.each([['{}'], ['[]'], ['{"values": 1}'], ['null']])('are not to be had of %s', (text) => {
    expect(failureOf(() => ObjectIds.read(text))).toContain('this holds no state');
  });

  it('are read from the state before a plan, too', () => {
    const { values } = JSON.parse(state());
    const ids = ObjectIds.read(JSON.stringify({ prior_state: { values } }));
    const [address = ''] = adatum.subjects.flatMap(({ posture }) => posture.entities.group.map((one) => one.address));
    expect(ids.of(`\${${address}.object_id}`)).toEqual(['6f1e2d3c-9999-4a2b-8c3d-000000000000']);
    expect(ids.of('${azuread_group.other.object_id}')).toEqual(['{REPLACE-azuread_group.other.object_id}']);
    expect(ids.of('6f1e2d3c-1111-4a2b-8c3d-000000000001')).toEqual(['6f1e2d3c-1111-4a2b-8c3d-000000000001']);
  });
});

describe('what ScubaGear says otherwise', () => {
  const differing = adatum.judgments.filter(({ scubaParity }) => scubaParity !== undefined);

  it('stands beside the verdict, with the reason, and changes none', () => {
    expect(
      differing.map(({ control, verdict, scubaParity }) => [
        control,
        verdict,
        scubaParity?.policy,
        scubaParity?.verdict,
      ]),
    ).toContainEqual(['ENT-AU-02', 'accepted', 'MS.AAD.3.2v2', 'pass']);
  });

  it('is told in text, JSON and Markdown', () => {
    const asOf = Day.parse(AS_OF);
    const because = differing[0]?.scubaParity?.because ?? 'nothing';
    expect(renderText(adatum.judgments)).toContain(`MS.AAD.3.2v2 passes by ScubaGear: ${because}`);
    expect(renderJson(adatum.judgments, asOf)).toContain('"scubaParity"');
    const page = renderMarkdown({ judgments: adatum.judgments, asOf, expiring: [], version: '0.1.0' });
    expect(page).toContain('## Said otherwise by another checker');
    expect(page).toContain('MS.AAD.3.2v2 passes by ScubaGear');
  });

  it('is not told where the baseline is not chosen', () => {
    const [subject] = adatum.subjects;
    if (subject?.facts === undefined) throw new Error('adatum has a directory');
    const { declaration } = subject.facts;
    const entra = {
      ...declaration.services.entra,
      baselines: ['cis-m365-v7'],
    } as (typeof declaration.services)[string];
    const facts = { ...subject.facts, declaration: { ...declaration, services: { entra } } };
    const judgments = judge([{ ...subject, facts }], Day.parse(AS_OF));
    expect(judgments.filter(({ scubaParity }) => scubaParity !== undefined)).toEqual([]);
  });
});
