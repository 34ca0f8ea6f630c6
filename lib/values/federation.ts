import { InvalidValue } from './invalid-value';

/** Where a token comes from that a service principal is let in with instead of a secret, and whose it has to be. */
export interface Federation {
  /** Address of whoever issues the tokens: `https://token.actions.githubusercontent.com`. */
  readonly issuer: string;
  /** Whose tokens are taken, as the issuer names it: `repo:contoso/tenants:environment:production`. */
  readonly subject: string;
}

const CONTROL = 'ENT-WL-03';
const LONGEST = 600;

/** Everything that is wrong with a federation: an issuer that is no address, a subject that anybody can come to have. */
export function federationProblems({ issuer, subject }: Federation): readonly InvalidValue[] {
  return [
    ...(isAddress(issuer)
      ? []
      : [
          new InvalidValue({
            problem: 'issuer: this is not the address of an issuer',
            given: issuer,
            allowed: 'it is an https address without a query, as it stands in the tokens',
            remedy: 'Write it like "https://token.actions.githubusercontent.com"',
            control: CONTROL,
          }),
        ]),
    ...subjectProblems(subject),
  ];
}

function isAddress(issuer: string): boolean {
  if (issuer.length > LONGEST || issuer !== issuer.trim() || !URL.canParse(issuer)) return false;
  const { protocol, search, hash, username } = new URL(issuer);
  return protocol === 'https:' && search === '' && hash === '' && username === '';
}

function subjectProblems(subject: string): readonly InvalidValue[] {
  const problem = (what: string, allowed: string, remedy: string) => [
    new InvalidValue({ problem: `subject: ${what}`, given: subject, allowed, remedy, control: CONTROL }),
  ];
  const like = 'Write it like "repo:contoso/tenants:environment:production"';
  if (subject.trim() === '' || subject !== subject.trim() || subject.length > LONGEST) {
    return problem(
      'this is no subject',
      `it is written out, in at most ${LONGEST} characters without spaces around`,
      like,
    );
  }
  if (/[*?]/.test(subject))
    return problem('it has a wildcard', 'it names one workload: Entra compares it letter by letter', like);
  if (!/(?:^|[:/])(?:pull_request|refs\/pull)(?:$|[:/])/.test(subject)) return [];
  return problem(
    'it is that of pull requests, which anybody can open who may propose a change',
    'it names an environment, or a branch that is protected',
    like,
  );
}
