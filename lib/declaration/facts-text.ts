import { hasDuplicateKey } from '../values';

/** The text of a facts file taken apart: all files of a tenant hold one and the same declaration, which is most of each. */
export interface FactsText {
  /** The text of the declaration, which nobody has looked at yet. */
  readonly declaration: string;
  /** The rest, parsed. */
  readonly others: object;
}

/** What stands before and at the end of the declaration, as `writeFacts` lays it out. */
const BEFORE = '\n  "declaration": ';
const END = '\n  }';

/**
 * Takes facts apart that are laid out as `writeFacts` does; `undefined` for others, and where the rest is no JSON or has a key
 * twice. No string of JSON holds a line break: so where the text with `null` for the declaration is JSON, a key stands before
 * that, and it is one of the outermost object where a single bracket closes all that is open there.
 */
export function factsTextOf(text: string): FactsText | undefined {
  const start = text.indexOf(BEFORE) + BEFORE.length;
  const end = text.indexOf(END, start) + END.length;
  if (start < BEFORE.length || end < start) return undefined;
  const open = `${text.slice(0, start)}null`;
  const closed = `${open}${text.slice(end)}`;
  try {
    JSON.parse(`${open}}`);
    const data: Record<string, unknown> = JSON.parse(closed);
    if (data.declaration !== null || hasDuplicateKey(closed, data)) return undefined;
    const { declaration: _placeholder, ...others } = data;
    return { declaration: text.slice(start, end), others };
  } catch {
    return undefined;
  }
}
