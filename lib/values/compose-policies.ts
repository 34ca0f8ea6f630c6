import { CidrSet } from './cidr-set';
import { InvalidValue } from './invalid-value';
import { limitInWords, type PolicyLimit, sizeInWords, sizeOf } from './policy-limits';
import { type PolicyConditions, type PolicyStatement, policyText } from './policy-statement';

export interface PolicyRoom {
  /** How long each document may be. */
  readonly limit: PolicyLimit;
  /** How many documents there is room for. */
  readonly documents: number;
  /** What could be done where the room does not do: `raise the limit`, one or more. */
  readonly waysOut: readonly string[];
  /** The control that asks for the statements, named in a refusal. */
  readonly control?: string;
}

/**
 * Puts statements into documents within the limit: each into the first that has room for it, in the order given.
 *
 * Only whole statements are shared out, and only denies: documents that deny add up. What allows stays together in the
 * first. One statement is never split: two denies, each unless the address is in a part of a list
 * (`NotIpAddress`), would each deny the other's addresses, and so would two with `NotAction` or `NotResource`. Address
 * ranges are aggregated first. Sids stay as long as there is room for them.
 *
 * @returns the documents as AWS gets them; the same statements always give the same documents.
 * @throws InvalidValue where one statement is too long for a document, or all are for the documents; with the count, the
 * limit and the ways out.
 */
export function composePolicies(statements: readonly PolicyStatement[], room: PolicyRoom): readonly string[] {
  const aggregated = statements.map(withAggregatedRanges);
  const readable = packed(aggregated, room.limit);
  if (readable !== undefined && readable.length <= room.documents) return readable.map(policyText);
  const minified = packed(aggregated.map(withoutSid), room.limit);
  if (minified === undefined) throw tooLong(aggregated, room);
  if (minified.length > room.documents) throw tooMany(aggregated, minified.length, room);
  return minified.map(policyText);
}

type Written = Omit<PolicyStatement, 'Sid'>;

/** The statements shared out; `undefined` where one of them is too long by itself. */
function packed<S extends Written>(statements: readonly S[], limit: PolicyLimit): S[][] | undefined {
  const fits = (document: readonly S[]) => sizeOf(policyText(document), limit.counted) <= limit.most;
  const allows = statements.filter(({ Effect }) => Effect === 'Allow');
  if (!fits(allows)) return undefined;
  const documents: S[][] = allows.length === 0 ? [] : [allows];
  for (const statement of statements) {
    if (statement.Effect === 'Allow') continue;
    const roomy = documents.find((document) => fits([...document, statement]));
    if (roomy !== undefined) roomy.push(statement);
    else if (fits([statement])) documents.push([statement]);
    else return undefined;
  }
  return documents;
}

const ADDRESS_KEYS = ['aws:sourceip', 'aws:vpcsourceip'];

/** The statement with each list of address ranges written as the fewest ranges that hold the same addresses. */
function withAggregatedRanges(statement: PolicyStatement): PolicyStatement {
  const { Condition } = statement;
  if (Condition === undefined) return statement;
  const conditions = Object.entries(Condition).map(([operator, keys]): [string, PolicyConditions[string]] => [
    operator,
    Object.fromEntries(
      Object.entries(keys).map(([key, values]) => [
        key,
        ADDRESS_KEYS.includes(key.toLowerCase()) && typeof values !== 'string' ? CidrSet.of(values).ranges : values,
      ]),
    ),
  ]);
  return { ...statement, Condition: Object.fromEntries(conditions) };
}

function withoutSid({ Sid: _, ...statement }: PolicyStatement): Written {
  return statement;
}

function tooLong(statements: readonly PolicyStatement[], { limit, waysOut, control }: PolicyRoom): InvalidValue {
  const lengths = statements.map((statement) => sizeOf(policyText([withoutSid(statement)]), limit.counted));
  const longest = Math.max(...lengths);
  const statement = statements[lengths.indexOf(longest)];
  const ranges = statement === undefined ? 0 : rangesIn(statement);
  const list = ranges === 0 ? '' : ` with ${ranges} ranges`;
  return new InvalidValue({
    problem: 'one statement is too long for a document, and a statement cannot be split',
    given: `${sizeInWords(longest, limit.counted)}${list}`,
    allowed: limitInWords(limit),
    remedy: ranges === 0 ? inWords(waysOut) : listRemedy(ranges, waysOut),
    control,
  });
}

function tooMany(
  statements: readonly PolicyStatement[],
  needed: number,
  { limit, documents, waysOut, control }: PolicyRoom,
): InvalidValue {
  const size = sizeOf(policyText(statements.map(withoutSid)), limit.counted);
  return new InvalidValue({
    problem: 'the statements do not fit into the documents that there is room for',
    given: `${sizeInWords(size, limit.counted)}, which take ${needed} documents`,
    allowed: `there is room for ${documents}, and ${limitInWords(limit)}`,
    remedy: inWords(waysOut),
    control,
  });
}

/** Why a list of ranges is not shared out over several denies, and the ways out; `more` are those beside a shorter list. */
export function listRemedy(ranges: number, more: readonly string[]): string {
  const ways = inWords(['route egress through fewer addresses', 'list neighbouring ranges as one', ...more]);
  return `The list has ${ranges} ranges and cannot be split: a second deny would deny what the first lets through. ${ways}`;
}

/** `Do this, do that, or the other`. */
function inWords(ways: readonly string[]): string {
  const last = ways.length - 1;
  const text = ways.map((way, index) => (index === last && index > 0 ? `or ${way}` : way)).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function rangesIn({ Condition = {} }: PolicyStatement): number {
  return Object.values(Condition)
    .flatMap((keys) => Object.entries(keys))
    .filter(([key]) => ADDRESS_KEYS.includes(key.toLowerCase()))
    .reduce((sum, [, values]) => sum + [values].flat().length, 0);
}
