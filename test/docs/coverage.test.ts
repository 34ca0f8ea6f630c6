import { parse } from 'yaml';
import { meaningOf } from '../../lib/controls/control';
import { covers } from '../../lib/risk';
import { tableAfter } from './pages';

const rows = tableAfter('docs/acceptances.md', 'covers an empty set only');
const setsIn = (cell: string) => parse(`{ ${cell.replaceAll('`', '')} }`);

describe('the table of what an acceptance covers', () => {
  it('has rows of both kinds', () => {
    expect(new Set(rows.map(([, , covered = '']) => covered.slice(0, 2)))).toEqual(new Set(['ye', 'no']));
  });

  it.each(rows)('says of %s that it covers %s: %s', (accepted, found, covered) => {
    expect(covers(setsIn(accepted ?? ''), meaningOf(setsIn(found ?? '')))).toBe(covered?.startsWith('yes'));
  });
});
