import { IamOpenidConnectProvider } from '@cdktf/provider-aws/lib/iam-openid-connect-provider';
import { Construct } from 'constructs';
import { InvalidValue, PipelineIssuer } from '../values';
import { findingIn, refuse } from './findings';

export interface PipelineFederationProps {
  /** Who issues the tokens of the pipelines: `https://token.actions.githubusercontent.com`, `https://gitlab.com`, another. */
  readonly issuer: string;
  /** Whom the tokens are for, as the pipelines ask for them: `sts.amazonaws.com` of GitHub's own steps for AWS. */
  readonly audiences: readonly string[];
}

const CONTROL = 'AWS-MFA-08';

/**
 * AWS takes tokens of one issuer for what pipelines are, so that none of them needs an access key.
 *
 * Renders an `aws_iam_openid_connect_provider`. It lets nobody in by itself: a `PipelineRole` trusts it. An account has one
 * for each issuer. AWS checks the certificate of the issuer by its own list of authorities, so that no thumbprint is pinned.
 *
 * AWS-MFA-08; NIST SP 800-53 IA-9.
 */
export class PipelineFederation extends Construct {
  readonly provider: IamOpenidConnectProvider;
  readonly issuer: string;
  readonly audiences: readonly string[];

  /** @throws InvalidValue for what is not the address of an issuer, and for no audience or one with a wildcard. */
  constructor(scope: Construct, id: string, { issuer, audiences }: PipelineFederationProps) {
    super(scope, id);
    refuse(this, [findingIn('issuer', issuer, PipelineIssuer.parse), audienceFinding(audiences)]);
    this.issuer = issuer;
    this.audiences = [...new Set(audiences)].sort();
    this.provider = new IamOpenidConnectProvider(this, 'provider', { url: issuer, clientIdList: [...this.audiences] });
  }
}

function audienceFinding(audiences: readonly string[]): InvalidValue | undefined {
  if (audiences.length > 0 && audiences.every((text) => /^[^\s*?$]{1,255}$/.test(text))) return undefined;
  return new InvalidValue({
    problem: 'audiences: these are not what tokens are for',
    given: JSON.stringify(audiences),
    allowed: 'at least one, each of 1 to 255 characters without wildcards',
    remedy: 'Write ["sts.amazonaws.com"] for GitHub Actions',
    control: CONTROL,
  });
}
