import { DataAwsOrganizationsOrganization } from '@cdktf/provider-aws/lib/data-aws-organizations-organization';
import { Construct } from 'constructs';
import { InvalidValue } from '../../values';
import { findingIn, refuse } from '../findings';

export interface ExistingOrganizationProps {
  /** Id of the organization. */
  readonly organizationId: string;
  /**
   * Types of policies that are put on it, as AWS calls them.
   *
   * @default ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']
   */
  readonly policyTypes?: readonly string[];
  /**
   * Services of AWS that act in its accounts.
   *
   * @default ['iam.amazonaws.com']
   */
  readonly trustedServices?: readonly string[];
}

const COMMANDS = {
  type: 'aws organizations enable-policy-type --root-id <root> --policy-type',
  service: 'aws organizations enable-aws-service-access --service-principal',
} as const;

/**
 * The organization that the credentials manage is the one that is declared, and ready for what is put on it; apply stops
 * before it changes anything where it is not.
 *
 * Renders one look-up (`data.aws_organizations_organization`) with postconditions: its id, that all features are on, each
 * policy type enabled, each service trusted. Nothing of the organization itself is managed: a list of trusted services that
 * Terraform kept would take the others away.
 */
export class ExistingOrganization extends Construct {
  readonly organization: DataAwsOrganizationsOrganization;
  /** Id of the root, for what is put on the whole organization. */
  readonly rootId: string;

  /** @throws InvalidValue for what is not the id of an organization. */
  constructor(scope: Construct, id: string, props: ExistingOrganizationProps) {
    super(scope, id);
    const {
      organizationId,
      policyTypes = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'],
      trustedServices = ['iam.amazonaws.com'],
    } = props;
    refuse(this, [findingIn('organizationId', organizationId, organizationIdOf)]);
    this.organization = new DataAwsOrganizationsOrganization(this, 'organization', {
      lifecycle: {
        postcondition: [
          {
            condition: `\${self.id == "${organizationId}"}`,
            errorMessage:
              `The credentials manage another organization than ${organizationId}. ` +
              'Apply with those of its management account, or declare the organization that is meant.',
          },
          {
            condition: '${self.feature_set == "ALL"}',
            errorMessage: 'The organization has consolidated billing alone, and no policies. Enable all features.',
          },
          ...[...policyTypes].sort().map((type) => ({
            condition: `\${contains(self.enabled_policy_types, "${type}")}`,
            errorMessage: `Policies of type ${type} are not enabled. Run: ${COMMANDS.type} ${type}`,
          })),
          ...[...trustedServices].sort().map((service) => ({
            condition: `\${contains(self.aws_service_access_principals, "${service}")}`,
            errorMessage: `The service ${service} is not trusted. Run: ${COMMANDS.service} ${service}`,
          })),
        ],
      },
    });
    this.rootId = this.organization.roots.get(0).id;
  }
}

function organizationIdOf(text: string): string {
  if (/^o-[a-z0-9]{10,32}$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not the id of an organization',
    given: text,
    allowed: 'it has the form o-a1b2c3d4e5',
  });
}
