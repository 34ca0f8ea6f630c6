import { type DeclarationProblem, problemAt } from './declaration-error';
import type { Fault } from './fault';
import { readYaml } from './read-yaml';
import { type ApproverList, approvers as schema } from './schema/approvers';
import { approversFileFor, readTextFile } from './tenant-files';
import { faultsOf } from './zod-faults';

/** A list of approvers, or what is wrong with it; neither where there is none. */
export interface ApproversRead {
  readonly list?: ApproverList;
  readonly problems: readonly DeclarationProblem[];
}

/** The list beside the folder of declarations that a path is of, or that the file at the path stands in. */
export function readApproversFor(path: string): ApproversRead {
  const file = approversFileFor(path);
  if (file === undefined) return { problems: [] };
  const read = readTextFile(file.path, file.label);
  return typeof read === 'string' ? checkApprovers(read, file.label) : { problems: [read.problem] };
}

/** The list in a text. */
export function checkApprovers(text: string, label: string): ApproversRead {
  if (text.trim() === '') return { problems: [problemAt(label, undefined, EMPTY)] };
  const { map, problems, data } = readYaml(text, label);
  if (data === undefined || problems.length > 0) return { problems };
  const { data: list, error } = schema.safeParse(data);
  if (list !== undefined) return { list, problems: [] };
  const faults = faultsOf(error.issues, { schema, data, spellingOf: (place) => map.spellingOf(place) });
  return { problems: faults.map((fault) => problemAt(label, map.lineOf(fault.path), fault)) };
}

const EMPTY: Fault = {
  path: [],
  problem: 'the file is empty: it lists no approver',
  suggestion: 'Write "version: 1" and "approvers: [{ email: <address> }]", or remove the file',
};
