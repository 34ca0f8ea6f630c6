const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],\n]/g;
const BEFORE_VALUE = /\s*:/y;

/**
 * The line (1-based) of a key in JSON text, by the keys that lead to it; lists on the way are passed through. `undefined`
 * where there is no such key. It takes time linear in the length of the text.
 */
export function lineOfKey(text: string, path: readonly string[]): number | undefined {
  /** Keys of the values that are open; `undefined` for one of a list. */
  const open: (string | undefined)[] = [];
  let line = 1;
  let key: string | undefined;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '\n') line += 1;
    else if (token === '{' || token === '[') {
      open.push(key);
      key = undefined;
    } else if (token === '}' || token === ']') {
      open.pop();
      key = undefined;
    } else if (token === ',') key = undefined;
    else {
      BEFORE_VALUE.lastIndex = index + token.length;
      if (!BEFORE_VALUE.test(text)) continue;
      key = JSON.parse(token) as string;
      if (leadsTo(path, open, key)) return line;
    }
  }
  return undefined;
}

function leadsTo(path: readonly string[], open: readonly (string | undefined)[], key: string): boolean {
  if (path.at(-1) !== key) return false;
  const keys = open.filter((name) => name !== undefined);
  return keys.length === path.length - 1 && keys.every((name, index) => name === path[index]);
}
