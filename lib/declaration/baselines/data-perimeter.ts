import { type Baseline, required } from './baseline';

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
    required('identity-on-networks', 'AWS-NET-04'),
    required('resource-on-identities', 'AWS-NET-08'),
    required('resource-on-networks', 'AWS-NET-04'),
    required('network-on-identities', 'AWS-NET-01'),
    required('network-on-resources', 'AWS-NET-02'),
    required('governance', 'AWS-IAM-03'),
  ],
};
