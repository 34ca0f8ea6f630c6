import type { Rollout } from '../../declaration';
import { ExistingGroup } from '../../entra';
import type { EntraComposition } from './entra-composition';

/**
 * Groups that are there already, and that policies name: each plan looks whether they are there, since a policy for a group
 * that is not is a policy for nobody, and a persona that is not is shut out. Those that are declared to be protected have to be.
 */
export function addExistingGroups(tenant: EntraComposition): void {
  const { stack, entra, declared } = tenant;
  const isProtected = new Set(entra.protectedGroups);
  for (const [groupObjectId, path] of groupsOf(tenant)) {
    const id = `group-${groupObjectId}`;
    new ExistingGroup(stack, id, { groupObjectId, protected: isProtected.has(groupObjectId) });
    declared[id] = path;
  }
}

/** Each declared group once, with where it is declared first. */
function groupsOf({ entra, settings, declaration, service }: EntraComposition): ReadonlyMap<string, string> {
  const personas = Object.entries(entra.personas ?? {}).flatMap(([persona, groups]) =>
    groups === undefined || groups === 'all'
      ? []
      : groups.map((group) => [group, `entra.personas.${persona}`] as const),
  );
  const behind = Object.entries(declaration.services).flatMap(([id, { guard, rollout }]) =>
    guard.by === 'conditionalAccess' && guard.identity === service && id !== service
      ? pilotOf(rollout, `services.${id}.rollout.pilotGroup`)
      : [],
  );
  const all = [
    ...(entra.protectedGroups ?? []).map((group) => [group, 'entra.protectedGroups'] as const),
    ...personas,
    ...pilotOf(settings.rollout, 'rollout.pilotGroup'),
    ...behind,
  ];
  return new Map([...all].reverse());
}

/** The pilot group, while something is in that stage. */
function pilotOf({ stage, controls = {}, pilotGroup }: Rollout, path: string): (readonly [string, string])[] {
  const isUsed = [stage, ...Object.values(controls)].includes('pilot');
  return pilotGroup === undefined || !isUsed ? [] : [[pilotGroup, path]];
}
