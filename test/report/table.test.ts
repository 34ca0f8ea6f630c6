import { drawTable } from '../../lib/report/table';

const rows = (count: number) => Array.from({ length: count }, (_, index) => [`row ${index}`, index]);
const isHead = (line: string) => line.includes('│ name');

describe('A table for a terminal', () => {
  it.each([
    [0, 1],
    [1, 1],
    [1_000, 1],
    [1_001, 2],
    [2_500, 3],
  ])('has every row once, in its order, and its head again every thousand: %i rows', (count, heads) => {
    const lines = drawTable(['name', 'number'], rows(count)).split('\n');
    expect(lines.filter(isHead)).toHaveLength(heads);
    const told = lines.flatMap((line) => /│ row (\d+) /.exec(line)?.[1] ?? []);
    expect(told).toEqual(rows(count).map(([, index]) => String(index)));
  });
});
