import type { Entity } from '../../../posture';
import type { Outcome, Situation } from '../../control';
import { accountIdOf, addressesOf, awsAccountOf, partitionOf, placeOf } from '../account';
import { mayBeAbsent } from '../bucket';
import { type Gap, outcomeOf } from '../gap';
import { fromElsewhere, policyGaps } from './endpoint-policies';

/** One outcome for each REST API that is declared. Of any other nobody says that it is for administrators alone. */
export function restApiOutcomes(situation: Situation, remedy: string): readonly Outcome[] {
  const account = awsAccountOf(situation);
  const policies: readonly Entity<'endpointPolicy'>[] = situation.posture.entities.endpointPolicy.filter(
    ({ fields }) => fields.of === 'restApi',
  );
  return Object.entries(account?.restApis ?? {}).map(([name, { api, networks, vpcEndpoints = [], region }]) => {
    const onIt = policies.filter(({ fields: { endpoint } }) => endpoint.is === 'known' && endpoint.value === api);
    const sure = onIt.filter((policy) => !mayBeAbsent(policy));
    const doubtful = policies.filter(
      (policy) => !sure.includes(policy) && (policy.fields.endpoint.is !== 'known' || onIt.includes(policy)),
    );
    const by = sure.map(({ address }) => address);
    return outcomeOf({
      subject: by[0] ?? placeOf(situation),
      remedy,
      meaning: { targets: [`restApi:${name}`] },
      gaps: policyGaps(sure.map(placed), doubtful.map(placed), missing(`${name} (${api})`), ({ document }) =>
        fromElsewhere(document, {
          arn: `arn:${partitionOf(situation)}:execute-api:${region ?? account?.regions[0]}:${accountIdOf(situation)}:${api}`,
          action: 'execute-api:Invoke',
          examples: ['execute-api:Invoke'],
          trusted: addressesOf(situation.facts?.declaration.networks ?? {}, networks),
          vpcEndpoints,
        }),
      ),
      by,
    });
  });
}

function missing(api: string): Gap {
  return {
    given: `no policy of this stack is on the API ${api}, so that it answers to everybody`,
    meaning: { networks: ['All'], settings: ['policy=unset'] },
    origins: [],
  };
}

function placed({ address, fields: { document } }: Entity<'endpointPolicy'>) {
  return { address, document };
}
