import type { EntraSettings } from '../../declaration';
import type { Entity, Posture, Val } from '../../posture';
import { canonical, type Unread } from '../../signin';
import { TIER_0_PERMISSIONS } from '../../values';
import type { Situation } from '../control';
import { declared } from '../situation';
import { type unreadMembers, unreadOf } from './problem';
import { privilegedGrants } from './role-grants';

/** Names of one workload (an application with its service principal): two values are the same where they share one. */
export type Keys = ReadonlySet<string>;

/** Why a workload is of tier 0, in words after "which"; or what keeps it from being read. */
export interface Privilege {
  readonly keys: Keys;
  readonly what: string;
  readonly unread?: Unread;
}

const FOLDER = /^\/(applications|servicePrincipals)\/(.+)$/;
const REFERENCE = /^\$\{(.+)\.[^.]+\}$/;
const NAMES: ReadonlySet<string> = new Set([...Object.values(TIER_0_PERMISSIONS), 'Directory.AccessAsUser.All']);

/** The names of the workload that a value refers to; `undefined` where it cannot be read. */
export function keysOf(posture: Posture, value: Val<string>): Keys | undefined {
  const symbol = canonical(value);
  return symbol === undefined ? undefined : keysOfSymbol(posture, symbol);
}

export function isSame(a: Keys, b: Keys): boolean {
  return [...a].some((key) => b.has(key));
}

/** Whether nothing of the workload but an id is known here. */
export function isElsewhere(keys: Keys): boolean {
  return [...keys].every((key) => !key.startsWith('at:'));
}

/** What makes workloads of the stack, and the pipeline, worth as much as a Global Administrator. */
export function tier0(situation: Situation, settings: EntraSettings): readonly Privilege[] {
  const { posture } = situation;
  const { appRoleAssignment, permissionRequest, delegatedGrant } = posture.entities;
  return [
    ...pipeline(situation, settings),
    ...privilegedGrants(situation, settings).grants.flatMap(({ holder, role }) =>
      holder.is === 'workload' ? [{ keys: keysOfSymbol(posture, holder.id), what: `holds ${role}` }] : [],
    ),
    ...appRoleAssignment.flatMap(({ fields }) => granted(posture, fields.principal, fields.role)),
    ...permissionRequest.flatMap(({ fields }) => [
      ...fields.roles.items.flatMap((role) => granted(posture, fields.application, role)),
      ...hidden(posture, fields.application, fields.roles),
    ]),
    ...delegatedGrant.flatMap(({ fields }) => [
      ...fields.scopes.items.flatMap((scope) => {
        const keys = keysOf(posture, fields.principal);
        const tier = scope.is === 'known' && NAMES.has(scope.value);
        return keys !== undefined && tier ? [{ keys, what: `has ${scope.value} on behalf of people` }] : [];
      }),
      ...hidden(posture, fields.principal, fields.scopes),
    ]),
  ];
}

function pipeline(situation: Situation, { workloadIdentities }: EntraSettings): readonly Privilege[] {
  const { servicePrincipal } = declared(situation).facts.declaration.deployer;
  const application = workloadIdentities?.pipelineCredential?.application;
  const keys = new Set([
    ...(servicePrincipal === undefined ? [] : keysOfSymbol(situation.posture, servicePrincipal.toLowerCase())),
    ...(application === undefined ? [] : [`applications:${application.toLowerCase()}`]),
  ]);
  return keys.size === 0 ? [] : [{ keys, what: 'applies this stack' }];
}

function granted(posture: Posture, principal: Val<string>, role: Val<string>): readonly Privilege[] {
  const keys = keysOf(posture, principal);
  if (keys === undefined) return [];
  const permission = TIER_0_PERMISSIONS[canonical(role) ?? ''];
  if (permission !== undefined) return [{ keys, what: `has ${permission}` }];
  const unread = unreadOf(role);
  return unread === undefined ? [] : [{ keys, what: 'has a permission that cannot be read', unread }];
}

function hidden(
  posture: Posture,
  principal: Val<string>,
  set: Parameters<typeof unreadMembers>[0],
): readonly Privilege[] {
  const keys = keysOf(posture, principal);
  if (keys === undefined || set.open === undefined) return [];
  return [{ keys, what: 'has permissions that cannot be read', unread: { at: set.at, why: set.open } }];
}

function keysOfSymbol(posture: Posture, symbol: string): Keys {
  const own = ownKeys(symbol);
  const same = posture.entities.servicePrincipal.map(keysOfPrincipal).filter((keys) => isSame(keys, own));
  return new Set([...own, ...same.flatMap((keys) => [...keys])]);
}

function ownKeys(symbol: string): Keys {
  const [, folder, id] = FOLDER.exec(symbol) ?? [];
  if (id !== undefined)
    return new Set([folder === 'applications' ? `applications:${id.toLowerCase()}` : `object:${id.toLowerCase()}`]);
  const [, address] = REFERENCE.exec(symbol) ?? [];
  return new Set([address === undefined ? `object:${symbol}` : `at:${address}`]);
}

function keysOfPrincipal({ address, fields: { clientId, objectId } }: Entity<'servicePrincipal'>): Keys {
  return new Set([
    `at:${address}`,
    ...(objectId.is === 'known' ? [`object:${objectId.value.toLowerCase()}`] : []),
    ...(clientId.is === 'ref' ? [`at:${clientId.address}`] : []),
    ...(clientId.is === 'known' ? [`client:${clientId.value.toLowerCase()}`] : []),
  ]);
}
