import { InvalidValue } from './invalid-value';

/**
 * Patterns of what belongs to AWS itself and to no account, for everybody to use: managed policies, documents, parameters
 * and runbooks of Systems Manager, components and images of Image Builder, lists of AWS's ranges, transforms of
 * CloudFormation. AWS whitepaper "Building a data perimeter on AWS", "Service-owned resources".
 *
 * What AWS keeps in buckets and accounts that are named like anybody's is not here.
 */
export function awsOwnedResources(partition: string): readonly string[] {
  return [
    `arn:${partition}:cloudformation:*:aws:transform/*`,
    `arn:${partition}:ec2:*:aws:prefix-list/*`,
    `arn:${partition}:iam::aws:policy/*`,
    `arn:${partition}:imagebuilder:*:aws:component/*`,
    `arn:${partition}:imagebuilder:*:aws:image/*`,
    `arn:${partition}:ssm:*::automation-definition/*`,
    `arn:${partition}:ssm:*::document/*`,
    `arn:${partition}:ssm:*::parameter/*`,
  ];
}

/**
 * Reads the ARN, or pattern, of resources of somebody else: of one bucket, or of one account or AWS.
 *
 * @throws InvalidValue for a pattern that anybody's resources fit.
 */
export function foreignResource(text: string): string {
  const isBucket = /^arn:[^:*?]+:s3:::[^:*?/${]+(?:\/[^${]*)?$/.test(text);
  if (isBucket || /^arn:[^:*?]+:[a-z0-9-]+:[a-z0-9*-]*:(?:\d{12}|aws):[^:${][^${]*$/.test(text)) return text;
  throw new InvalidValue({
    problem: "this does not name one owner's resources",
    given: text,
    allowed: 'the ARN, or a pattern, of what is in one bucket, or in one account',
    remedy: 'Write it like "arn:aws:s3:::session-manager-downloads/*" or "arn:aws:ecr:*:602401143452:repository/*"',
    control: 'AWS-NET-08',
  });
}
