import type { Facts } from './facts';

/** The facts as the file holds them: keys in plain text order, two spaces, a newline at the end. Same facts, same bytes. */
export function writeFacts(facts: Facts): string {
  return `${JSON.stringify(sorted(facts), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
