import type { Source } from './facts';

/** Keys and list indexes that lead from the top of a declaration to a value: `['acceptances', 0, 'subject']`. */
export type Path = readonly (string | number)[];

const PLAIN = /^[\w-]+$/;

/**
 * The path as messages and `Source.lines` write it: `services.aws.aws.accounts.prod`, `acceptances.0.subject`. A key that
 * a dot would make ambiguous is quoted.
 */
export function pathText(path: Path): string {
  return path.map((part) => (PLAIN.test(String(part)) ? String(part) : JSON.stringify(part))).join('.');
}

/** Whether the path is the place, or leads to something within it. */
export function isWithin(path: Path, place: Path): boolean {
  return place.every((key, index) => path[index] === key);
}

/** Line (1-based) of a path in its file, or of the nearest path around it that the source knows; else line 1. */
export function lineOf(source: Source, path: string): number {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const line = Object.hasOwn(source.lines, place) ? source.lines[place] : undefined;
    if (line !== undefined) return line;
  }
  return 1;
}
