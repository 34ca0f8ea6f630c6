const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs;

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
  if (hasDuplicateKey(text)) throw new UnreadableJson('an object has a key twice; each key may be there once');
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
 * Whether an object of valid JSON has a key twice.
 *
 * @param text valid JSON
 */
export function hasDuplicateKey(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  let expectsKey = false;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') {
      open.push(token === '{' ? new Set() : undefined);
      expectsKey = token === '{';
    } else if (token === '}' || token === ']') {
      open.pop();
      expectsKey = false;
    } else if (token === ',') {
      expectsKey = open.at(-1) !== undefined;
    } else if (expectsKey) {
      const keys = open.at(-1);
      const key: string = JSON.parse(token);
      if (keys?.has(key)) return true;
      keys?.add(key);
      expectsKey = false;
    }
  }
  return false;
}
