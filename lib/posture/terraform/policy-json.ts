import { parseJson, UnreadableJson } from '../../values';
import type { Condition, Patterns, PolicyDocument, Principals, Statement } from '../policy-document';
import { isJsonObject } from './json-object';
import { readPolicyDataSource } from './policy-data-source';
import { collectStatements, sortedConditions, VERSIONS } from './policy-statements';
import { conditionTexts, type PolicyStrings, policyText, policyTexts, Unread } from './policy-text';
import type { ReadDocument, StackReading } from './stack-reading';
import { hasMark, literal, MARK_CLOSE, MARK_OPEN, nullTerm, type Term } from './term';
import { whyOf } from './term-value';

const DEEPEST = 20;
const PRINCIPAL_TYPES = new Set(['AWS', 'Service', 'Federated']);
const DOCUMENT_KEYS = new Set(['Version', 'Id', 'Statement']);
const STATEMENT_KEYS = new Set(
  'Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' '),
);

type Entries = ReadonlyMap<string, Term>;

/**
 * Reads an AWS policy from what an argument comes to: JSON text, `jsonencode(…)` of a written-out value, or the `json`
 * of an `aws_iam_policy_document`. A statement that cannot be read is left out and opens the document; where the whole
 * has another shape than IAM's, or a key is there twice, nothing of it is read.
 *
 * @param trust the document need not name a resource: it is attached to the one thing that it is about
 */
export function readPolicy(term: Term, trust: boolean, stack: StackReading): ReadDocument {
  if (term.is === 'ref') {
    const resource = stack.expressions.resource(term.address);
    const isDocument = resource?.mode === 'data' && resource.type === 'aws_iam_policy_document';
    if (!resource || !isDocument || !['json', 'minified_json'].includes(term.attribute)) return { why: whyOf(term) };
    return stack.document(`${term.address} ${trust}`, () => readPolicyDataSource(resource, trust, stack));
  }
  try {
    const document = documentFrom(contentOf(term), trust);
    const written = term.is === 'literal' && typeof term.value === 'string' ? { written: term.value } : {};
    return { document: { ...document, ...written } };
  } catch (error) {
    if (error instanceof Unread) return { why: error.why };
    throw error;
  }
}

/**
 * What JSON text, or `jsonencode(…)` of a written-out value, comes to.
 *
 * @throws Unread where it cannot be read
 */
export function contentOf(term: Term): Term {
  if (term.is === 'json') return term.of;
  const text =
    term.is === 'text' ? term.text : term.is === 'literal' && typeof term.value === 'string' ? term.value : '';
  // An escaped mark would turn into a reference that nobody wrote.
  if (text === '' || /\\ue00[01]/i.test(text)) throw new Unread(whyOf(term));
  try {
    return termOf(parseJson(text), term.is === 'text', 0);
  } catch (error) {
    throw error instanceof UnreadableJson ? new Unread('notRead') : error;
  }
}

/** Parsed JSON as a term; its strings are literal, whatever they look like, but for marked references. */
function termOf(json: unknown, references: boolean, depth: number): Term {
  if (depth > DEEPEST) throw new Unread('notRead');
  if (typeof json === 'string') {
    const symbolic = references && (json.includes(MARK_OPEN) || json.includes(MARK_CLOSE));
    return symbolic ? { is: 'text', text: json } : literal(json);
  }
  if (typeof json === 'number' || typeof json === 'boolean') return literal(json);
  if (Array.isArray(json)) return { is: 'list', items: json.map((item) => termOf(item, references, depth + 1)) };
  if (!isJsonObject(json)) return nullTerm();
  const entries = new Map<string, Term>();
  for (const [key, value] of Object.entries(json)) entries.set(key, termOf(value, references, depth + 1));
  return { is: 'object', entries };
}

function documentFrom(content: Term, trust: boolean): PolicyDocument {
  const document = entriesOf(content, DOCUMENT_KEYS);
  const version = document.get('Version') ?? literal('2008-10-17');
  if (version.is !== 'literal' || !VERSIONS.includes(String(version.value))) throw new Unread(whyOf(version));
  const strings = { variables: version.value === VERSIONS[0], ampersand: false };
  const statement = document.get('Statement') ?? nullTerm();
  const written = statement.is === 'object' ? [statement] : statement.is === 'list' ? statement.items : undefined;
  if (!written) throw new Unread(whyOf(statement));
  return collectStatements(written.map((item) => () => statementFrom(item, strings, trust)));
}

function statementFrom(term: Term, strings: PolicyStrings, trust: boolean): Statement {
  const entries = entriesOf(term, STATEMENT_KEYS);
  const sid = entries.get('Sid');
  const effect = entries.get('Effect');
  if (effect?.is !== 'literal' || (effect.value !== 'Allow' && effect.value !== 'Deny')) {
    throw new Unread(effect ? whyOf(effect) : 'notRead');
  }
  const principal = oneOf(entries, 'Principal', 'NotPrincipal');
  const action = oneOf(entries, 'Action', 'NotAction');
  const resource = oneOf(entries, 'Resource', 'NotResource');
  if (!action || (!resource && !trust)) throw new Unread('notRead');
  return {
    sid: sid && policyText(sid, strings),
    effect: effect.value,
    principals: principal && principalsFrom(principal.term, principal.not, strings),
    actions: patternsFrom(action, strings),
    resources: resource ? patternsFrom(resource, strings) : { not: false, patterns: ['*'] },
    conditions: conditionsFrom(entries.get('Condition'), strings),
  };
}

function oneOf(entries: Entries, name: string, inverse: string): { term: Term; not: boolean } | undefined {
  const [plain, inverted] = [entries.get(name), entries.get(inverse)];
  if (plain && inverted) throw new Unread('notRead');
  const term = plain ?? inverted;
  return term && { term, not: inverted !== undefined };
}

function patternsFrom({ term, not }: { term: Term; not: boolean }, strings: PolicyStrings): Patterns {
  const patterns = policyTexts(term, strings);
  if (patterns.length === 0) throw new Unread('notRead');
  return { not, patterns };
}

function principalsFrom(term: Term, not: boolean, strings: PolicyStrings): Principals {
  if (term.is === 'literal' && term.value === '*') {
    return { not, any: true, bare: true, aws: [], service: [], federated: [] };
  }
  const entries = entriesOf(term, PRINCIPAL_TYPES);
  const named = (type: string) => policyTexts(entries.get(type) ?? { is: 'list', items: [] }, strings);
  const aws = named('AWS');
  return {
    not,
    any: aws.includes('*'),
    aws: aws.filter((name) => name !== '*'),
    service: named('Service'),
    federated: named('Federated'),
  };
}

function conditionsFrom(term: Term | undefined, strings: PolicyStrings): Condition[] {
  if (!term) return [];
  const conditions: Condition[] = [];
  for (const [operator, keys] of entriesOf(term)) {
    const entries = entriesOf(keys);
    if (entries.size === 0) throw new Unread('notRead');
    for (const [key, values] of entries) conditions.push({ operator, key, values: conditionTexts(values, strings) });
  }
  return sortedConditions(conditions);
}

function entriesOf(term: Term, allowed?: ReadonlySet<string>): Entries {
  if (term.is !== 'object') throw new Unread(whyOf(term));
  for (const key of term.entries.keys()) {
    if (allowed ? !allowed.has(key) : key.includes('${') || hasMark(key)) throw new Unread('notRead');
  }
  return term.entries;
}
