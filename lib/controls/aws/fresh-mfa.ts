import type { PolicyDocument, Principals, Statement } from '../../posture';
import { FRESH, matches, type Request } from '../../requests';
import type { Control, Situation } from '../control';
import { awsAccountOf } from './account';
import { eachTrust, type Role } from './assumed-by';
import type { Gap } from './gap';
import { isForeign, ownAccounts, trustedOf } from './own-accounts';

const REMEDY =
  'allow sts:AssumeRole where Bool aws:MultiFactorAuthPresent is true and NumericLessThan aws:MultiFactorAuthAge is at most 43200, in one statement';

const [PRESENT, AGE] = ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthAge'];
const KEYS = [PRESENT.toLowerCase(), AGE.toLowerCase()];
const LONGEST_SECONDS = 43_200;

/**
 * AWS-MFA-02: users of the tenant's accounts assume a role of the stack only with MFA, and only for so long after they
 * proved it: as long as is declared of the role, else twelve hours. Judged are roles that a user may assume, or everybody
 * in an account, for sessions of at most four hours; a session of another role carries no MFA, and whoever assumes that one is judged there.
 */
export const freshMfa: Control = {
  id: 'AWS-MFA-02',
  title: 'Users assume roles only with MFA that they just proved',
  risk: "A leaked access key becomes an administrator's session.",
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-11' },
    { source: 'NIST 800-53', id: 'AC-12' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: [],
  reads: [
    ['iamPrincipal', 'trust'],
    ['iamPrincipal', 'session'],
  ],
  check: (situation) => {
    const own = ownAccounts(situation);
    return eachTrust(
      situation,
      {
        remedy: REMEDY,
        none: 'no user may assume a role of the stack',
        concerns: ({ principals }) => principals !== undefined && usersOf(principals, own).length > 0,
      },
      (role, allowed, trust) => allowed.flatMap((statement) => gapsOf(statement, role, trust, situation, own)),
    );
  },
};

/** Whom of it a user can be; `*` for everybody. */
function usersOf(principals: Principals, own: ReadonlySet<string>): readonly string[] {
  if (principals.any || principals.not) return ['*'];
  return principals.aws.filter((text) => !isSession(text) && !isForeign(trustedOf(text), own));
}

/** Whether it names a role, whose sessions carry no MFA. */
function isSession(text: string): boolean {
  return /^arn:[^:]+:(?:iam|sts)::\d{12}:(?:role|assumed-role)\//.test(text) || text.startsWith('${aws_iam_role.');
}

function gapsOf(
  statement: Statement,
  role: Role,
  { statements }: PolicyDocument,
  situation: Situation,
  own: ReadonlySet<string>,
): Gap[] {
  const users = statement.principals === undefined ? [] : usersOf(statement.principals, own);
  const longest = longestFor(role, situation);
  const denials = statements.filter(isOnMfa);
  const passes = waysIn(longest).filter(
    ({ context }) =>
      matches(onMfaAlone(statement), requestWith(context)) !== 'no' &&
      !denials.some((denial) => matches(denial, requestWith(context)) === 'yes'),
  );
  return passes.map(({ way, words }) => ({
    given: `${users.join(', ')} may assume it ${words}`,
    meaning: { principals: users.map((user) => (user === '*' ? 'All' : user)), settings: [`mfa=${way}`] },
    origins: [role.fields.trust.at],
  }));
}

function longestFor({ fields: { name } }: Role, situation: Situation): number {
  const declared = name.is === 'known' ? awsAccountOf(situation)?.privilegedRoles?.[name.value] : undefined;
  return declared === undefined ? LONGEST_SECONDS : (declared.mfaMinutes ?? 60) * 60;
}

interface WayIn {
  readonly way: string;
  readonly words: string;
  readonly context: Request['context'];
}

/** What a request carries that is not to get in. */
function waysIn(longest: number): readonly WayIn[] {
  return [
    { way: 'absent', words: 'without MFA, with an access key', context: {} },
    { way: 'false', words: 'without MFA', context: { [PRESENT]: 'false' } },
    {
      way: 'old',
      words: `with MFA that was proved more than ${longest / 60} minutes ago`,
      context: { [PRESENT]: 'true', [AGE]: String(longest + 1) },
    },
  ];
}

function requestWith(context: Request['context']): Request {
  return { principal: { is: 'aws', arn: FRESH }, action: 'sts:AssumeRole', resource: FRESH, context };
}

/** The statement for anybody, with what it says of MFA and nothing else: other conditions may hold. */
function onMfaAlone(statement: Statement): Statement {
  const { principals: _, ...rest } = statement;
  return { ...rest, conditions: statement.conditions.filter(({ key }) => KEYS.includes(key.toLowerCase())) };
}

/** Whether the statement denies everybody what it says of MFA, whatever else a request carries. */
function isOnMfa({ effect, principals, conditions }: Statement): boolean {
  const everybody = principals?.any === true && !principals.not;
  return effect === 'Deny' && everybody && conditions.every(({ key }) => KEYS.includes(key.toLowerCase()));
}
