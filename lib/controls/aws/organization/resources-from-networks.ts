import { ANY, always } from '../../../requests';
import { RESOURCE_PERIMETER_ACTIONS } from '../../../values';
import type { Control } from '../../control';
import {
  fromWithin,
  leftOut,
  networksBeyond,
  ofLoadBalancers,
  peopleArns,
  trustedIn,
  VPC_RESIDENT,
} from './expected-networks';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { requestsThat } from './requests';
import { byWhom, withheldEverywhere } from './withheld';

const REMEDY =
  'deny these services where aws:SourceIp is not in the declared networks (NotIpAddressIfExists, all ranges in one statement), aws:ViaAWSService and aws:PrincipalIsAWSService are false, in a resource control policy; hold strangers whatever their role or tag is called';

const SOURCE = 'aws:sourceip';

/**
 * AWS-NET-02: people, of the organization and strangers, and the anonymous caller are denied every request to buckets, keys,
 * queues, secrets, tables, registries and roles of the accounts below from outside the perimeter; where it is declared to
 * hold everyone, roles of workloads too.
 */
export const resourcesFromNetworks: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-NET-02',
  title: 'Resources are reached from the declared networks only',
  risk: 'A policy of one bucket that lets a stranger in, or a credential that is stolen, works from anywhere in the world.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  needs: ['service', 'networks', 'deployer'],
  reads: POLICY_READS,
  check: (situation) =>
    inOrganization(situation, (organization, declared) => {
      const { perimeter } = organization.guardrails;
      if (perimeter === undefined) return [{ verdict: 'notApplicable', because: 'no network perimeter is declared' }];
      const people = peopleArns(declared, organization);
      return withheldEverywhere(
        situation,
        organization,
        [
          {
            kind: 'resourceControl',
            setting: 'resourcesFromElsewhere',
            marks: [SOURCE],
            principals: 'any',
            actions: RESOURCE_PERIMETER_ACTIONS,
            keys: {
              'aws:principalarn': perimeter.holds === 'everyone' ? ANY : { absent: true, values: { like: people } },
              'aws:viaawsservice': always('false'),
              'aws:principalisawsservice': always('false'),
              'aws:principalorgid': ANY,
              [SOURCE]: ANY,
            },
            except: [
              ...fromWithin(declared, organization, perimeter.networks),
              ...leftOut(declared, organization),
              ...ofLoadBalancers(organization),
              ...(perimeter.exemptTag
                ? [requestsThat({ StringEquals: { 'aws:ResourceTag/dp:exclude:network': 'true' } })]
                : []),
              VPC_RESIDENT,
            ],
            examples: ['s3:GetObject', 'kms:Decrypt', 'sts:AssumeRole'],
            how: (witness) => {
              const address = witness.context[SOURCE];
              const from =
                address === undefined ? 'without a source address' : `from ${address}, outside the networks,`;
              return `${from} ${byWhom(witness)}`;
            },
            networks: networksBeyond(trustedIn(declared, perimeter)),
          },
        ],
        REMEDY,
      );
    }),
};
