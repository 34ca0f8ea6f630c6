import type { PolicyDocument, Val } from '../../../posture';
import type { Situation } from '../../control';
import { accountIdOf, awsAccountOf, partitionOf } from '../account';
import type { Domain } from './search-domains';

/** The ARN of a domain in the one spelling that proofs compare. */
export interface SearchDomainArn {
  readonly text: string;
  /** The document with every spelling of the ARN put into that one. */
  spelledIn(document: Val<PolicyDocument>): Val<PolicyDocument>;
}

/** What an ARN has where nobody says which account or Region it is: what the policy says is taken for it. */
const UNSAID = '0';

export function searchDomainArn({ name, made, sure }: Domain, situation: Situation): SearchDomainArn {
  const declared = awsAccountOf(situation);
  const asked = declared?.searchDomains?.[name];
  const entity = made ?? sure[0];
  const region = (asked === undefined ? entity?.scope.region : (asked.region ?? declared?.regions[0])) ?? UNSAID;
  const account = accountIdOf(situation) ?? UNSAID;
  const text = `arn:${partitionOf(situation, entity)}:es:${region}:${account}:domain/${name}`;
  const spell = (pattern: string) => {
    const address = made?.address ?? '';
    const named = pattern
      .replaceAll(`\${${address}.arn}`, text)
      .replaceAll(`\${${address}.id}`, text)
      .replaceAll(`\${${address}.domain_name}`, name);
    const parts = named.split(':');
    if (parts.length !== 6 || parts[2] !== 'es') return named;
    if (region === UNSAID && parts[3] !== '*') parts[3] = UNSAID;
    if (account === UNSAID && parts[4] !== '*') parts[4] = UNSAID;
    return parts.join(':');
  };
  return {
    text,
    spelledIn: (document) => {
      if (document.is !== 'known') return document;
      const statements = document.value.statements.map((statement) => ({
        ...statement,
        resources: { ...statement.resources, patterns: statement.resources.patterns.map(spell) },
      }));
      return { ...document, value: { ...document.value, statements } };
    },
  };
}
