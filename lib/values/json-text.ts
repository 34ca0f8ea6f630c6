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
  if (nestsDeeper(text, DEEPEST)) throw new UnreadableJson(`this nests deeper than ${DEEPEST} levels`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const place = /\(line \d+ column \d+\)/.exec(error instanceof Error ? error.message : '')?.[0];
    throw new UnreadableJson(`this is not JSON${place === undefined ? '' : ` ${place}`}`);
  }
  if (hasDuplicateKey(text, json)) throw new UnreadableJson('an object has a key twice; each key may be there once');
  return json;
}

const CODE = { quote: 0x22, backslash: 0x5c, openList: 0x5b, closeList: 0x5d, openObject: 0x7b, closeObject: 0x7d };

/** Whether brackets of a text are open at once beyond a limit; those within strings are text. */
function nestsDeeper(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === CODE.backslash) at += 1;
      else if (code === CODE.quote) inString = false;
    } else if (code === CODE.quote) {
      inString = true;
    } else if (code === CODE.openObject || code === CODE.openList) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === CODE.closeObject || code === CODE.closeList) {
      depth -= 1;
    }
  }
  return false;
}

/**
 * Whether an object of JSON text has a key twice: then the text has more keys than what it was parsed to.
 *
 * @param text valid JSON
 * @param parsed what `JSON.parse` makes of it
 */
export function hasDuplicateKey(text: string, parsed: unknown): boolean {
  return keysWritten(text) > keysOf(parsed);
}

const QUOTE = '"'.charCodeAt(0);
const BACKSLASH = '\\'.charCodeAt(0);
const COLON = ':'.charCodeAt(0);

/** Outside of strings a colon stands after a key and nowhere else. */
function keysWritten(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON) count += 1;
    else if (code === QUOTE) at = endOfString(text, at);
  }
  return count;
}

/** Where the string that begins at `start` ends: at the next quote that no backslash stands before. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  for (let code = text.charCodeAt(at); code !== QUOTE && at < text.length; code = text.charCodeAt(at)) {
    at += code === BACKSLASH ? 2 : 1;
  }
  return at;
}

function keysOf(parsed: unknown): number {
  let count = 0;
  const open: unknown[] = [parsed];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.values(value);
    if (!Array.isArray(value)) count += inner.length;
    for (const each of inner) open.push(each);
  }
  return count;
}
