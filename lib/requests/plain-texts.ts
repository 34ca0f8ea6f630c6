import { FRESH, type Letter, lettersOf } from './letters';
import type { Pattern } from './pattern';

/** Patterns that are literal, or go on as they like after a literal beginning: the letters that are fixed, and which of the two. */
interface Plain {
  readonly letters: readonly Letter[];
  readonly goesOn: boolean;
}

/** The texts that begin alike. */
interface Node {
  /** By the next letter, in the order of the first pattern that has it. */
  readonly next: Map<Letter, Node>;
  /** Indexes of the patterns that are this text. */
  readonly ends: number[];
  /** Indexes of the patterns that hold whatever begins so. */
  readonly goOn: number[];
  /** A pattern of the domain has it, or goes on from it. */
  leadsToDomain: boolean;
}

/** A text that begins like a pattern (`node`), or goes on as none does. */
interface State {
  readonly text: string;
  readonly node?: Node;
  /** Indexes of the patterns that hold all that begins so, in their order. */
  readonly held: readonly number[];
}

export interface PlainCell {
  readonly value: string;
  /** Indexes of the patterns that hold it, in their order. */
  readonly inside: readonly number[];
}

/**
 * The classes of text that patterns without a wildcard but at their end tell apart: the same, by the same texts and in the same
 * order, that running them side by side finds (see `textCells`), at a fraction of the steps. Most policies have no others.
 *
 * @param domain how many of the patterns, the first ones, are the domain's
 * @param most how many steps are taken before it gives up
 * @returns undefined where one of the patterns is of another form, and where there are too many
 */
export function plainTexts(
  patterns: readonly Pattern[],
  domain: number,
  samples: readonly string[],
  most: number,
): readonly PlainCell[] | undefined {
  const plain = patterns.map(plainOf);
  const root = treeOf(plain, domain);
  if (root === undefined || new Set(patterns.map(({ ignoreCase }) => ignoreCase)).size > 1) return undefined;
  if (patterns[0]?.ignoreCase && !isSpelledInOneWay(root)) return undefined;
  const cells = new Map<string, PlainCell>();
  const note = (inside: readonly number[], value: () => string) => {
    const id = inside.join();
    if (isOfDomain(inside) && !cells.has(id)) cells.set(id, { value: value(), inside });
  };
  const isOfDomain = ([first = domain]: readonly number[]) => first < domain;

  for (const sample of samples) {
    const found = walked(root, sample, patterns[0]?.ignoreCase ?? false);
    note(found, () => sample);
  }
  const wentOn = new Set<string>();
  let steps = 0;
  let states: State[] = [{ text: '', node: root, held: root.goOn }];
  while (states.length > 0) {
    const next: State[] = [];
    for (const { text, node, held } of states) {
      if (node === undefined || (node.next.size === 0 && node.ends.length === 0)) {
        const id = held.join();
        if (wentOn.has(id)) continue;
        wentOn.add(id);
      }
      if (++steps > most) return undefined;
      const ends = node?.ends ?? [];
      note(sorted([...held, ...ends]), () => (node !== undefined && ends.length === 0 ? text + FRESH : text));
      if (isOfDomain(held)) next.push({ text: text + FRESH, held });
      for (const [letter, child] of node?.next ?? []) {
        const beyond = child.goOn.length === 0 ? held : sorted([...held, ...child.goOn]);
        if (child.leadsToDomain || isOfDomain(held)) next.push({ text: text + letter, node: child, held: beyond });
      }
    }
    states = next;
  }
  return [...cells.values()];
}

function plainOf({ tokens, opaque, symbolic }: Pattern): Plain | undefined {
  const last = tokens.at(-1);
  const goesOn = last?.is === 'any' && last.colons;
  const fixed = goesOn ? tokens.slice(0, -1) : tokens;
  const letters = fixed.flatMap((token) => (token.is === 'letter' ? [token.letter] : []));
  const isPlain = !(opaque || symbolic || letters.includes(FRESH)) && letters.length === fixed.length;
  return isPlain ? { letters, goesOn } : undefined;
}

function treeOf(plain: readonly (Plain | undefined)[], domain: number): Node | undefined {
  const root = emptyNode();
  for (const [index, pattern] of plain.entries()) {
    if (pattern === undefined) return undefined;
    let node = root;
    node.leadsToDomain ||= index < domain;
    for (const letter of pattern.letters) {
      const child = node.next.get(letter) ?? emptyNode();
      node.next.set(letter, child);
      node = child;
      node.leadsToDomain ||= index < domain;
    }
    (pattern.goesOn ? node.goOn : node.ends).push(index);
  }
  return root;
}

function emptyNode(): Node {
  return { next: new Map(), ends: [], goOn: [], leadsToDomain: false };
}

/** Whether no two patterns spell the same letter in upper and in lower case. */
function isSpelledInOneWay(root: Node): boolean {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (new Set([...node.next.keys()].map((letter) => letter.toLowerCase())).size < node.next.size) return false;
    open.push(...node.next.values());
  }
  return true;
}

/** Indexes of the patterns that hold the text. */
function walked(root: Node, text: string, ignoreCase: boolean): readonly number[] {
  const held = [...root.goOn];
  let node: Node | undefined = root;
  for (const letter of lettersOf(text)) {
    node = nextOf(node, letter, ignoreCase);
    if (node === undefined) return sorted(held);
    held.push(...node.goOn);
  }
  return sorted([...held, ...node.ends]);
}

function nextOf({ next }: Node, letter: Letter, ignoreCase: boolean): Node | undefined {
  if (!ignoreCase) return next.get(letter);
  const wanted = letter.toLowerCase();
  return [...next].find(([own]) => own.toLowerCase() === wanted)?.[1];
}

function sorted(indexes: readonly number[]): readonly number[] {
  return [...indexes].sort((a, b) => a - b);
}
