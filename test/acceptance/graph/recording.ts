import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from './json';

/** One line of the recording; a run of identical reads is its first and its last line, each with the run's length. */
export interface Recorded {
  readonly case: string;
  readonly step: 'apply' | 'plan' | 'update' | 'destroy';
  readonly method: string;
  readonly path: string;
  readonly request: Json;
  readonly status: number;
  readonly response: Json;
}

/** What the real provider said and was answered, case by case, in the order of the recording. */
export function readRecording(): Map<string, Recorded[]> {
  const cases = new Map<string, Recorded[]>();
  const file = join(__dirname, '..', 'data', 'graph-exchanges.jsonl');
  for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
    const exchange = JSON.parse(line) as Recorded;
    cases.set(exchange.case, [...(cases.get(exchange.case) ?? []), exchange]);
  }
  return cases;
}
