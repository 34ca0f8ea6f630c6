import { ANY, always, PRESENT } from '../../../requests';
import { RESOURCE_PERIMETER_ACTIONS } from '../../../values';
import type { Control } from '../../control';
import { ofLoadBalancers } from './expected-networks';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { requestsThat } from './requests';
import { byWhom, withheldEverywhere } from './withheld';

const REMEDY =
  'deny these services to whoever is not of the organization (StringNotEqualsIfExists aws:PrincipalOrgID), and to AWS services that act for an account outside it (StringNotEqualsIfExists aws:SourceOrgID), in a resource control policy';

/**
 * AWS-STO-13: buckets, keys, queues, secrets, tables, registries and roles of the accounts below are denied to whoever is not
 * of the organization, and to AWS services that act for somebody else's account. Declared trusted accounts are left out, and
 * AWS's own that write logs of load balancers.
 */
export const organizationPrincipals: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-STO-13',
  title: 'Resources are for the organization only',
  risk: 'One policy written by mistake lends a bucket, a key or a role to a stranger, or to a service that acts for one.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.21' },
    { source: 'AWS FSBP', id: 'S3.6' },
    { source: 'NIST 800-53', id: 'AC-3' },
  ],
  needs: ['service'],
  reads: POLICY_READS,
  check: (situation) =>
    inOrganization(situation, (organization) => {
      const { trustedAccounts = [] } = organization.guardrails;
      const trusted = (key: string) =>
        trustedAccounts.length === 0 ? [] : [requestsThat({ StringEquals: { [key]: trustedAccounts } })];
      const common = {
        kind: 'resourceControl',
        principals: 'any',
        actions: RESOURCE_PERIMETER_ACTIONS,
        examples: ['s3:GetObject', 'kms:Decrypt', 'sts:AssumeRole'],
      } as const;
      return withheldEverywhere(
        situation,
        organization,
        [
          {
            ...common,
            setting: 'strangers',
            marks: ['aws:principalorgid'],
            keys: { 'aws:principalisawsservice': always('false'), 'aws:principalorgid': ANY },
            except: [
              requestsThat({ StringEquals: { 'aws:PrincipalOrgID': organization.id } }),
              ...trusted('aws:PrincipalAccount'),
              ...ofLoadBalancers(organization),
            ],
            how: (witness) => `${byWhom(witness)} of no account of the organization`,
          },
          {
            ...common,
            setting: 'servicesForStrangers',
            marks: ['aws:sourceorgid'],
            keys: {
              'aws:principalisawsservice': always('true'),
              'aws:sourceaccount': PRESENT,
              'aws:sourceorgid': ANY,
            },
            except: [
              requestsThat({ StringEquals: { 'aws:SourceOrgID': organization.id } }),
              ...trusted('aws:SourceAccount'),
            ],
            how: () => 'by an AWS service that acts for an account outside the organization',
          },
        ],
        REMEDY,
      );
    }),
};
