import type { Statement } from '../../../posture';
import { RESOURCE_CONTROL_SERVICES } from '../../../values';
import type { Control } from '../../control';
import type { Gap } from '../gap';
import { eachPolicy, seenOf } from './written-policies';

const REMEDY =
  'write Effect Deny, "Principal": "*", and actions with the prefix of a service that resource control policies reach; in a service control policy no principal at all';

/**
 * AWS-POL-06: policies of an organization have the form that AWS takes. A resource control policy denies, to
 * `"Principal": "*"` and no other spelling of it, actions that are named with their service; a service control policy names
 * no principal.
 */
export const resourceControlForm: Control = {
  id: 'AWS-POL-06',
  title: 'Policies of an organization have the form that AWS takes',
  risk: 'Apply stops half way: what was to be replaced is gone, and what replaces it was refused.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'CM-6' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: [
    ['organizationPolicy', 'type'],
    ['organizationPolicy', 'document'],
  ],
  check: (situation) =>
    eachPolicy(situation, ['serviceControl', 'resourceControl'], REMEDY, (policy) => {
      const problemsOf = policy.kind === 'resourceControl' ? ofResourceControl : ofServiceControl;
      const problems = new Set(seenOf(policy).statements.flatMap(problemsOf));
      return [...problems].map(
        (given): Gap => ({ given, meaning: { settings: [`form=${given}`] }, origins: [policy.document.at] }),
      );
    }),
};

function ofServiceControl({ principals }: Statement): string[] {
  return principals === undefined ? [] : ['a service control policy names no principal'];
}

function ofResourceControl({ effect, principals, actions }: Statement): string[] {
  const unreached = actions.patterns.filter((action) => !isReached(action));
  return [
    ...(effect === 'Allow' ? ['a resource control policy of your own allows nothing'] : []),
    ...(principals?.not ? ['a resource control policy has no NotPrincipal'] : []),
    ...(principals?.bare ? [] : ['a resource control policy is written for "Principal": "*" alone']),
    ...(actions.not ? ['a resource control policy has no NotAction'] : []),
    ...(actions.not ? [] : unreached.map((action) => `${action} is no action that a resource control policy reaches`)),
  ];
}

function isReached(action: string): boolean {
  const [service = '', ...name] = action.split(':');
  return name.length > 0 && RESOURCE_CONTROL_SERVICES.includes(service.toLowerCase());
}
