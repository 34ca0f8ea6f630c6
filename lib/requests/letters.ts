/**
 * One letter of a text: a character, a same-stack reference or policy variable as a whole (`${aws_s3_bucket.a.arn}`,
 * `${aws:username}`), or {@link FRESH}.
 */
export type Letter = string;

/** A character that no policy and no reference holds: it stands for all that nobody names. Never written anywhere. */
export const FRESH = '\u{e000}';

/** What a policy variable stands for, by its lower-case key: a text, or `undefined` where the request may not carry it. */
export type Lookup = (key: string) => string | undefined;

/** Reads a text letter by letter. */
export function lettersOf(text: string): Letter[] {
  return text.match(/\$\{[^}]*\}|[\s\S]/gu) ?? [];
}

/** Whether the letter stands for text that only apply (or the request) knows. */
export function isSymbol(letter: Letter): boolean {
  return letter.length > 2 && letter.startsWith('${');
}

export function isSymbolic(text: string): boolean {
  return text.includes('${') && lettersOf(text).some(isSymbol);
}

/**
 * Whether what a reference stands for can hold the character. A user name holds no colon and no slash (IAM User Guide,
 * "IAM and AWS STS quotas, name requirements"), a bucket's name and ARN no slash.
 */
export function canHold(symbol: Letter, character: string): boolean {
  if (symbol === '${aws:username}') return character !== ':' && character !== '/';
  return character !== '/' || !/^\$\{aws_s3_bucket\.[^}]*\.(?:arn|id|bucket)\}$/.test(symbol);
}

/** IAM's spellings of a literal asterisk, question mark and dollar sign. */
const ESCAPES: Readonly<Record<string, string>> = { '${*}': '*', '${?}': '?', '${$}': '$' };

export interface Variable {
  /** Lower-case condition key. */
  readonly key: string;
  /** The text that holds where the request does not carry the key: `${aws:PrincipalTag/team, 'none'}`. */
  readonly fallback?: string;
}

/** The policy variable that a letter is; `undefined` for a character and for a same-stack reference. */
export function variableOf(letter: Letter): Variable | undefined {
  const match = /^\$\{\s*([A-Za-z0-9-]+:[^,}]*?)\s*(?:,\s*'([^']*)'\s*)?\}$/u.exec(letter);
  const key = match?.[1]?.toLowerCase();
  if (key === undefined) return undefined;
  const fallback = match?.[2];
  return fallback === undefined ? { key } : { key, fallback };
}

/** The letters that a letter of a policy stands for; `undefined` for a variable that nothing resolves. */
export function resolved(letter: Letter, lookup: Lookup): Letter[] | undefined {
  const literal = ESCAPES[letter];
  if (literal !== undefined) return [literal];
  const variable = variableOf(letter);
  if (variable === undefined) return [letter];
  const text = lookup(variable.key) ?? variable.fallback;
  return text === undefined ? undefined : lettersOf(text);
}

/** A request's own text with its variables put in; a variable that the request does not carry stays as it is. */
export function filledIn(text: string, lookup: Lookup): string {
  if (!text.includes('${')) return text;
  return lettersOf(text)
    .map((letter) => {
      const variable = variableOf(letter);
      return variable === undefined ? letter : (lookup(variable.key) ?? letter);
    })
    .join('');
}

/** The lower-case keys of the policy variables in a text. */
export function variablesIn(text: string): string[] {
  if (!text.includes('${')) return [];
  return lettersOf(text).flatMap((letter) => variableOf(letter)?.key ?? []);
}
