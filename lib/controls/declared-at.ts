import { type Facts, lineOf } from '../declaration';
import type { Finding } from './control';

/** A place in a declaration, for people to go to. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Where the thing that a finding is about was declared: by the construct that made the resource, else the account or
 * organization, else the service. `undefined` where nobody declared it.
 */
export function declaredAt(facts: Facts | undefined, finding: Finding): Place | undefined {
  if (facts?.source === undefined) return undefined;
  const path = finding.declared ?? pathOf(facts, finding) ?? ownPath(facts);
  return { file: facts.source.file, line: lineOf(facts.source, path) };
}

function ownPath({ focus: { service, account, organization } }: Facts): string {
  if (organization) return `services.${service}.aws.organization`;
  return account === undefined ? `services.${service}` : `services.${service}.aws.accounts.${account}`;
}

/** The declaration path of the longest construct path prefix. */
function pathOf({ declared = {} }: Facts, { origins }: Finding): string | undefined {
  const prefixes = origins
    .flatMap(({ construct }) => (construct === undefined ? [] : [longestIn(declared, construct)]))
    .filter((prefix) => prefix !== undefined)
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const [longest] = prefixes;
  return longest === undefined ? undefined : declared[longest];
}

/** The nearest construct at or above the path that was declared. */
function longestIn(declared: NonNullable<Facts['declared']>, path: string): string | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    const prefix = path.slice(0, end);
    if (Object.hasOwn(declared, prefix)) return prefix;
  }
  return undefined;
}
