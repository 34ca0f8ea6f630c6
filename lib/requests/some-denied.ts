import type { PolicyDocument, Statement } from '../posture';
import type { Answer } from './answer';
import { type Part, partsOf, withSilentParts } from './classes';
import { deniesOf, whyOpen } from './every-denied';
import { plainlyMissed } from './plainly';
import type { Request } from './request';
import type { Universe } from './universe';

export type Obstacle =
  | { readonly denied: false }
  | { readonly denied: true; readonly witness: Request }
  | { readonly denied: 'unknown'; readonly why: string };

/**
 * Proves that no `Deny` statement of the documents applies to any request of the universe, or shows a request that one
 * denies. A condition key that the universe does not speak of has a value, or is absent, in a way that is not known: a
 * statement that hangs on it makes the answer `unknown`, as does a document that may hold more than is seen.
 *
 * @param relevant Which statements count; by default all.
 */
export function someDenied(
  documents: readonly PolicyDocument[],
  universe: Omit<Universe, 'except'>,
  relevant: (statement: Statement) => boolean = () => true,
): Obstacle {
  const denies = deniesOf(documents).filter(relevant);
  return denies.every((statement) => plainlyMissed(statement, universe))
    ? deniedByNone(documents)
    : deniedInClass(documents, denies, universe);
}

/** The same of these statements by going through all classes of requests, whether or not it is plain. */
export function deniedInClass(
  documents: readonly PolicyDocument[],
  denies: readonly Statement[],
  universe: Omit<Universe, 'except'>,
): Obstacle {
  const parts = withSilentParts(partsOf(denies, universe), denies, universe);
  const unclear = parts.find(({ dimension }) => dimension.unclear !== undefined)?.dimension.unclear;
  if (unclear !== undefined) return { denied: 'unknown', why: unclear };
  const answers = denies.map((_, index) => parts.map((part) => reaches(part, index, universe)));
  const sure = answers.findIndex((each) => each.every((answer) => answer === 'yes'));
  if (sure >= 0) return { denied: true, witness: witnessOf(parts, sure) };
  if (answers.some((each) => each.every((answer) => answer !== 'no'))) {
    return { denied: 'unknown', why: 'a policy denies under a condition whose outcome is not known' };
  }
  return deniedByNone(documents);
}

function deniedByNone(documents: readonly PolicyDocument[]): Obstacle {
  const open = documents.find((document) => document.open !== undefined)?.open;
  return open === undefined ? { denied: false } : { denied: 'unknown', why: whyOpen(open) };
}

/** Whether the statement's words on one part match: some request's, where the universe speaks of the part. */
function reaches({ name, columns }: Part, statement: number, universe: Omit<Universe, 'except'>): Answer {
  const { answers = [], proof = [] } = columns[statement] ?? {};
  const spokenOf = ['principal', 'action', 'resource'].includes(name) || universe.keys[name] !== undefined;
  if (spokenOf ? answers.includes('yes') : proof.every((answer) => answer === 'yes')) return 'yes';
  return proof.every((answer) => answer === 'no') ? 'no' : 'unknown';
}

function witnessOf(parts: readonly Part[], statement: number): Request {
  let request: Request = { principal: { is: 'anonymous' }, action: '', resource: '', context: {} };
  for (const part of parts) {
    const chosen = part.columns[statement]?.answers.indexOf('yes') ?? -1;
    request = part.put(request, part.dimension.cells[chosen]);
  }
  return request;
}
