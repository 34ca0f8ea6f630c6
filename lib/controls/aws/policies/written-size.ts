import type { PolicyDocument, Statement } from '../../../posture';
import { type PolicyLimit, sizeOf } from '../../../values';

/** How long a document is at least, and at most where all of it is seen. */
export interface WrittenSize {
  readonly least: number;
  readonly most?: number;
}

/** What a name, an id or an ARN that apply fills in comes to at most: the longest path of IAM has 512 characters. */
const LONGEST_REFERENCE = 700;
/** A reference to a resource of the stack; a variable of the policy language holds a colon. */
const REFERENCE = /\$\{[\w.[\]"-]+\}/g;

/** The size of a document as it is written out; else of its statements without white space. */
export function writtenSize({ written, statements, open }: PolicyDocument, { counted }: PolicyLimit): WrittenSize {
  const text = written ?? JSON.stringify({ Version: '2012-10-17', Statement: statements.map(textOf) });
  const references = written === undefined ? (text.match(REFERENCE)?.length ?? 0) : 0;
  const least = sizeOf(references === 0 ? text : text.replace(REFERENCE, ''), counted);
  return open === undefined ? { least, most: least + references * LONGEST_REFERENCE } : { least };
}

function textOf({ sid, effect, principals, actions, resources, conditions }: Statement): object {
  const condition: Record<string, Record<string, unknown>> = {};
  for (const { operator, key, values } of conditions) {
    condition[operator] = { ...condition[operator], [key]: one(values) };
  }
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    ...(principals === undefined ? {} : { [principals.not ? 'NotPrincipal' : 'Principal']: named(principals) }),
    [actions.not ? 'NotAction' : 'Action']: one(actions.patterns),
    [resources.not ? 'NotResource' : 'Resource']: one(resources.patterns),
    ...(conditions.length === 0 ? {} : { Condition: condition }),
  };
}

function named({ any, bare, aws, service, federated }: NonNullable<Statement['principals']>): unknown {
  if (bare) return '*';
  const kinds = { AWS: any ? ['*', ...aws] : aws, Service: service, Federated: federated };
  return Object.fromEntries(Object.entries(kinds).flatMap(([kind, names]) => (names[0] ? [[kind, one(names)]] : [])));
}

function one(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? (values[0] ?? '') : values;
}
