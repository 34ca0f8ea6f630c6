import { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment';
import { Token } from 'cdktf';
import type { Construct } from 'constructs';
import { InvalidValue } from '../values';
import { findingFrom } from './findings';
import { humanName } from './human-principal';
import { type PolicyStatement, policyDocument } from './policy-document';

/** What every role that people or suppliers assume is given. */
export interface RoleForPeopleProps {
  /** Name of the role, without path. */
  readonly roleName: string;
  /** ARNs of the managed policies that say what the role may do. */
  readonly policyArns: readonly string[];
  /**
   * Hours after which a session ends, from 1 to 4.
   *
   * @default 1
   */
  readonly sessionHours?: number;
}

/** Longest session of people in the cloud, as of privileged roles in the directory. */
const LONGEST_HOURS = 4;

/** The role with its policies. Nothing else may be attached to it by this stack's constructs. */
export function roleForPeople(
  scope: Construct,
  { roleName, policyArns, sessionHours = 1 }: RoleForPeopleProps,
  description: string,
  trust: readonly PolicyStatement[],
): IamRole {
  const role = new IamRole(scope, 'role', {
    name: roleName,
    description,
    maxSessionDuration: sessionHours * 3600,
    assumeRolePolicy: policyDocument(trust),
  });
  policyArns.forEach((policyArn, index) => {
    const id = Token.isUnresolved(policyArn)
      ? String(index)
      : policyArn.replace(/^.*:policy\//, '').replaceAll('/', '-');
    new IamRolePolicyAttachment(scope, `policy-${id}`, { role: role.name, policyArn });
  });
  return role;
}

/** What is wrong with these properties. */
export function roleFindings(
  { roleName, policyArns, sessionHours = 1 }: RoleForPeopleProps,
  control: string,
): (InvalidValue | undefined)[] {
  return [
    findingFrom('roleName', () => humanName(roleName, 'role')),
    hoursFinding(sessionHours, control),
    ...policyArns.map((arn, index) => findingFrom(`policyArns[${index}]`, () => policyArn(arn, control))),
  ];
}

function hoursFinding(hours: number, control: string): InvalidValue | undefined {
  if (Number.isInteger(hours) && hours >= 1 && hours <= LONGEST_HOURS) return undefined;
  return new InvalidValue({
    problem: 'sessionHours: this is not the length of a short session',
    given: String(hours),
    allowed: `a whole number of hours from 1 to ${LONGEST_HOURS}`,
    control,
  });
}

function policyArn(text: string, control: string): void {
  if (Token.isUnresolved(text) || /^arn:[a-z-]+:iam::(?:\d{12}|aws):policy\/.+$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not the ARN of a managed policy',
    given: text,
    allowed: 'it names the partition, an account or aws, and a policy',
    remedy: 'Write it like "arn:aws:iam::aws:policy/ReadOnlyAccess"',
    control,
  });
}

/** What a principal of a trust policy has to be. */
interface Allowed {
  readonly pattern: RegExp;
  readonly allowed: string;
  readonly remedy: string;
  readonly control: string;
}

/** What is wrong with the principals that may assume a role: none at all, or one that is not named as it has to be. */
export function principalFindings(
  property: string,
  arns: readonly string[],
  wanted: Allowed,
): (InvalidValue | undefined)[] {
  if (arns.length === 0) {
    return [
      new InvalidValue({
        problem: `${property}: nobody may assume the role`,
        given: '[]',
        allowed: wanted.allowed,
        control: wanted.control,
      }),
    ];
  }
  return arns.map((arn, index) => {
    if (Token.isUnresolved(arn) || wanted.pattern.test(arn)) return undefined;
    return new InvalidValue({
      problem: `${property}[${index}]: this does not name who may assume the role`,
      given: arn,
      allowed: wanted.allowed,
      remedy: wanted.remedy,
      control: wanted.control,
    });
  });
}
