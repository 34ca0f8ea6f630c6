import type { z } from 'zod';
import type { Fault } from './fault';
import type { Path } from './location';

type Size = z.core.$ZodIssueTooBig | z.core.$ZodIssueTooSmall;

/** A number, or the length of a text, that is too large or too small, in words. */
export function size(issue: Size): string {
  const unit = issue.origin === 'string' ? ' characters' : '';
  return issue.code === 'too_big'
    ? `this is more than ${issue.maximum}${unit}`
    : `this is less than ${issue.minimum}${unit}`;
}

/** A list that has too many entries, or too few. */
export function wrongCount(list: readonly unknown[], issue: Size, path: Path): Fault {
  const given = entries(list.length);
  if (issue.code === 'too_big') {
    return { path, problem: 'this list is too long', given, allowed: `at most ${entries(issue.maximum)}` };
  }
  const missing = Number(issue.minimum) - list.length;
  const suggestion = missing === 1 ? 'Add one' : `Add ${missing} more`;
  return { path, problem: 'this list is too short', given, allowed: `at least ${entries(issue.minimum)}`, suggestion };
}

function entries(count: number | bigint): string {
  return Number(count) === 1 ? '1 entry' : Number(count) === 0 ? 'no entry' : `${count} entries`;
}
