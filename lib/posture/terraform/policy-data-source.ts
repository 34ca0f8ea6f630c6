import type { Condition, Patterns, PolicyDocument, Principals, Statement } from '../policy-document';
import type { Block } from './block';
import type { Resource } from './configuration';
import { collectStatements, sortedConditions, VERSIONS } from './policy-statements';
import { conditionTexts, type PolicyStrings, plainText, policyText, policyTexts, Unread } from './policy-text';
import type { ReadDocument, StackReading } from './stack-reading';
import { whyOf } from './term-value';

/** Arguments by which statements of other documents get in; those of an override replace ours of the same Sid. */
const SOURCES = ['source_json', 'source_policy_documents'];
const OVERRIDES = ['override_json', 'override_policy_documents'];

/** Reads a `data.aws_iam_policy_document`. Other documents merged into it leave the document open. */
export function readPolicyDataSource(resource: Resource, trust: boolean, stack: StackReading): ReadDocument {
  const body = stack.body(resource);
  const version = body.text('version');
  if (version.is !== 'absent' && (version.is !== 'known' || !VERSIONS.includes(version.value))) {
    return { why: version.is === 'unknown' ? version.why : 'notRead' };
  }
  const strings = { variables: version.is === 'absent' || version.value === VERSIONS[0], ampersand: true };
  const { blocks, open } = body.blocks('statement');
  const overridden = OVERRIDES.some((name) => body.isSet(name));
  const merged = overridden || SOURCES.some((name) => body.isSet(name)) ? 'notRead' : undefined;
  return { document: read(blocks, strings, { trust, overridden }, open ?? merged) };
}

function read(
  blocks: readonly Block[],
  strings: PolicyStrings,
  { trust, overridden }: { trust: boolean; overridden: boolean },
  open: PolicyDocument['open'],
): PolicyDocument {
  const reads = blocks.map((block) => () => {
    const statement = statementFrom(block, strings, trust);
    if (overridden && statement.sid !== undefined) throw new Unread('notRead');
    return statement;
  });
  return collectStatements(reads, open);
}

function statementFrom(block: Block, strings: PolicyStrings, trust: boolean): Statement {
  const sid = block.term('sid');
  const effect = block.term('effect');
  const effectText = effect.is === 'null' ? 'Allow' : effect.is === 'literal' ? effect.value : undefined;
  if (effectText !== 'Allow' && effectText !== 'Deny') throw new Unread(whyOf(effect));
  const principals = principalsFrom(block, strings);
  const actions = patternsFrom(block, 'actions', 'not_actions', strings);
  const resources = patternsFrom(block, 'resources', 'not_resources', strings);
  if (!actions || (!resources && !trust)) throw new Unread('notRead');
  return {
    ...(sid.is === 'null' ? {} : { sid: policyText(sid, strings) }),
    effect: effectText,
    ...(principals ? { principals } : {}),
    actions,
    resources: resources ?? { not: false, patterns: ['*'] },
    conditions: conditionsFrom(block, strings),
  };
}

function patternsFrom(block: Block, name: string, inverse: string, strings: PolicyStrings): Patterns | undefined {
  const [plain, inverted] = [block.term(name), block.term(inverse)];
  if (plain.is !== 'null' && inverted.is !== 'null') throw new Unread('notRead');
  const term = plain.is === 'null' ? inverted : plain;
  if (term.is === 'null') return undefined;
  if (term.is !== 'list' || term.items.length === 0) throw new Unread(whyOf(term));
  return { not: inverted.is !== 'null', patterns: policyTexts(term, strings) };
}

function principalsFrom(block: Block, strings: PolicyStrings): Principals | undefined {
  const [plain, inverted] = [nested(block, 'principals'), nested(block, 'not_principals')];
  if (plain.length > 0 && inverted.length > 0) throw new Unread('notRead');
  const written = plain.length > 0 ? plain : inverted;
  if (written.length === 0) return undefined;
  const names: Record<string, string[]> = { AWS: [], Service: [], Federated: [] };
  let any = false;
  for (const principal of written) {
    const type = policyText(principal.term('type'), strings);
    const identifiers = policyTexts(principal.term('identifiers'), strings);
    const everybody = identifiers.includes('*');
    if (type === '*' ? !everybody || identifiers.length > 1 : !Object.hasOwn(names, type)) throw new Unread('notRead');
    any ||= everybody && (type === '*' || type === 'AWS');
    for (const name of identifiers) if (type !== 'AWS' || name !== '*') names[type]?.push(name);
  }
  const { AWS: aws = [], Service: service = [], Federated: federated = [] } = names;
  const bare = written.length === 1 && isEveryone(written[0]) ? ({ bare: true } as const) : {};
  return { not: inverted.length > 0, any, ...bare, aws, service, federated };
}

/** The provider writes `"*"` for the type `*`, and `{"AWS": "*"}` for the type `AWS`. */
function isEveryone(principal: Block | undefined): boolean {
  const type = principal?.term('type');
  return type?.is === 'literal' && type.value === '*';
}

function conditionsFrom(block: Block, strings: PolicyStrings): Condition[] {
  const conditions = nested(block, 'condition').map((condition) => ({
    operator: plainText(condition.term('test')),
    key: plainText(condition.term('variable')),
    values: conditionTexts(condition.term('values'), strings),
  }));
  // The provider merges blocks of one operator and key, or lets the later one win, by how many values they have.
  const keys = conditions.map(({ operator, key }) => `${operator} ${key}`);
  if (new Set(keys).size < keys.length) throw new Unread('notRead');
  return sortedConditions(conditions);
}

function nested(block: Block, name: string): readonly Block[] {
  const { blocks, open } = block.blocks(name);
  if (open !== undefined) throw new Unread(open);
  return blocks;
}
