/** Prints a heading with one line that says what is compared. */
export function heading(title, about) {
  process.stdout.write(`\n${title}\n${about}\n`);
}

/** Prints rows of cells under their heads: the first column to the left, figures to the right. */
export function table(heads, rows) {
  const lines = [heads, ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    const cells = line.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])));
    process.stdout.write(`  ${cells.join('  ').trimEnd()}\n`);
  }
}

/** One line of prose below a table. */
export function note(text) {
  process.stdout.write(`  ${text}\n`);
}

export function milliseconds(value) {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
}

export function mebibytes(value) {
  return `${Math.round(value)} MiB`;
}

/** `value` as so many times its baseline. */
export function times(value, baseline) {
  return `${(value / baseline).toFixed(2)}x`;
}

/** Whether a ratio keeps to its aim, in words. */
export function against(aim, ratio) {
  return `aim ${aim}x: ${ratio <= aim ? 'kept' : 'missed'}`;
}
