/** Text that is not JSON, or JSON that two readers may understand differently. The message quotes nothing of it. */
export class UnreadableJson extends Error {
  override readonly name = 'UnreadableJson';
}

/** Nothing that anybody means nests like this, and what does would exhaust whoever walks it. */
const DEEPEST = 500;

/**
 * Parses JSON strictly: an object that has a key twice is refused, since `JSON.parse` keeps the last of them in silence
 * where Terraform takes both and AWS another one. It takes time and memory linear in the length of the text.
 *
 * @throws UnreadableJson for a key that is there twice, text that nests beyond 500 levels, and text that is not JSON
 */
export function parseJson(text: string): unknown {
  const { keys, isTooDeep } = outlineOf(text, DEEPEST);
  if (isTooDeep) throw new UnreadableJson(`this nests deeper than ${DEEPEST} levels`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const place = /\(line \d+ column \d+\)/.exec(error instanceof Error ? error.message : '')?.[0];
    throw new UnreadableJson(`this is not JSON${place === undefined ? '' : ` ${place}`}`);
  }
  if (keys > keysOf(json)) throw new UnreadableJson('an object has a key twice; each key may be there once');
  return json;
}

/**
 * Whether an object of JSON text has a key twice: then the text has more keys than what it was parsed to.
 *
 * @param text valid JSON
 * @param parsed what `JSON.parse` makes of it
 */
export function hasDuplicateKey(text: string, parsed: unknown): boolean {
  return outlineOf(text, Number.POSITIVE_INFINITY).keys > keysOf(parsed);
}

const CODE = {
  quote: 0x22,
  colon: 0x3a,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
};

/** What JSON text shows outside of its strings. */
interface Outline {
  /** How many keys are written: a colon stands after each, and nowhere else. */
  readonly keys: number;
  /** Whether more brackets are open at once than may be; the text is then read no further. */
  readonly isTooDeep: boolean;
}

function outlineOf(text: string, deepest: number): Outline {
  let keys = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === CODE.quote) {
      at = endOfString(text, at);
    } else if (code === CODE.colon) {
      keys += 1;
    } else if (code === CODE.openObject || code === CODE.openList) {
      depth += 1;
      if (depth > deepest) return { keys, isTooDeep: true };
    } else if (code === CODE.closeObject || code === CODE.closeList) {
      depth -= 1;
    }
  }
  return { keys, isTooDeep: false };
}

/** Where the string that begins at `start` ends: at the next quote before which backslashes stand in pairs. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === CODE.backslash) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
  return text.length;
}

function keysOf(parsed: unknown): number {
  let count = 0;
  const open: unknown[] = [parsed];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.values(value);
    if (!Array.isArray(value)) count += inner.length;
    for (const each of inner) if (typeof each === 'object') open.push(each);
  }
  return count;
}
