import type { Source } from './facts';
import { lineOf, type Path, pathText } from './location';

/** Where each value of a file stands, and how a value that is not text was written. */
export class SourceMap {
  private readonly lines: Record<string, number> = Object.create(null);
  private readonly spellings = new Map<string, string>();

  constructor(readonly file: string) {}

  /** Notes the line (1-based) of a path. */
  place(path: Path, line: number): void {
    this.lines[pathText(path)] ??= line;
  }

  /** Notes how a number, a truth value or a null was written: `012345678901` is 12345678901 once it is read. */
  spell(path: Path, written: string): void {
    this.spellings.set(pathText(path), written);
  }

  /** Line of the path, or of the nearest path around it. */
  lineOf(path: Path): number {
    return lineOf(this.source, pathText(path));
  }

  /** How the value was written, where it is not text. */
  spellingOf(path: Path): string | undefined {
    return this.spellings.get(pathText(path));
  }

  /** File and the line of every path. */
  get source(): Source {
    return { file: this.file, lines: this.lines };
  }
}
