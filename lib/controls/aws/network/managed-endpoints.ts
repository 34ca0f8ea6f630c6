import type { Control } from '../../control';
import { clusterOutcomes } from './cluster-endpoints';

const REMEDY =
  'switch the public endpoint off, or name the declared networks alone in public_access_cidrs (clusterEndpoint)';

/**
 * AWS-NET-06: a service that AWS manages and that is administered under an endpoint of its own answers to nobody but the
 * declared networks: the endpoint of an EKS cluster is private, or public to them alone.
 */
export const managedEndpoints: Control = {
  id: 'AWS-NET-06',
  title: 'Managed services answer to the declared networks alone',
  risk: 'Whoever holds a stolen token, or knows of a flaw that is not mended yet, tries it from anywhere in the world.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'EKS.1' },
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
  ],
  check: (situation) => {
    const outcomes = clusterOutcomes(situation, REMEDY);
    return outcomes.length > 0 ? outcomes : [{ verdict: 'notApplicable', because: 'there is no cluster' }];
  },
};
