import { catalogue } from '../../../lib/controls';
import { baselines } from '../../../lib/declaration';
import { evidenceOnRecord } from '../../support/evidence';
import { coverageOf, coveragePage, isPersons } from '../coverage-page';
import maester from './data/maester.json';
import { coverageSources } from './sources';

const shown = evidenceOnRecord();
const covered = coverageSources().map((source) => ({ source, rows: coverageOf(source, shown) }));
const rowsOf = (title: string) => covered.find(({ source }) => source.title === title)?.rows ?? [];

describe('the coverage of the sources', () => {
  it('has every id of each source once', () => {
    for (const { rows } of covered) {
      const ids = rows.map(({ row }) => row.id);
      expect(ids).toEqual([...new Set(ids)]);
    }
    expect(rowsOf('Maester').map(({ row }) => row.id)).toEqual(maester.map(({ id }) => id));
  });

  it('leaves nothing blank', () => {
    expect(covered.flatMap(({ rows }) => rows.filter(({ text }) => text.trim() === ''))).toEqual([]);
  });

  it('calls nothing met but by controls that an example shows met in full and, after one change, unmet', () => {
    const proven = shown.filter(({ verdict, inPart }) => verdict === 'unmet' && !inPart).map(({ control }) => control);
    const met = covered.flatMap(({ rows }) => rows.filter(({ is }) => is === 'met by').flatMap((one) => one.met));
    expect(met.filter((control) => !proven.includes(control))).toEqual([]);
    expect(met.length).toBeGreaterThan(0);
  });

  it('calls a demand out of reach only where a reason is given or what no example shows of its controls is a person’s', () => {
    const beyond = covered.flatMap(({ rows }) => rows.filter(({ is }) => is === 'out of reach'));
    const wrong = beyond.filter(
      ({ row }) => row.beyond === undefined && !row.controls.every((id) => isPersons(id, shown)),
    );
    expect(wrong.map(({ row }) => row.id)).toEqual([]);
  });

  it('says of what is out of reach so far what a control would have to read', () => {
    const open = covered.flatMap(({ rows }) => rows.filter(({ is }) => is === 'out of reach so far'));
    expect(open.filter(({ text }) => !/`[\w:]+`|AWS-STO-15/.test(text)).map(({ row }) => row.id)).toEqual([]);
  });

  it('has each id that a control names as its source', () => {
    const sources = {
      CISA: 'cisa-scuba',
      'CIS M365 v7': 'cis-m365-v7-level-2',
      'CIS AWS v7': 'cis-aws-v7-level-2',
      'AWS FSBP': 'aws-fsbp',
    } as const;
    const known = new Map<string, readonly string[]>([
      ['Maester', rowsOf('Maester').map(({ row }) => row.id)],
      ['NIST 800-53', rowsOf('NIST SP 800-53 Rev. 5').map(({ row }) => row.id)],
      ...Object.entries(sources).map(
        ([source, id]) =>
          [source, baselines.find((one) => one.id === id)?.entries.map((entry) => entry.id) ?? []] as const,
      ),
    ]);
    const missing = catalogue.flatMap(({ id, references }) =>
      references
        .filter(({ source, id: named }) => known.get(source)?.includes(named) === false)
        .map((reference) => `${id}: ${reference.source} ${reference.id}`),
    );
    expect(missing).toEqual([]);
  });

  it('says how many are met at the top of the page', () => {
    const [, head = ''] = coveragePage().split('| source |');
    for (const { source, rows } of covered) {
      const met = rows.filter(({ is }) => is === 'met by').length;
      expect(head).toMatch(new RegExp(`\\[${source.title.replaceAll('.', '\\.')}\\]\\(#[\\w-]+\\) \\| ${met} \\|`));
    }
  });
});
