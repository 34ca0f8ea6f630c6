import { IamSamlProvider } from '@cdktf/provider-aws/lib/iam-saml-provider';
import { Construct } from 'constructs';
import { Guid, InvalidValue, SamlMetadata } from '../values';
import { findingFrom, findingIn, refuse } from './findings';

export interface EntraFederationProps {
  /** The directory that people sign in to. */
  readonly tenantId: string;
  /** The "Federation Metadata XML" of the enterprise application that stands for the account. It holds no secret. */
  readonly metadata: string;
  /**
   * Name of the provider in IAM. The application's role claim names it beside the role.
   *
   * @default 'entra'
   */
  readonly providerName?: string;
}

const CONTROL = 'AWS-MFA-06';

/**
 * AWS takes the word of one Entra directory for who somebody is, and of nobody else.
 *
 * Renders an `aws_iam_saml_provider` with the metadata of the enterprise application, whose certificate signs each sign-in.
 * It lets nobody in by itself: an `EntraRole` trusts it.
 *
 * AWS-MFA-06; CIS AWS Foundations 2.19, NIST SP 800-53 IA-8.
 */
export class EntraFederation extends Construct {
  readonly provider: IamSamlProvider;
  /** Who signs in: `https://sts.windows.net/<tenant id>/`. */
  readonly issuer: string;

  /** @throws InvalidValue for what is not SAML metadata, and for that of another directory. */
  constructor(scope: Construct, id: string, props: EntraFederationProps) {
    super(scope, id);
    const { tenantId, metadata, providerName = 'entra' } = props;
    this.issuer = entraIssuer(tenantId);
    refuse(this, [
      findingIn('tenantId', tenantId, Guid.parse),
      findingFrom('metadata', () => ofDirectory(SamlMetadata.parse(metadata), this.issuer)),
      findingFrom('providerName', () => name(providerName)),
    ]);
    this.provider = new IamSamlProvider(this, 'provider', { name: providerName, samlMetadataDocument: metadata });
  }
}

/** How Entra names a directory in what it signs. */
export function entraIssuer(tenantId: string): string {
  return `https://sts.windows.net/${tenantId.toLowerCase()}/`;
}

function ofDirectory({ issuer }: SamlMetadata, wanted: string): void {
  if (issuer === wanted) return;
  throw new InvalidValue({
    problem: 'this is the metadata of somebody else',
    given: issuer,
    allowed: wanted,
    remedy: 'Download the "Federation Metadata XML" of the enterprise application in this directory',
    control: CONTROL,
  });
}

function name(text: string): void {
  if (/^[\w.-]{1,128}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not the name of a SAML provider',
    given: text,
    allowed: '1 to 128 letters, digits and _ . -',
    control: CONTROL,
  });
}
