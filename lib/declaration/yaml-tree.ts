import { isAlias, isMap, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import { quoted } from '../values';
import { type DeclarationProblem, problemAt } from './declaration-error';
import type { Fault } from './fault';
import type { Path } from './location';
import type { SourceMap } from './source-map';
import { DEEPEST } from './yaml-tokens';

/** Values that aliases may add to those that are written out. */
const MOST_ALIASED = 2_000;

/** Thrown within this file once a bound is passed and on record: the rest is not read. */
class Stop extends Error {}

/**
 * Turns composed YAML into plain data: text, numbers, truth values, null, lists and mappings with text keys. Aliases
 * are copied, within a bound; nothing else of YAML's machinery gets through.
 */
export class YamlTree {
  readonly problems: DeclarationProblem[] = [];
  /** Whether the data is all that the text says, so that checking it further makes sense. */
  whole = true;
  private readonly anchors = new Map<string, Node>();
  /** Anchors that are being copied: an alias to one of them leads to itself. */
  private readonly open = new Set<Node>();
  private aliased = 0;
  private copying = 0;

  constructor(
    private readonly map: SourceMap,
    private readonly lines: LineCounter,
  ) {}

  /** The data, or `undefined` where a bound was passed. */
  read(root: Node): unknown {
    try {
      return this.value(root, []);
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  private value(node: Node | null, path: Path): unknown {
    if (node === null) return null;
    const line = this.lineAt(node) ?? this.map.lineOf(path);
    this.map.place(path, line);
    if (this.copying > 0 && ++this.aliased > MOST_ALIASED) {
      this.stop(line, {
        path,
        problem: 'aliases copy too much',
        allowed: `at most ${MOST_ALIASED} values of a file come from aliases`,
        suggestion: 'Write the values out',
      });
    }
    if (path.length > DEEPEST) {
      this.stop(line, { path: [], problem: 'aliases nest too deep', allowed: `at most ${DEEPEST} levels` });
    }
    if (isAlias(node)) return this.copy(node.source, path, line);
    if ('anchor' in node && node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (isScalar(node)) return this.scalar(node.value, node.source, path);
    this.open.add(node);
    let read: unknown = null;
    if (isSeq<Node | null>(node)) read = node.items.map((item, index) => this.value(item, [...path, index]));
    if (isMap<Node | null, Node | null>(node)) read = this.mapping(node.items, path);
    this.open.delete(node);
    return read;
  }

  private scalar(value: unknown, source: string | undefined, path: Path): unknown {
    if (typeof value !== 'string' && source !== undefined && source !== '') this.map.spell(path, source);
    return value;
  }

  private copy(name: string, path: Path, line: number): unknown {
    const node = this.anchors.get(name);
    if (node === undefined || this.open.has(node)) {
      const problem = node === undefined ? 'this alias has no anchor above it' : 'this alias leads to itself';
      this.stop(line, { path, problem, given: quoted(`*${name}`), suggestion: 'Write the values out' });
    }
    this.copying += 1;
    const copied = this.value(node, path);
    this.copying -= 1;
    return copied;
  }

  private mapping(pairs: readonly Pair<Node | null, Node | null>[], path: Path): Record<string, unknown> {
    const read: Record<string, unknown> = {};
    for (const { key, value } of pairs) {
      const name = this.key(key, path);
      if (name === undefined) continue;
      const place = [...path, name];
      const line = this.lineAt(key) ?? this.map.lineOf(path);
      if (Object.hasOwn(read, name)) {
        this.report(line, {
          path: place,
          problem: `this key stands twice, first on line ${this.map.lineOf(place)}`,
          allowed: 'each key once',
          suggestion: 'Remove one of the two, or rename it',
        });
        continue;
      }
      this.map.place(place, line);
      read[name] = this.value(value, place);
    }
    return read;
  }

  /** The key as text; refused when it is not, or when it does something in YAML or in JavaScript. */
  private key(key: Node | null, path: Path): string | undefined {
    if (isScalar(key) && typeof key.value === 'string' && key.value !== '<<' && key.value !== '__proto__') {
      return key.value;
    }
    this.whole = false;
    this.report(this.lineAt(key) ?? this.map.lineOf(path), { path, ...keyFault(key) });
    return undefined;
  }

  private lineAt(node: Node | null): number | undefined {
    const start = node?.range?.[0];
    return start === undefined ? undefined : this.lines.linePos(start).line;
  }

  private report(line: number, fault: Fault): void {
    this.problems.push(problemAt(this.map.file, line, fault));
  }

  private stop(line: number, fault: Fault): never {
    this.whole = false;
    this.report(line, fault);
    throw new Stop();
  }
}

function keyFault(key: Node | null): Omit<Fault, 'path'> {
  if (!isScalar(key))
    return { problem: 'a key is not text', allowed: 'keys of text', suggestion: 'Write "key: value"' };
  if (key.value === '<<') {
    return { problem: 'merge keys (<<) are not read', suggestion: 'Write the keys out, where a reader sees them' };
  }
  if (key.value === '__proto__') return { problem: 'this name is not allowed', given: quoted(key.value) };
  if (!key.source) return { problem: 'a key is missing before the colon', suggestion: 'Write "key: value"' };
  const given = quoted(key.source);
  return { problem: 'a key is not text', given: key.source, suggestion: `Write it in quotes: ${given}` };
}
