const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/gs;

/** Text that is not JSON, or JSON that two readers may understand differently. The message quotes nothing of it. */
export class UnreadableJson extends Error {
  override readonly name = 'UnreadableJson';
}

/**
 * Parses JSON strictly: an object that has a key twice is refused, since `JSON.parse` keeps the last of them in silence
 * where Terraform takes both and AWS another one.
 *
 * @throws UnreadableJson for a key that is there twice, and for text that is not JSON
 */
export function parseJson(text: string): unknown {
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
