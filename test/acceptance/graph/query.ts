import { GraphError } from './graph-error';
import type { Json, JsonObject } from './json';

const CONDITION = /^(?:(\w+) eq (?:'((?:[^']|'')*)'|(true|false))|startswith\((\w+), ?'((?:[^']|'')*)'\))$/;

type Condition = (item: JsonObject) => boolean;

/**
 * The OData options that the provider uses: `$filter` of `eq` and `startswith` joined by `and`, and `$select`. Others
 * (`$expand`, `$orderby`, `$top`) are refused: an option that were passed over would answer something else than asked.
 */
export class Query {
  static parse(search: URLSearchParams): Query {
    const conditions: Condition[] = [];
    let selected: readonly string[] | undefined;
    for (const [option, value] of search) {
      if (option === '$filter') conditions.push(...value.split(' and ').map(conditionOf));
      else if (option === '$select') selected = value.split(',');
      else throw GraphError.badRequest(`The query option '${option}' is not served.`);
    }
    return new Query(conditions, selected);
  }

  private constructor(
    private readonly conditions: readonly Condition[],
    private readonly selected: readonly string[] | undefined,
  ) {}

  /** The items that meet the filter, each cut to what is selected. */
  list(items: Iterable<JsonObject>): JsonObject {
    const kept = [...items].filter((item) => this.conditions.every((holds) => holds(item)));
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

function lower(value: Json | undefined): string {
  return typeof value === 'string' ? value.toLowerCase() : '';
}

function unquoted(text: string): string {
  return text.replaceAll("''", "'");
}
