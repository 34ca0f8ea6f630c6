import type { Condition } from '../posture';
import { rangeOf } from './address';
import { type AddressCell, addressCells, rangesOf } from './address-cells';
import { numberOf } from './condition';
import { type Dimension, unclear } from './dimension';
import { FRESH, type Lookup } from './letters';
import { operatorOf } from './operator';
import { compile, type Pattern } from './pattern';
import type { ContextValue } from './request';
import { describeTexts, textCells } from './text-cells';
import type { KeyDomain } from './universe';

/** A class of a condition key's values; `undefined` is the absent key. */
export interface KeyCell {
  readonly value: ContextValue | undefined;
  readonly address?: AddressCell;
}

interface Present {
  readonly cells: readonly KeyCell[];
  describe(part: readonly KeyCell[], whole: readonly KeyCell[]): string[];
}

const MOST_IN_A_SET = 6;

/** The classes of a key's values that the conditions on it tell apart, the absent key among them. */
export function keyCells(
  key: string,
  conditions: readonly Condition[],
  domain: KeyDomain,
  lookup: Lookup,
): Dimension<KeyCell> {
  const absent: KeyCell[] = domain.absent ? [{ value: undefined }] : [];
  const present =
    domain.values === 'none' ? { cells: [], describe: () => [] } : presentCells(key, conditions, domain, lookup);
  if (typeof present === 'string') return unclear(present);
  const cells = [...absent, ...(isMultivalued(conditions) ? subsets(present.cells) : present.cells)];
  if (present.cells.length > MOST_IN_A_SET && isMultivalued(conditions)) {
    return unclear(`the sets of values of ${key} are too many to go through`);
  }
  return {
    cells,
    describe: (part, whole) => {
      if (part.length === whole.length) return ['All'];
      const single = present.cells.filter((cell) => part.includes(cell));
      const sets = part
        .filter((cell) => Array.isArray(cell.value))
        .map((cell) => `{${[cell.value].flat().join(', ')}}`);
      const none = part.some((cell) => cell.value === undefined) ? ['absent'] : [];
      return [...none, ...(single.length === 0 ? [] : present.describe(single, whole)), ...sets];
    },
  };
}

function presentCells(
  key: string,
  conditions: readonly Condition[],
  domain: KeyDomain,
  lookup: Lookup,
): Present | string {
  const { values } = domain;
  if (typeof values === 'object' && 'like' in values && values.like.every((text) => !/[*?]/.test(text))) {
    return listed(values.like);
  }
  const families = new Set(conditions.map(({ operator }) => operatorOf(operator).family));
  families.delete('null');
  if (families.has('text')) families.delete('bool');
  const [family, ...others] = families;
  if (others.length > 0)
    return `${key} is compared in ways that do not go together (${[...families].sort().join(', ')})`;
  const texts = conditions.flatMap((condition) => condition.values);
  if (family === 'address' || (typeof values === 'object' && 'within' in values)) {
    return addresses(texts, typeof values === 'object' && 'within' in values ? values : undefined);
  }
  if (family === 'number') return listed(numbers(texts));
  if (family === 'bool') return listed(['true', 'false']);
  if (family === 'date' || family === 'other') return listed([FRESH]);
  return textual(conditions, typeof values === 'object' && 'like' in values ? values.like : ['*'], key, lookup);
}

function listed(values: readonly string[]): Present {
  const cells = values.map((value): KeyCell => ({ value }));
  return { cells, describe: (part) => part.flatMap(({ value }) => value ?? []) };
}

function addresses(
  texts: readonly string[],
  domain: Extract<KeyDomain['values'], { within: unknown }> | undefined,
): Present {
  const ranges = texts.flatMap((text) => rangeOf(text) ?? []);
  const cells = addressCells(ranges, domain?.within).map((address): KeyCell => ({ value: address.value, address }));
  return { cells, describe: (part) => [...rangesOf(part.flatMap(({ address }) => address ?? [])).ranges] };
}

/** Each number named, one between each two, one below and one above: all orders to the named ones. */
function numbers(texts: readonly string[]): string[] {
  const named = [...new Set(texts.flatMap((text) => numberOf(text) ?? []))].sort((a, b) => a - b);
  const [least] = named;
  if (least === undefined) return ['0'];
  const all = named.flatMap((value, index) => {
    const next = named[index + 1];
    return [value, next === undefined ? Math.floor(value) + 1 : (value + next) / 2];
  });
  return [Math.ceil(least) - 1, ...all].map(String);
}

function textual(
  conditions: readonly Condition[],
  like: readonly string[],
  key: string,
  lookup: Lookup,
): Present | string {
  const domain = like.map((text) => compile(text, isArn(text) ? 'arn' : 'glob', false, lookup));
  const patterns = conditions.flatMap(({ operator, values }): Pattern[] => {
    const { family, style, ignoreCase } = operatorOf(operator);
    if (family === 'null') return [];
    return values.map((value) => compile(value, style, ignoreCase || family === 'bool', lookup));
  });
  const classes = textCells(domain, patterns);
  if (classes === undefined) return `the values of ${key} are too many to go through`;
  const { cells } = classes;
  const described = [...domain, ...patterns].map(({ text }) => text);
  const members = (part: readonly KeyCell[]) => cells.filter((cell) => part.includes(cell));
  return { cells, describe: (part, whole) => describeTexts(members(whole), members(part), described) };
}

/** What a key of ARNs holds has the six parts of one, and `*` stays within its part. */
function isArn(text: string): boolean {
  return text.startsWith('arn:') && text.split(':').length > 5;
}

function isMultivalued(conditions: readonly Condition[]): boolean {
  return conditions.some(({ operator }) => operatorOf(operator).set !== undefined);
}

/** Every set of classes of which a request can hold values; a set of one stays a single value. */
function subsets(cells: readonly KeyCell[]): KeyCell[] {
  if (cells.length > MOST_IN_A_SET) return [];
  return Array.from({ length: 2 ** cells.length }, (_, bits) => cells.filter((_cell, index) => (bits >> index) & 1))
    .filter((set) => set.length > 0)
    .map(
      (set): KeyCell =>
        set.length === 1 ? (set[0] ?? { value: undefined }) : { value: set.flatMap(({ value }) => value ?? []) },
    );
}
