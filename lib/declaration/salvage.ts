import type { z } from 'zod';
import type { Fault } from './fault';
import { type Path, pathText } from './location';
import { Repair } from './repair';
import { MOST_SAMPLES } from './sample';
import { faultsOf } from './zod-faults';

const MOST_ROUNDS = 10;
const MOST_PARTS = 200;

/** Refused data as it could have been meant: samples stand where the schema refuses what is written. */
export interface Salvaged<T> {
  readonly value: T;
  /** What the schema refuses besides, now that it sees more: in a service, say, whose kind was misspelt. */
  readonly faults: readonly Fault[];
  /** Whether a sample stands at the path or round it: what is said of it is said of nothing that was written. */
  isSampled(path: Path): boolean;
}

/**
 * Refused data in several readings, so that the checks which need a whole declaration can still look at it. Each reading
 * has other samples: only what is wrong in all of them is wrong whatever stands at the refused places, and not an echo of
 * a sample. No reading at all where the data is no declaration, or where so much is refused that the rest says little.
 */
export function salvage<T>(
  schema: z.ZodType<T>,
  data: unknown,
  spellingOf: (path: Path) => string | undefined,
): readonly Salvaged<T>[] {
  const readings: Salvaged<T>[] = [];
  for (let turn = 0; turn < MOST_SAMPLES; turn++) {
    const reading = readingOf(schema, new Repair(schema, data, turn), spellingOf);
    if (reading === undefined) return [];
    readings.push(reading);
  }
  return readings;
}

/** What all lists have, in the order of the first. */
export function inAll<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const [first = [], ...others] = lists;
  const seen = others.map((list) => new Set(list.map((item) => JSON.stringify(item))));
  return first.filter((item) => seen.every((texts) => texts.has(JSON.stringify(item))));
}

function readingOf<T>(
  schema: z.ZodType<T>,
  repair: Repair,
  spellingOf: (path: Path) => string | undefined,
): Salvaged<T> | undefined {
  const faults: Fault[] = [];
  const blamed = new Set<string>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const result = schema.safeParse(repair.data);
    if (result.success) {
      repair.restore(result.data);
      return { value: result.data, faults, isSampled: (path) => repair.isSampled(path) };
    }
    if (result.error.issues.length > MOST_PARTS) return undefined;
    const refused = faultsOf(result.error.issues, {
      schema,
      data: repair.data,
      spellingOf: (path) => spellingOf(repair.original(path)),
    });
    const written = refused.map((fault) => ({ ...fault, path: repair.original(fault.path) }));
    // The first round's are known: they are why anything is repaired.
    if (round > 0) {
      faults.push(...written.filter(({ path }) => !blamed.has(pathText(path)) && !repair.isSampled(path)));
    }
    for (const { path } of written) blamed.add(pathText(path));
    if (!repair.settle(refused.map(({ path }) => path))) return undefined;
  }
  return undefined;
}
