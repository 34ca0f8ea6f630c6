import { z } from 'zod';
import { likelyBranches } from './likely-branches';
import { isWithin, type Path, pathText } from './location';
import { samplesOf } from './sample';
import { innerSchema, schemaAt, valueAt } from './schema-place';

type Holder = Record<string | number, unknown>;

/**
 * A copy of refused data in which samples stand where the schema refuses what is written. A key that is no name gets one
 * for as long as the schema looks; a key that there is not goes.
 */
export class Repair {
  readonly data: unknown;
  private readonly sampled: Path[] = [];
  private readonly renamed: { readonly parent: Path; readonly name: string; readonly written: string }[] = [];

  /** @param turn which of the samples of a place stands there */
  constructor(
    private readonly schema: z.core.$ZodType,
    written: unknown,
    private readonly turn: number,
  ) {
    this.data = structuredClone(written);
  }

  /** Puts right what is refused at these paths of the copy; `false` where nothing can stand in for it. */
  settle(refused: readonly Path[]): boolean {
    const settled: Path[] = [];
    for (const path of [...refused].sort((a, b) => a.length - b.length)) {
      // What lies within a part that has just been put right shows again if it is still there.
      if (settled.some((place) => isWithin(path, place))) continue;
      const place = this.put(path);
      if (place === undefined) return false;
      settled.push(place);
    }
    return true;
  }

  /** Whether a sample stands at the path as written, or round it. */
  isSampled(path: Path): boolean {
    return this.sampled.some((place) => isWithin(path, place));
  }

  /** The path as written of a path of the copy. */
  original(path: Path): Path {
    if (this.renamed.length === 0) return path;
    const written = new Map(this.renamed.map((one) => [pathText([...one.parent, one.name]), one.written]));
    return path.map((key, index) => written.get(pathText(path.slice(0, index + 1))) ?? key);
  }

  /** Gives back the names as written to what the schema made of the copy. */
  restore(parsed: unknown): void {
    for (const { parent, name, written } of [...this.renamed].reverse()) {
      const holder = valueAt(parsed, parent);
      if (isHolder(holder)) rekey(holder, name, written);
    }
  }

  /** Puts the path right, or the part round it that can be, and returns which. */
  private put(path: Path): Path | undefined {
    const key = path.at(-1);
    if (key === undefined) return undefined;
    const parent = path.slice(0, -1);
    const holder = valueAt(this.data, parent);
    if (!isHolder(holder) || this.isSampled(this.original(path))) return this.put(parent);
    const within = schemaAt(this.schema, parent, this.data);
    if (within instanceof z.ZodRecord && this.rename(within, holder, path)) return path;
    const list = schemaAt(this.schema, path, this.data);
    const entries = holder[key];
    if (list instanceof z.ZodArray && Array.isArray(entries)) {
      return this.stand(entries, [...path, entries.length], samplesOf(list.element)) ? path : this.put(parent);
    }
    return this.stand(holder, path, candidates(within, holder, key)) ? path : this.put(parent);
  }

  private stand(holder: Holder | unknown[], path: Path, samples: readonly unknown[]): boolean {
    const key = path.at(-1);
    if (key === undefined || samples.length === 0) return false;
    const sample = samples[this.turn % samples.length];
    if (sample === undefined) Reflect.deleteProperty(holder, key);
    else Reflect.set(holder, key, structuredClone(sample));
    this.sampled.push(this.original(path));
    return true;
  }

  private rename({ keyType }: z.ZodRecord, holder: Holder, path: Path): boolean {
    const written = String(path.at(-1));
    if (z.safeParse(keyType, written).success) return false;
    const names = samplesOf(keyType).map(String);
    const longer = names.flatMap((name) => Array.from({ length: 20 }, (_, index) => `${name}-${index + 2}`));
    const name = [...names, ...longer].find((one) => !Object.hasOwn(holder, one) && z.safeParse(keyType, one).success);
    if (name === undefined) return false;
    rekey(holder, written, name);
    this.renamed.push({ parent: path.slice(0, -1), name, written });
    return true;
  }
}

/** What may stand at a key of a mapping or a list; `undefined` for nothing. */
function candidates(within: z.core.$ZodType | undefined, holder: Holder, key: string | number): readonly unknown[] {
  if (within instanceof z.ZodDiscriminatedUnion && key === within.def.discriminator) {
    return likelyBranches(within, holder);
  }
  const inner = innerSchema(within, key);
  if (inner === undefined) return [undefined];
  if (within instanceof z.ZodRecord && !z.safeParse(within.keyType, key).success) return [undefined];
  return [...samplesOf(inner), ...(inner instanceof z.ZodOptional ? [undefined] : [])];
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null;
}

/** Renames a key where it stands. */
function rekey(holder: Holder, from: string, to: string): void {
  for (const [key, value] of Object.entries(holder)) {
    delete holder[key];
    holder[key === from ? to : key] = value;
  }
}
