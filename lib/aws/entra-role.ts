import type { IamRole } from '@cdktf/provider-aws/lib/iam-role';
import { Construct } from 'constructs';
import type { AwsPartition } from '../values';
import type { EntraFederation } from './entra-federation';
import { refuse } from './findings';
import type { IHumanRole } from './human-principal';
import { type RoleForPeopleProps, roleFindings, roleForPeople } from './role-for-people';

export interface EntraRoleProps extends RoleForPeopleProps {
  /** The directory that people sign in to. */
  readonly federation: EntraFederation;
  /**
   * The AWS partition, which decides where people sign in.
   *
   * @default 'aws'
   */
  readonly partition?: AwsPartition;
}

const SIGN_IN: Readonly<Record<AwsPartition, string>> = {
  aws: 'https://signin.aws.amazon.com/saml',
  'aws-us-gov': 'https://signin.amazonaws-us-gov.com/saml',
  'aws-cn': 'https://signin.amazonaws.cn/saml',
};

/**
 * People get the role by signing in to their Entra directory, and so by its Conditional Access, and in no other way.
 *
 * Renders an `aws_iam_role` whose trust policy allows `sts:AssumeRoleWithSAML` by the federation's provider where
 * `SAML:aud` is the AWS sign-in and `SAML:iss` the directory, and an `aws_iam_role_policy_attachment` for each policy.
 * Sessions end after an hour. Who of the directory gets the role is assigned at the enterprise application.
 *
 * AWS-MFA-06; CIS AWS Foundations 2.19, NIST SP 800-53 IA-8, AC-12.
 */
export class EntraRole extends Construct implements IHumanRole {
  readonly kind = 'role';
  readonly role: IamRole;
  readonly name: string;

  /** @throws InvalidValue that names every property which is not usable. */
  constructor(scope: Construct, id: string, props: EntraRoleProps) {
    super(scope, id);
    const { federation, roleName, partition = 'aws' } = props;
    refuse(this, roleFindings(props, 'AWS-MFA-06'));
    this.name = roleName;
    this.role = roleForPeople(this, props, 'People assume it by signing in to their directory', [
      {
        Sid: 'LetPeopleOfTheDirectoryAssumeIt',
        Effect: 'Allow',
        Principal: { Federated: federation.provider.arn },
        Action: 'sts:AssumeRoleWithSAML',
        Condition: { StringEquals: { 'SAML:aud': SIGN_IN[partition], 'SAML:iss': federation.issuer } },
      },
    ]);
  }

  get target(): string {
    return this.role.name;
  }
}
