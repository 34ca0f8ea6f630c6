/** What a person has to put into a new declaration, in the order of its first place. */
export class Placeholders {
  private readonly asked = new Map<string, string>();

  /**
   * The placeholder as it stands in the file. In YAML it is a mapping, which is no value of anything that it stands for:
   * the reader refuses each that is left, whatever the field.
   * @param name short name, `tenant-id`; the same name stands for the same value everywhere
   * @param what what to put there and where to find it
   */
  ask(name: string, what: string): string {
    const text = `{REPLACE-${name}}`;
    this.asked.set(text, what);
    return text;
  }

  /** One line a placeholder: the lines that it stands on, its name, what to put there. */
  listedIn(file: string): string {
    const lines = file.split('\n');
    const rows = [...this.asked].map(([text, what]) => {
      const places = lines.flatMap((line, index) => (line.replace(/(^|\s)#.*$/, '').includes(text) ? [index + 1] : []));
      return { text, what, places };
    });
    const width = Math.max(...rows.map(({ text }) => text.length));
    return rows
      .sort((a, b) => (a.places[0] ?? 0) - (b.places[0] ?? 0))
      .map(({ text, what, places }) => {
        const where = places.length === 1 ? `line ${places[0]}` : `lines ${places.join(', ')}`;
        return `  ${text.padEnd(width)}  ${what} (${where})\n`;
      })
      .join('');
  }
}
