import type { PolicyDocument, Statement } from '../../../posture';
import { asHeld } from '../../../requests';
import type { DeclaredSituation, Situation } from '../../control';
import { fromWithin, leftOut, VPC_RESIDENT } from './expected-networks';
import { accountTarget, organizationOf } from './organization';
import { policiesOn } from './standing-policies';

/** The service control policies of the organization's own stack over the declared account that is judged. */
export function overPeople(situation: Situation): {
  readonly documents: readonly PolicyDocument[];
  readonly by: readonly string[];
} {
  const organization = organizationOf(situation);
  const account = situation.facts?.focus.account;
  const target = organization && account !== undefined ? accountTarget(organization, account) : undefined;
  if (organization === undefined || target === undefined) return { documents: [], by: [] };
  const { documents, by } = policiesOn(situation.organization(), 'SERVICE_CONTROL_POLICY', target);
  const held = documents.map((document) => asHeld(document, 'serviceControl', organization.managementAccount));
  return by.length === 0 ? { documents: [], by } : { documents: held, by };
}

/** Requests that a declared network perimeter lets through on purpose, wherever in the organization they are made. */
export function perimeterExceptions(situation: DeclaredSituation): readonly Statement[] {
  const organization = organizationOf(situation);
  const perimeter = organization?.guardrails.perimeter;
  if (organization === undefined || perimeter === undefined) return [];
  return [
    ...fromWithin(situation, organization, perimeter.networks),
    ...leftOut(situation, organization),
    VPC_RESIDENT,
  ];
}
