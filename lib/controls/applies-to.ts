import { type Declaration, serviceOf } from '../declaration';
import type { Cloud, Entity, Posture } from '../posture';
import type { Control } from './control';
import type { Subject } from './subject';

/**
 * Whether a control is judged on a subject. A declared service is judged as what it is, and by the other cloud's controls
 * only where it configures that cloud, too. What judges acceptances is judged where there are some.
 */
export function appliesTo(control: Control, subject: Subject): boolean {
  const { facts, posture } = subject;
  const { cloud, ofAcceptances } = control;
  if (ofAcceptances && (facts === undefined || !hasAcceptances(facts.focus.service, facts.declaration))) return false;
  if (!isOfPart(control, subject)) return false;
  if (cloud === 'any') return true;
  const kind = facts === undefined ? undefined : serviceOf(facts).kind;
  if (kind === cloud || !posture.clouds.includes(cloud)) return kind === cloud;
  return (kind !== 'aws' && kind !== 'entra') || configures(posture, cloud);
}

/**
 * The stack of an organization is judged as that, not as the account that it is applied in. The rung of a service is that
 * of its accounts.
 */
function isOfPart({ judges, cloud, scope }: Control, { facts, posture }: Subject): boolean {
  if (facts?.focus.organization) return judges !== undefined || (cloud === 'any' && scope === 'service');
  return judges !== 'organization' || (facts === undefined && posture.entities.organizationPolicy.length > 0);
}

function hasAcceptances(service: string, { acceptances = [] }: Declaration): boolean {
  return acceptances.some(({ subject }) => subject === service || subject.startsWith(`${service}.`));
}

const PROVIDERS: Readonly<Record<Cloud, readonly string[]>> = { aws: ['aws'], entra: ['azuread', 'msgraph'] };

function configures({ entities, opaque }: Posture, cloud: Cloud): boolean {
  const read = Object.values(entities).flat() as readonly Entity[];
  return (
    read.some(({ scope }) => PROVIDERS[cloud].includes(scope.provider)) ||
    opaque.some(({ clouds }) => clouds.length === 1 && clouds.includes(cloud))
  );
}
