import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { levelOf } from '../../../lib/controls';
import { controlOf } from '../../../lib/controls/catalogue';
import { baselines, baselinesOf, factsOf, parseTenant } from '../../../lib/declaration';
import { CONTOSO, changed } from '../contoso';

const table = (name: string) =>
  JSON.parse(readFileSync(join(__dirname, 'data', `${name}.json`), 'utf8')) as readonly {
    readonly id: string;
    readonly level: string | number;
  }[];
const baseline = (id: string) => {
  const found = baselines.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no baseline ${id}`);
  return found;
};

/** What baselines ask for and no control is there for yet: the list shrinks, and does not grow unseen. */
const AWAITED: ReadonlySet<string> = new Set();

describe('a published baseline', () => {
  it.each([
    ['cisa-scuba', 'cisa-scuba-aad'],
    ['cis-m365-v7', 'cis-m365-v7'],
    ['cis-m365-v7-level-2', 'cis-m365-v7'],
    ['cis-aws-v7', 'cis-aws-v7'],
    ['cis-aws-v7-level-2', 'cis-aws-v7'],
  ])('%s has every id of its source once', (id, source) => {
    expect(baseline(id).entries.map((entry) => entry.id)).toEqual(table(source).map((row) => row.id));
  });

  it('demands what its source says SHALL of, but for the goal behind a lesser demand', () => {
    const shall = table('cisa-scuba-aad').filter(({ level }) => level === 'SHALL');
    const demanded = baseline('cisa-scuba').entries.filter(({ level }) => level === 'required');
    expect(demanded.map(({ id }) => id)).toEqual(shall.map(({ id }) => id).filter((id) => id !== 'MS.AAD.3.1v1'));
  });

  it.each(['cis-m365-v7', 'cis-aws-v7'])(
    'demands level 1 of %s, and renders level 2 only where that is chosen',
    (source) => {
      const one = table(source).filter(({ level }) => level === 1);
      for (const id of [source, `${source}-level-2`]) {
        const demanded = baseline(id).entries.filter(({ level }) => level === 'required');
        expect(demanded.map((entry) => entry.id)).toEqual(one.map((row) => row.id));
      }
      expect(baseline(`${source}-level-2`).entries.filter((entry) => entry.goal)).toEqual([]);
    },
  );

  it('of FSBP has every id on accounts, identities and buckets, and no id that FSBP has not', () => {
    const ids = table('aws-fsbp').map(({ id }) => id);
    const listed = baseline('aws-fsbp').entries.map(({ id }) => id);
    expect(listed).toEqual([...new Set(listed)]);
    expect(listed.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => /^(?:Account|IAM|S3)\./.test(id) && !listed.includes(id))).toEqual([]);
  });

  it('says of each id by which controls it is met, why by none, or what nobody judges yet', () => {
    const blank = baselines.flatMap(({ id, entries }) =>
      entries
        .filter(
          ({ controls, outOfReach = '', unchecked = '' }) =>
            [controls.length > 0, outOfReach !== '', unchecked !== ''].filter((said) => said).length !== 1,
        )
        .map((entry) => `${id} ${entry.id}`),
    );
    expect(blank).toEqual([]);
  });

  it('names controls that there are, or that are awaited', () => {
    const named = new Set(baselines.flatMap(({ entries }) => entries.flatMap(({ controls }) => controls)));
    expect([...named].filter((id) => controlOf(id) === undefined && !AWAITED.has(id))).toEqual([]);
    expect([...AWAITED].filter((id) => controlOf(id) !== undefined || !named.has(id))).toEqual([]);
  });

  it('names controls of its own cloud', () => {
    const foreign = baselines.flatMap(({ id, cloud, entries }) =>
      entries
        .flatMap(({ controls }) => controls)
        .filter((control) => ![cloud, 'any', undefined].includes(controlOf(control)?.cloud))
        .map((control) => `${id} ${control}`),
    );
    expect(foreign).toEqual([]);
  });
});

describe("a tenant's own baseline", () => {
  const OWN = [
    'version: 1\n',
    'version: 1\nbaselines: { house: { title: House rules, required: [ENT-NW-01], advisory: [ENT-AU-01] } }\n',
  ] as const;
  const choose = (ids: string) => ['kind: entra\n', `kind: entra\n    baselines: ${ids}\n`] as const;

  it('decides levels beside the published ones', () => {
    const tenant = parseTenant(changed(OWN, choose('[cisa-scuba, house]')), 'tenants/contoso.yaml');
    const facts = factsOf(tenant, { service: 'entra' });
    const levels = ['ENT-NW-01', 'ENT-AU-01', 'ENT-AU-02'].map((id) => {
      const control = controlOf(id);
      return control === undefined ? undefined : levelOf(control, facts);
    });
    expect(levels).toEqual(['required', 'required', 'required']);
    expect(baselinesOf(tenant.declaration, 'entra').map(({ id }) => id)).toEqual(['cisa-scuba', 'house']);
  });

  it('decides alone where it is chosen alone', () => {
    const tenant = parseTenant(changed(OWN, choose('[house]')), 'tenants/contoso.yaml');
    const control = controlOf('ENT-AU-01');
    expect(control && levelOf(control, factsOf(tenant, { service: 'entra' }))).toBe('advisory');
  });

  it('is the default one where nothing is chosen', () => {
    const { declaration } = parseTenant(CONTOSO, 'tenants/contoso.yaml');
    expect(baselinesOf(declaration, 'entra').map(({ id }) => id)).toEqual(['cisa-scuba']);
    expect(baselinesOf(declaration, 'aws').map(({ id }) => id)).toEqual(['aws-fsbp']);
    expect(baselinesOf(declaration, 'crm')).toEqual([]);
  });
});
