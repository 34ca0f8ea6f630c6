import type { Opaque, Posture } from '../posture';
import type { Resource } from '../terraform/configuration';
import { configuredPosture } from '../terraform/configured-posture';
import { own } from '../terraform/json-object';
import { known } from '../value';
import { configurationOf, GraphDirectory, NOBODY_REPLACES } from './graph-directory';
import { type GraphEntity, type GraphFile, gatherExport } from './graph-export';
import { readPolicy } from './graph-policy';

export interface GraphExportInput {
  /** What messages and origins call the export. */
  readonly name: string;
  /** The files, in any order. */
  readonly files: readonly GraphFile[];
}

/**
 * The posture of a directory, read from what Microsoft Graph answers: Conditional Access policies, and as far as they are
 * there named locations, authentication strengths, groups, users, role assignments. It is a closed world: a policy that is
 * not in the export does not exist. What is not exported (members, role assignments) is unknown, and a property of a policy
 * that nobody reads is opaque, by its policy.
 *
 * @throws UnreadableExport where the files are not the JSON of Microsoft Graph, or have no list of policies
 */
export function readGraphExport({ name, files }: GraphExportInput): Posture {
  const exported = gatherExport(files);
  const directory = new GraphDirectory(exported);
  const policies = (exported.of('policies') ?? []).map((policy) => ({ policy, ...readPolicy(policy, directory) }));
  const resources = policies.map(({ policy, body }): Resource => {
    return {
      mode: 'managed',
      type: 'azuread_conditional_access_policy',
      address: addressOf(policy),
      body: { ...body, lifecycle: NOBODY_REPLACES },
      ...named(policy),
    };
  });
  const tenantId = exported.of('organization')?.[0]?.id;
  const configuration = configurationOf(directory, resources, {
    name,
    ...(tenantId === undefined ? {} : { tenantId }),
  });
  const opaque = (address: string, why: string, more: Pick<Opaque, 'construct'> = {}): Opaque => {
    return { address, stack: name, from: 'graph', clouds: ['entra'], why, ...more };
  };
  const posture = configuredPosture(configuration, [
    ...policies.flatMap(({ policy, unread }) =>
      unread.map((pointer) => opaque(addressOf(policy), `its property ${pointer} is not read`, named(policy))),
    ),
    ...[...exported.cut]
      .filter((collection) => collection !== 'roleAssignments')
      .map((collection) => opaque(collection, 'the list goes on at a next page, which is not in the export')),
  ]);
  return withTokenProtection(
    posture,
    policies.filter(({ tokenProtection }) => tokenProtection).map(({ policy }) => addressOf(policy)),
  );
}

/** The posture with the policies that bind sessions to their device. The provider could not write these: they have no form. */
function withTokenProtection(posture: Posture, addresses: readonly string[]): Posture {
  if (addresses.length === 0) return posture;
  const { conditionalAccessPolicy, writtenPolicy, ...others } = posture.entities;
  return {
    ...posture,
    entities: {
      ...others,
      conditionalAccessPolicy: conditionalAccessPolicy.map((policy) => {
        if (!addresses.includes(policy.address)) return policy;
        const { session } = policy.fields;
        const tokenProtection = known(true, session.tokenProtection.at);
        return { ...policy, fields: { ...policy.fields, session: { ...session, tokenProtection } } };
      }),
      writtenPolicy: writtenPolicy.filter(({ address }) => !addresses.includes(address)),
    },
  };
}

function addressOf({ id }: GraphEntity): string {
  return `conditionalAccess/policies/${id}`;
}

function named({ json }: GraphEntity): Pick<Opaque, 'construct'> {
  const name = own(json, 'displayName');
  return typeof name === 'string' && name !== '' ? { construct: name } : {};
}
