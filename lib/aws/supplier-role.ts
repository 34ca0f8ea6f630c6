import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import { InvalidValue } from '../values';
import { findingFrom, refuse } from './findings';
import type { IHumanRole } from './human-principal';
import { principalFindings, type RoleForPeopleProps, roleFindings, roleForPeople } from './role-for-people';

export interface SupplierRoleProps extends RoleForPeopleProps {
  /** ARNs of the supplier's roles or users, each by its name. */
  readonly assumedBy: readonly string[];
  /** What the supplier sends with each request, agreed for this customer alone: 16 to 1224 characters. */
  readonly externalId: string;
}

const CONTROL = 'AWS-IAM-05';

/**
 * A supplier gets the role by its own named roles alone, and only where it acts for this customer.
 *
 * Renders an `aws_iam_role` whose trust policy allows `sts:AssumeRole` to these principals where `sts:ExternalId` is the
 * agreed one, and an `aws_iam_role_policy_attachment` for each policy. Another customer of the supplier, who talks it into
 * using the role's ARN, has another external id. Sessions end after an hour. The external id is no secret.
 *
 * AWS-IAM-05; NIST SP 800-53 AC-3, SA-9; AWS IAM User Guide, "The confused deputy problem".
 */
export class SupplierRole extends Construct implements IHumanRole {
  readonly kind = 'role';
  readonly role: IamRole;
  readonly name: string;

  /** @throws InvalidValue that names every property which is not usable, the root of an account as a principal among them. */
  constructor(scope: Construct, id: string, props: SupplierRoleProps) {
    super(scope, id);
    const { roleName, assumedBy, externalId } = props;
    refuse(this, [
      ...roleFindings(props, CONTROL),
      ...principalFindings('assumedBy', assumedBy, {
        pattern: /^arn:[a-z-]+:iam::\d{12}:(?:role|user)\/[^*]+$/,
        allowed: "ARNs of the supplier's roles or users, each by its name: the root of an account is everybody in it",
        remedy: 'Write it like "arn:aws:iam::999988887777:role/support", as the supplier names it',
        control: CONTROL,
      }),
      findingFrom('externalId', () => parseExternalId(externalId)),
    ]);
    this.name = roleName;
    this.role = roleForPeople(this, props, 'A supplier assumes it, for this customer alone', [
      {
        Sid: 'LetTheSupplierAssumeItForUs',
        Effect: 'Allow',
        Principal: { AWS: [...assumedBy] },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': externalId } },
      },
    ]);
  }

  get target(): string {
    return this.role.name;
  }
}

function parseExternalId(text: string): void {
  if (/^[\w+=,.@:/-]{16,1224}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not a usable external id',
    given: text,
    allowed: 'it has 16 to 1224 letters, digits and _ + = , . @ : / -, and no other customer has it',
    remedy: 'Take the one that the supplier made for you, or a UUID',
    control: CONTROL,
  });
}
