import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { ApplicationPasswordA } from '@cdktf/provider-azuread/lib/application-password';
import { NamedLocation } from '@cdktf/provider-azuread/lib/named-location';
import { elementOf } from '../support/guarded-contoso';
import type { Weakening } from './weakened';
import { entra, policyOverridden } from './weakened-entra';

const APPLICATION = '/applications/6f1e2d3c-4444-4a2b-8c3d-0000000000d1';

/** What the page on workload identities shows, by the mark before the answer. */
export const workloadWeakenings: Readonly<Record<string, Weakening>> = {
  'workload-anywhere': policyOverridden('ENT-WL-01', '/pipeline/', 'state', 'disabled', 'adatum'),
  'workload-more': {
    tenant: 'adatum',
    weaken: (tenant) => {
      elementOf(entra(tenant), NamedLocation, '/pipeline-egress/').ip.ipRanges = ['198.51.100.0/24'];
    },
    shows: ['ENT-WL-01'],
  },
  'workload-shut-out': {
    tenant: 'adatum',
    weaken: (tenant) => {
      elementOf(entra(tenant), NamedLocation, '/pipeline-egress/').ip.ipRanges = ['198.51.100.64/29'];
    },
    shows: ['DEP-02'],
  },
  'workload-secret': {
    tenant: 'adatum',
    weaken: (tenant) => new ApplicationPasswordA(entra(tenant), 'secret', { applicationId: APPLICATION }),
    shows: ['ENT-WL-03'],
  },
  'workload-pull-request': {
    tenant: 'adatum',
    declare: (text) => text.replace('tenants:environment:production', 'tenants:pull_request'),
    shows: ['ENT-WL-03'],
  },
  'workload-other-subject': {
    tenant: 'adatum',
    weaken: (tenant) => {
      elementOf(entra(tenant), ApplicationFederatedIdentityCredential).subject = 'repo:adatum/other:environment:test';
    },
    shows: ['ENT-WL-03'],
  },
};
