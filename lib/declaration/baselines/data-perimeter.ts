import { type Baseline, required, unchecked } from './baseline';

/**
 * The data perimeter of an AWS organization: only trusted identities, trusted resources and expected networks, each held on
 * identities, on resources and on networks.
 */
export const dataPerimeter: Baseline = {
  id: 'data-perimeter',
  title: 'AWS data perimeter',
  cloud: 'aws',
  entries: [
    required('identity-on-resources', 'AWS-STO-13'),
    unchecked('identity-on-networks', 'required', 'policies of VPC endpoints, for identities of the organization'),
    unchecked('resource-on-identities', 'required', 'what identities may reach outside the organization'),
    unchecked('resource-on-networks', 'required', 'policies of VPC endpoints, for resources of the organization'),
    required('network-on-identities', 'AWS-NET-01'),
    required('network-on-resources', 'AWS-NET-02'),
    required('governance', 'AWS-IAM-03'),
  ],
};
