import { quoted } from '../../values';
import type { Fault } from '../fault';
import type { Declaration } from '../schema/declaration';
import type { Service } from '../schema/service';

/** The rung fits the service: an Entra directory is guarded by itself, everything else by an application of one. */
export function ladderFaults({ services }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) =>
    service.guard.by === 'declaredOnly'
      ? ofDeclaredOnly(id, service)
      : service.kind === 'entra'
        ? ofDirectory(id, service)
        : ofOther(id, service),
  );
}

/** A service that is only declared has no stack, and these kinds are declared for their stacks. */
function ofDeclaredOnly(id: string, { kind, guard }: Service): Fault[] {
  if (kind !== 'entra' && kind !== 'aws') return [];
  const guarded =
    kind === 'entra' ? `{ by: conditionalAccess, identity: ${id} }` : '{ by: ipAllowList, networks: [...] }';
  return [
    {
      path: ['services', id, 'guard', 'by'],
      problem: `a service of kind ${kind} has stacks that guard it, and one that is only declared has none`,
      given: quoted(guard.by),
      allowed: kind === 'entra' ? 'conditionalAccess' : 'conditionalAccess, ipAllowList',
      suggestion: `Write ${guarded}, or "kind: other" for a service that can only be declared`,
      control: 'LAD-01',
    },
  ];
}

function ofDirectory(id: string, { guard }: Service): Fault[] {
  const path = ['services', id, 'guard'];
  if (guard.by !== 'conditionalAccess') {
    return [
      {
        path: [...path, 'by'],
        problem: 'an Entra directory has Conditional Access, and is guarded by it',
        given: quoted(guard.by),
        allowed: 'conditionalAccess',
        suggestion: `Write { by: conditionalAccess, identity: ${id} }; networks go into entra.trusted`,
        control: 'LAD-01',
      },
    ];
  }
  const faults: Fault[] = [];
  if (guard.identity !== id) {
    faults.push({
      path: [...path, 'identity'],
      problem: 'an Entra directory is guarded by its own Conditional Access',
      given: quoted(guard.identity),
      allowed: id,
      control: 'LAD-01',
    });
  }
  for (const key of ['strength', 'signInHours'] as const) {
    if (guard[key] === undefined) continue;
    faults.push({
      path: [...path, key],
      problem: 'this is asked of the application of another service, and a directory is guarded by its own policies',
      suggestion: 'Remove it',
      control: 'LAD-01',
    });
  }
  if (guard.application !== undefined) {
    faults.push({
      path: [...path, 'application'],
      problem: 'an Entra directory is not signed in to through an application',
      suggestion: 'Remove it: the policies of a directory cover its administration portals',
      control: 'LAD-01',
    });
  }
  return faults;
}

function ofOther(id: string, { kind, guard }: Service): Fault[] {
  if (guard.by !== 'conditionalAccess' || guard.application !== undefined) return [];
  return [
    {
      path: ['services', id, 'guard', 'application'],
      problem:
        'this key is missing: Conditional Access guards a service through the application that people sign in to',
      allowed: 'the application (client) id of its enterprise application',
      suggestion: `Add "application: <id>", or step down the ladder where the ${kind} service has no single sign-on`,
      control: 'LAD-01',
    },
  ];
}
