import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import { InvalidValue, PipelineIssuer, type PipelineSubject } from '../values';
import { refuse } from './findings';
import type { IHumanRole } from './human-principal';
import type { PipelineFederation } from './pipeline-federation';
import type { PolicyConditions } from './policy-document';
import { type RoleForPeopleProps, roleFindings, roleForPeople } from './role-for-people';

export interface PipelineRoleProps extends RoleForPeopleProps {
  /** Who issues the tokens. */
  readonly federation: PipelineFederation;
  /** The pipelines that get the role, each by its repository and from where in it they run. */
  readonly subjects: readonly PipelineSubject[];
  /**
   * Whom the tokens are for.
   *
   * @default - the first of the federation's audiences
   */
  readonly audience?: string;
}

const CONTROL = 'AWS-MFA-08';

/**
 * A pipeline gets the role with a token of its own issuer that is for AWS, and only from the repository, and the branch or
 * environment in it, that is named: not by whoever else has a repository at the same issuer, and not by a pull request.
 *
 * Renders an `aws_iam_role` whose trust policy allows `sts:AssumeRoleWithWebIdentity` by the federation's provider where
 * `aud` equals the audience and `sub` one of the subjects (`StringLike` where one of them ends in `*`), and an
 * `aws_iam_role_policy_attachment` for each policy. Sessions end after an hour.
 *
 * AWS-MFA-08; NIST SP 800-53 AC-3, AC-12, IA-9; AWS IAM User Guide, "Create a role for OpenID Connect federation".
 */
export class PipelineRole extends Construct implements IHumanRole {
  readonly kind = 'role';
  readonly role: IamRole;
  readonly name: string;

  /** @throws InvalidValue that names every property which is not usable: subjects of another issuer, or none, among them. */
  constructor(scope: Construct, id: string, props: PipelineRoleProps) {
    super(scope, id);
    const { federation, roleName, subjects, audience = federation.audiences[0] ?? '' } = props;
    refuse(this, [
      ...roleFindings(props, CONTROL),
      ...subjectFindings(subjects, federation),
      audienceFinding(audience, federation),
    ]);
    this.name = roleName;
    this.role = roleForPeople(this, props, 'A pipeline assumes it with a token of the system that it runs in', [
      {
        Sid: 'LetThePipelineAssumeIt',
        Effect: 'Allow',
        Principal: { Federated: federation.provider.arn },
        Action: 'sts:AssumeRoleWithWebIdentity',
        Condition: conditionsOf(PipelineIssuer.parse(federation.issuer).host, audience, subjects),
      },
    ]);
  }

  get target(): string {
    return this.role.name;
  }
}

function conditionsOf(host: string, audience: string, subjects: readonly PipelineSubject[]): PolicyConditions {
  const values = subjects.map(String).sort();
  const [only, ...more] = values;
  const sub = { [`${host}:sub`]: only !== undefined && more.length === 0 ? only : values };
  const aud = { [`${host}:aud`]: audience };
  return subjects.some(({ isPattern }) => isPattern)
    ? { StringEquals: aud, StringLike: sub }
    : { StringEquals: { ...aud, ...sub } };
}

function subjectFindings(subjects: readonly PipelineSubject[], { issuer }: PipelineFederation): InvalidValue[] {
  const problem = (text: string, given: string) =>
    new InvalidValue({
      problem: `subjects: ${text}`,
      given,
      allowed: `pipelines whose tokens ${issuer} issues, at least one`,
      remedy: 'Write PipelineSubject.github("contoso/web", { environment: "production" })',
      control: CONTROL,
    });
  if (subjects.length === 0) return [problem('no pipeline may assume the role', '[]')];
  return subjects
    .filter((subject) => subject.issuer !== issuer)
    .map((subject) => problem(`this is one of ${subject.issuer}`, String(subject)));
}

function audienceFinding(audience: string, { audiences }: PipelineFederation): InvalidValue | undefined {
  if (audiences.includes(audience)) return undefined;
  return new InvalidValue({
    problem: 'audience: the federation takes no tokens that are for this',
    given: audience,
    allowed: `one of ${audiences.join(', ')}`,
    control: CONTROL,
  });
}
