import { VpcEndpointPolicy } from '@cdktf/provider-aws/lib/vpc-endpoint-policy';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { AwsAccountId, InvalidValue, type PolicyStatement } from '../../values';
import { findingFrom, findingIn, refuse } from '../findings';
import { policyDocument } from '../policy-document';
import { fittingPolicy } from '../policy-size';

export interface VpcEndpointPerimeterProps {
  /** Id of the endpoint, of a type that takes a policy: a gateway, or an interface to a service of AWS. */
  readonly endpointId: string;
  /** Whose principals and resources are one's own: an organization (`o-…`), or a single account. */
  readonly within: { readonly organizationId: string } | { readonly accountId: string };
  /**
   * ARNs of resources of others that own principals may read through the endpoint: buckets of AWS that hold packages of
   * Amazon Linux, layers of images, documents of Systems Manager.
   *
   * @default - none
   */
  readonly reads?: readonly string[];
  /**
   * The provider of the endpoint's Region.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

const READ = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 's3:GetObject', 'ssm:GetDocument'];

/**
 * Through the VPC endpoint one's own principals reach one's own resources, and nothing else passes: no data to a stranger's
 * bucket, and no stranger's credentials from within.
 *
 * Renders one `aws_vpc_endpoint_policy` in the place of the full access that AWS starts an endpoint with. It allows requests
 * whose principal and whose resource are both of the organization (or account), AWS services by their own principals, and
 * reading from `reads`.
 *
 * AWS-NET-04; NIST SP 800-53 AC-4; AWS whitepaper "Building a data perimeter on AWS".
 */
export class VpcEndpointPerimeter extends Construct {
  readonly policy: VpcEndpointPolicy;

  /** @throws InvalidValue for what is not the id of an endpoint, organization or account, or no ARN; for a policy too long. */
  constructor(scope: Construct, id: string, props: VpcEndpointPerimeterProps) {
    super(scope, id);
    const { endpointId, within, reads = [], provider } = props;
    const policy = policyDocument(statementsOf(props));
    refuse(this, [
      findingIn('endpointId', endpointId, endpointIdOf),
      'accountId' in within
        ? findingIn('within.accountId', within.accountId, AwsAccountId.parse)
        : findingIn('within.organizationId', within.organizationId, organizationIdOf),
      ...reads.map((arn, index) => findingFrom(`reads[${index}]`, () => foreignArnOf(arn))),
      findingFrom('reads', () =>
        fittingPolicy(policy, 'endpoint', 'AWS-NET-04', 'Name fewer resources, or patterns for their ends'),
      ),
    ]);
    this.policy = new VpcEndpointPolicy(this, 'policy', { provider, vpcEndpointId: endpointId, policy });
  }
}

function statementsOf({ within, reads = [] }: VpcEndpointPerimeterProps): PolicyStatement[] {
  const [principal, resource] =
    'accountId' in within
      ? [{ 'aws:PrincipalAccount': within.accountId }, { 'aws:ResourceAccount': within.accountId }]
      : [{ 'aws:PrincipalOrgID': within.organizationId }, { 'aws:ResourceOrgID': within.organizationId }];
  const anybody = { Effect: 'Allow', Principal: { AWS: '*' } } as const;
  return [
    {
      Sid: 'AllowOwnPrincipalsOnOwnResources',
      ...anybody,
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { ...principal, ...resource } },
    },
    {
      Sid: 'AllowServicesOfAws',
      ...anybody,
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:PrincipalIsAWSService': 'true' } },
    },
    ...(reads.length === 0
      ? []
      : [
          {
            Sid: 'AllowReadingFromNamedResources',
            ...anybody,
            Action: READ,
            Resource: [...reads].sort(),
            Condition: { StringEquals: principal },
          },
        ]),
  ];
}

/** @throws InvalidValue */
export function endpointIdOf(text: string): string {
  if (/^vpce-[0-9a-f]{8,17}$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not the id of a VPC endpoint',
    given: text,
    allowed: 'it has the form vpce-0a1b2c3d4e5f67890',
  });
}

function organizationIdOf(text: string): string {
  if (/^o-[a-z0-9]{10,32}$/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this is not the id of an organization',
    given: text,
    allowed: 'it has the form o-a1b2c3d4e5',
  });
}

/** A pattern for everything would be the full access that the policy is there to end. */
function foreignArnOf(text: string): string {
  if (/^arn:[^:*]+:(?:ecr|s3|ssm):[^:]*:[^:]*:[^*]/.test(text)) return text;
  throw new InvalidValue({
    problem: 'this names no resource to read from',
    given: text,
    allowed: 'the ARN of a bucket with objects, a repository or a document, with no pattern for its beginning',
    remedy: 'Write for example arn:aws:s3:::al2023-repos-eu-north-1-de612dc2/*',
    control: 'AWS-NET-04',
  });
}
