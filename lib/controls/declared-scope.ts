import type { Facts } from '../declaration';
import type { Cloud, Entity, Kind, Opaque, Posture, ProviderScope } from '../posture';

/** What the declaration says that the stack acts on. */
interface Place {
  readonly cloud: Cloud;
  readonly providers: readonly string[];
  readonly what: 'account' | 'directory';
  readonly id: string;
}

/**
 * The posture without what acts on another account or directory than the declared one: a guard over there protects nothing
 * here. It becomes opaque, so that it cannot stand unseen either; what no control is about guards nothing anywhere. Provider configurations that differ in the region alone
 * act on the same account.
 */
export function inDeclaredScope(posture: Posture, facts: Facts | undefined): Posture {
  const place = facts === undefined ? undefined : placeOf(facts);
  if (place === undefined) return posture;
  const all = Object.values(posture.entities).flat() as readonly Entity[];
  const standards = place.providers.map(
    (provider) => all.find(({ scope }) => scope.provider === provider && scope.alias === undefined)?.scope,
  );
  const foreign = all.filter(
    ({ kind, scope }) =>
      kind !== 'unjudgedResource' &&
      place.providers.includes(scope.provider) &&
      !actsOn(place, scope, standards[place.providers.indexOf(scope.provider)]),
  );
  if (foreign.length === 0) return posture;
  const elsewhere = new Set<Entity>(foreign);
  const entities = Object.fromEntries(
    (Object.keys(posture.entities) as Kind[]).map((kind) => [
      kind,
      posture.entities[kind].filter((entity) => !elsewhere.has(entity as Entity)),
    ]),
  ) as unknown as Posture['entities'];
  const resources = foreign.filter(
    ({ address }, index) => foreign.findIndex((one) => one.address === address) === index,
  );
  return { ...posture, entities, opaque: [...posture.opaque, ...resources.map((entity) => opaqueOf(entity, place))] };
}

function placeOf({ declaration, focus }: Facts): Place | undefined {
  const service = declaration.services[focus.service];
  if (service?.kind === 'entra') {
    return {
      cloud: 'entra',
      providers: ['azuread', 'msgraph'],
      what: 'directory',
      id: service.entra.tenantId.toLowerCase(),
    };
  }
  if (service?.kind !== 'aws') return undefined;
  const { accounts, organization } = service.aws;
  const declared = focus.account === undefined ? undefined : accounts[focus.account];
  const id = focus.organization ? organization?.managementAccount : declared?.id;
  return id === undefined ? undefined : { cloud: 'aws', providers: ['aws'], what: 'account', id };
}

function actsOn({ what, id }: Place, scope: ProviderScope, standard: ProviderScope | undefined): boolean {
  const named = what === 'account' ? scope.account : scope.directory;
  if (named !== undefined) return named === id;
  return scope.alias === undefined || scope.actsAs === standard?.actsAs;
}

function opaqueOf({ address, construct, scope }: Entity, { cloud, what, id }: Place): Opaque {
  const other = (what === 'account' ? scope.account : scope.directory) ?? 'one that cannot be read';
  return {
    address,
    stack: scope.stack,
    clouds: [cloud],
    why: `its provider acts on ${what} ${other}, not on the declared ${id}`,
    ...(construct === undefined ? {} : { construct }),
  };
}
