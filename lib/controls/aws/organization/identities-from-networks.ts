import { ANY, always, FRESH } from '../../../requests';
import type { DeclaredSituation, Outcome } from '../../control';
import {
  fromWithin,
  leftOut,
  networksBeyond,
  type Perimeter,
  peopleArns,
  trustedIn,
  VPC_RESIDENT,
} from './expected-networks';
import type { GuardedOrganization } from './organization';
import { ofMember } from './requests';
import { byWhom, withheldEverywhere } from './withheld';

const SOURCE = 'aws:sourceip';

/**
 * AWS-NET-01 for an organization: people of every account below, or everyone where the perimeter is declared to hold
 * everyone, are denied every request from outside it.
 */
export function identitiesFromNetworks(
  situation: DeclaredSituation,
  organization: GuardedOrganization,
  perimeter: Perimeter,
  remedy: string,
): readonly Outcome[] {
  return withheldEverywhere(
    situation,
    organization,
    [
      {
        kind: 'serviceControl',
        setting: 'fromElsewhere',
        marks: [SOURCE],
        principals: [{ is: 'aws', arn: `arn:aws:iam::${FRESH}:user/${FRESH}` }],
        actions: ['*'],
        keys: {
          ...ofMember(organization, situation),
          ...(perimeter.holds === 'everyone'
            ? {}
            : { 'aws:principalarn': always(...peopleArns(situation, organization)) }),
          'aws:viaawsservice': always('false'),
          [SOURCE]: ANY,
        },
        except: [
          ...fromWithin(situation, organization, perimeter.networks),
          ...leftOut(situation, organization),
          VPC_RESIDENT,
        ],
        examples: ['iam:CreateAccessKey', 's3:GetObject', 'ec2:RunInstances'],
        how: (witness) => {
          const address = witness.context[SOURCE];
          const from = address === undefined ? 'without a source address' : `from ${address}, outside the networks,`;
          return `${from} ${byWhom(witness)}`;
        },
        networks: networksBeyond(trustedIn(situation, perimeter)),
      },
    ],
    remedy,
  );
}
