import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';

const CONDITION = /^(?:(\w+) eq (?:'((?:[^']|'')*)'|(true|false))|startswith\((\w+), ?'((?:[^']|'')*)'\))$/;

const DESCENDING = /^\w+ desc$/;

type Condition = (item: JsonObject) => boolean;

/**
 * The OData options that the provider uses: `$filter` of `eq` and `startswith` joined by `and`, `$select`, one
 * descending `$orderby`, and `$expand` where the resource says so. Others (`$top`, `$count`) are refused: an option that
 * were passed over would answer something else than asked.
 */
export class Query {
  /** `expansions`: the values of `$expand` that the resource serves. */
  static parse(search: URLSearchParams, ...expansions: readonly string[]): Query {
    const conditions: Condition[] = [];
    let selected: readonly string[] | undefined;
    let newestBy: string | undefined;
    let expanded = false;
    for (const [option, value] of search) {
      if (option === '$filter') conditions.push(...value.split(' and ').map(conditionOf));
      else if (option === '$select') selected = value.split(',');
      else if (option === '$orderby' && DESCENDING.test(value)) newestBy = value.split(' ')[0];
      else if (option === '$expand' && expansions.includes(value)) expanded = true;
      else throw GraphError.badRequest(`The query option '${option}' is not served.`);
    }
    return new Query(conditions, selected, newestBy, expanded);
  }

  private constructor(
    private readonly conditions: readonly Condition[],
    private readonly selected: readonly string[] | undefined,
    private readonly newestBy: string | undefined,
    /** Whether the request asks for what the resource can expand. */
    readonly expanded: boolean,
  ) {}

  /** The items that meet the filter, each cut to what is selected, the newest first where that was asked for. */
  list(items: Iterable<JsonObject>): JsonObject {
    const kept = [...items].filter((item) => this.conditions.every((holds) => holds(item)));
    const key = this.newestBy;
    // Of two that were made in the same instant, the later one counts as the newer.
    if (key !== undefined) kept.reverse().sort((one, other) => compare(lower(other[key]), lower(one[key])));
    return { value: kept.map((item) => this.select(item)) };
  }

  select(item: JsonObject): JsonObject {
    const selected = this.selected;
    if (selected === undefined) return item;
    return Object.fromEntries(Object.entries(item).filter(([key]) => selected.includes(key)));
  }
}

function conditionOf(text: string): Condition {
  const match = CONDITION.exec(text);
  if (match === null) throw GraphError.badDirectoryRequest(`Invalid filter clause: '${text}'.`);
  const [, equalField, equalText, flag, prefixField, prefix] = match;
  if (prefixField !== undefined) {
    return (item) => lower(item[prefixField]).startsWith(lower(unquoted(prefix ?? '')));
  }
  const field = equalField ?? '';
  if (flag !== undefined) return (item) => item[field] === (flag === 'true');
  // Graph compares text without regard to case.
  return (item) => typeof item[field] === 'string' && lower(item[field]) === lower(unquoted(equalText ?? ''));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function lower(value: Json | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function unquoted(text: string): string {
  return text.replaceAll("''", "'");
}
