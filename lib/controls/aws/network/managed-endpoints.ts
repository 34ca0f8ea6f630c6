import type { Control } from '../../control';
import { clusterOutcomes } from './cluster-endpoints';
import { restApiOutcomes } from './rest-apis';
import { searchDomainOutcomes } from './search-domains';

const REMEDY =
  'of a cluster, switch the public endpoint off, or name the declared networks alone in public_access_cidrs (clusterEndpoint); put an OpenSearch domain into a VPC, or deny es:ESHttp* on it to everyone from elsewhere (TrustedNetworkSearchDomain); deny execute-api:Invoke on a REST API to everyone from elsewhere (TrustedNetworkRestApi)';

/**
 * AWS-NET-06: a service that AWS manages and that is used under an endpoint of its own answers to nobody but the declared
 * networks. The endpoint of an EKS cluster is private, or public to them alone; an OpenSearch domain is in a VPC, or its policy
 * denies everyone from elsewhere, and so does that of a REST API for which networks are declared.
 *
 * A list of whom a policy allows is not enough: whom their own policies allow as much, it does not hold.
 */
export const managedEndpoints: Control = {
  id: 'AWS-NET-06',
  title: 'Managed services answer to the declared networks alone',
  risk: 'Whoever holds a stolen token, or knows of a flaw that is not mended yet, tries it from anywhere in the world.',
  remedy: REMEDY,
  references: [
    ...['EKS.1', 'ES.2', 'Opensearch.2'].map((id) => ({ source: 'AWS FSBP', id })),
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: [
    ['cluster', 'publicEndpoint'],
    ['cluster', 'publicRanges'],
    ['searchDomain', 'subnets'],
    ['endpointPolicy', 'endpoint'],
    ['endpointPolicy', 'document'],
  ],
  check: (situation) => {
    const outcomes = [clusterOutcomes, searchDomainOutcomes, restApiOutcomes].flatMap((each) =>
      each(situation, REMEDY),
    );
    if (outcomes.length > 0) return outcomes;
    return [{ verdict: 'notApplicable', because: 'there is no cluster and no domain, and no API is declared' }];
  },
};
