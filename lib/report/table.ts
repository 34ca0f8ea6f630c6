/** The layout holds each row against all before it, so a longer table would take time that grows with the square of its rows. */
const MOST_ROWS = 1_000;

/** A table for a terminal; one of more than 1,000 rows begins again with its head. */
export function drawTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  // Loaded here, so that whoever judges without printing a table does not load one.
  const Table = require('cli-table3') as typeof import('cli-table3');
  const tables: string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += MOST_ROWS) {
    const table = new Table({ head: [...head], style: { head: [], border: [], compact: true } });
    table.push(...rows.slice(from, from + MOST_ROWS).map((row) => [...row]));
    tables.push(table.toString());
  }
  return tables.join('\n');
}
