/** What a named location that somebody else keeps is held to at every plan. */
export interface HeldLocation {
  /** Its object id, in small letters: it is found by its name, which may become that of another. */
  readonly objectId: string;
  /** Its ranges, all of them. */
  readonly ranges: readonly string[];
  readonly trusted: boolean;
}

/**
 * On `data.azuread_named_location`: it is the one of this id, holds exactly these ranges, and is trusted or not. The construct
 * renders exactly this text and the reader of a configuration recognises exactly this text, white space aside.
 */
export function heldLocation({ objectId, ranges, trusted }: HeldLocation): string {
  const listed = ranges.map((range) => `"${range}"`).join(', ');
  return `\${self.id == "${objectId}" && toset(flatten(self.ip[*].ip_ranges)) == toset([${listed}]) && ${trusted ? 'alltrue' : '!anytrue'}(self.ip[*].trusted)}`;
}

const HELD =
  /^\$\{self\.id=="([0-9a-f-]{36})"&&toset\(flatten\(self\.ip\[\*\]\.ip_ranges\)\)==toset\(\[("[0-9a-f.:/]+"(?:,"[0-9a-f.:/]+")*)\]\)&&(alltrue|!anytrue)\(self\.ip\[\*\]\.trusted\)\}$/;

/** What a condition holds a named location to; `undefined` for another condition. */
export function heldLocationOf(condition: string): HeldLocation | undefined {
  const [, objectId, listed, word] = HELD.exec(condition.replace(/\s+/g, '')) ?? [];
  if (objectId === undefined || listed === undefined) return undefined;
  return { objectId, ranges: listed.slice(1, -1).split('","'), trusted: word === 'alltrue' };
}
