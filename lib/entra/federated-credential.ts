import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { type EntraCloud, federationProblems, Guid } from '../values';
import { nameProblems } from './display-name';
import { problemsOf, refuse } from './refusal';

export interface FederatedCredentialProps {
  /** Object id of the application registration, as Microsoft Entra shows it (not its client id). */
  readonly application: string;
  /** Address of whoever issues the tokens, as it stands in them. */
  readonly issuer: string;
  /** Whose tokens are taken, as the issuer names it: letter by letter, without a wildcard. */
  readonly subject: string;
  /**
   * The Microsoft cloud that the directory lives in, for which the tokens have to be made.
   *
   * @default 'global'
   */
  readonly cloud?: EntraCloud;
  /**
   * Name of the credential in the directory.
   *
   * @default 'pipeline'
   */
  readonly displayName?: string;
}

const AUDIENCES: Readonly<Record<EntraCloud, string>> = {
  global: 'api://AzureADTokenExchange',
  usGovernment: 'api://AzureADTokenExchangeUSGov',
  usGovernmentDoD: 'api://AzureADTokenExchangeUSGov',
  china: 'api://AzureADTokenExchangeChina',
};

/**
 * The pipeline signs in with the tokens of the system that it runs in, and has no secret that could leak.
 *
 * Renders an `azuread_application_federated_identity_credential` on an application that is there already. The first one is
 * made by hand, since without it the pipeline cannot sign in; an import block brings it in.
 *
 * Control `ENT-WL-03` (Microsoft Zero Trust assessment 21772; NIST 800-53 IA-5).
 *
 * @example
 * ```ts
 * new FederatedCredential(stack, 'pipeline-credential', {
 *   application: '6f1e2d3c-4444-4a2b-8c3d-000000000001',
 *   issuer: 'https://token.actions.githubusercontent.com',
 *   subject: 'repo:contoso/tenants:environment:production',
 * });
 * ```
 */
export class FederatedCredential extends Construct {
  readonly credential: ApplicationFederatedIdentityCredential;

  /**
   * @throws InvalidValue for an application in another form, an issuer that is no https address, a subject with a wildcard
   * or that of pull requests, and an empty name.
   */
  constructor(scope: Construct, id: string, props: FederatedCredentialProps) {
    super(scope, id);
    const { application, issuer, subject, cloud = 'global', displayName } = props;
    const known = !Token.isUnresolved(application);
    const written = !Token.isUnresolved(issuer) && !Token.isUnresolved(subject);
    refuse(this, [
      ...(known ? problemsOf('application', () => Guid.parse(application)) : []),
      ...(written ? federationProblems({ issuer, subject }) : []),
      ...nameProblems(displayName),
    ]);
    this.credential = new ApplicationFederatedIdentityCredential(this, 'credential', {
      applicationId: `/applications/${known ? Guid.parse(application).toString() : application}`,
      displayName: displayName ?? 'pipeline',
      issuer,
      subject,
      audiences: [AUDIENCES[cloud]],
    });
  }
}
