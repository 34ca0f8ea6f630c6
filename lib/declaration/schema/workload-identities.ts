import { z } from 'zod';
import { guid, networkId } from './common';
import { id, prose } from './text';

const pipelineCredential = z
  .strictObject({
    application: guid("Object id of the pipeline's application registration."),
    issuer: prose(
      'Address of whoever issues the tokens of the pipeline.',
      'https://token.actions.githubusercontent.com',
    ),
    subject: prose('Whose tokens are taken, as the issuer names it.', 'repo:contoso/tenants:environment:production'),
  })
  .meta({ description: 'Tokens by which the pipeline signs in, instead of a secret (ENT-WL-03).' });

const servicePrincipal = z
  .strictObject({
    id: guid('Object id of the service principal: one of this directory alone, no managed identity.'),
    from: z
      .array(networkId('A network of this declaration.'))
      .min(1)
      .meta({ description: 'Networks that it signs in from; from elsewhere it is blocked.', examples: [['pipeline']] }),
  })
  .meta({ description: 'A service principal that signs in from known networks only.' });

/** Service principals: where they sign in from, and with what. */
export const workloadIdentities = z
  .strictObject({
    pipelineCredential: pipelineCredential.optional(),
    servicePrincipals: z
      .record(id('Short name of the service principal.', ['backup']), servicePrincipal)
      .optional()
      .meta({ description: 'Service principals that sign in from known networks only, by a short name (ENT-WL-01).' }),
  })
  .meta({
    description:
      'Workload identities. Where this stands, the pipeline signs in from `deployer.from` only; licence: Workload Identities Premium.',
  });
