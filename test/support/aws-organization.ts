import type { Control, Finding, Outcome } from '../../lib/controls/control';
import type { Facts, Guardrails } from '../../lib/declaration';
import type { Entity, Posture } from '../../lib/posture';
import type { PolicyStatement } from '../../lib/values';
import {
  declaredAccount,
  entity,
  is,
  policy,
  postureOf,
  refTo,
  situationOf,
  unset,
  type WrittenStatement,
} from './aws-posture';

export const ORGANIZATION = 'o-a1b2c3d4e5';
export const MANAGEMENT = '999988887777';

/** A declared organization of two accounts; what is given replaces parts of its guardrails. */
export function declaredOrganization(
  guardrails: Partial<Guardrails> = {},
  more: { providerVersion?: string } = {},
): Facts {
  const facts = declaredAccount({}, { guard: { by: 'conditionalAccess', identity: 'entra' } });
  const { aws } = facts.declaration.services;
  if (aws?.kind !== 'aws') throw new Error('the declared account has no AWS service');
  const accounts = {
    ...aws.aws.accounts,
    dev: { id: '444455556666', regions: ['eu-north-1'], humanRoles: ['operator'] },
  };
  const organization = {
    id: ORGANIZATION,
    managementAccount: MANAGEMENT,
    guardrails: { breakGlassRoles: ['break-glass'], ...guardrails },
  };
  const services = { aws: { ...aws, ...more, aws: { ...aws.aws, accounts, organization } } };
  return {
    ...facts,
    focus: { service: 'aws', organization: true },
    declaration: { ...facts.declaration, services },
  };
}

/** The same declaration, for the stack of one of its accounts. */
export function ofAccount(facts: Facts, account = 'prod'): Facts {
  return { ...facts, focus: { service: 'aws', account } };
}

export const PERIMETER: NonNullable<Guardrails['perimeter']> = { networks: ['hq', 'pipeline'], holds: 'people' };
export const RANGES = ['198.51.100.16/28', '203.0.113.0/26', '2001:db8:10::/48'];

type Type = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'S3_POLICY';

/** A policy and its attachment, by default to the root. */
export function standing(
  type: Type,
  name: string,
  content: readonly (WrittenStatement | PolicyStatement)[] | Readonly<Record<string, string>>,
  target = is('r-a1b2'),
): Entity[] {
  const address = `aws_organizations_policy.${name}`;
  const isDocument = Array.isArray(content);
  return [
    entity('organizationPolicy', address, {
      type: is(type),
      document: isDocument ? is(policy(...(content as WrittenStatement[]))) : unset,
      settings: isDocument ? unset : is(content as Readonly<Record<string, string>>),
    }),
    attached(name, target),
  ];
}

export function attached(name: string, target = is('r-a1b2'), exists = is(true)): Entity {
  return entity(
    'organizationPolicyAttachment',
    `aws_organizations_policy_attachment.${name}`,
    { policy: refTo(`aws_organizations_policy.${name}`, 'id'), target },
    { exists },
  );
}

export const scp = (...statements: readonly (WrittenStatement | PolicyStatement)[]) =>
  standing('SERVICE_CONTROL_POLICY', 'scp', statements);
export const rcp = (...statements: readonly (WrittenStatement | PolicyStatement)[]) =>
  standing('RESOURCE_CONTROL_POLICY', 'rcp', statements);

/** What a control says of an organization whose stack holds these. */
export function judged(
  control: Control,
  entities: readonly Entity[],
  facts: Facts = declaredOrganization(),
): readonly Outcome[] {
  return control.check(situationOf(postureOf(...entities), facts));
}

export function verdictsIn(control: Control, entities: readonly Entity[], facts?: Facts): string[] {
  return judged(control, entities, facts).map(({ verdict }) => verdict);
}

/** The only finding. */
export function findingIn(control: Control, entities: readonly Entity[], facts?: Facts): Finding {
  const findings = judged(control, entities, facts).flatMap((outcome) =>
    'finding' in outcome ? [outcome.finding] : [],
  );
  const [first, ...more] = findings;
  if (first === undefined || more.length > 0) throw new Error(`${findings.length} findings`);
  return first;
}

/** The sentence of the only finding. */
export function givenIn(control: Control, entities: readonly Entity[], facts?: Facts): string {
  return findingIn(control, entities, facts).given;
}

/** What a control says of an account under an organization whose stack holds these. */
export function verdictsUnder(control: Control, account: Posture, above: readonly Entity[], facts: Facts): string[] {
  const situation = { ...situationOf(account, facts), organization: () => postureOf(...above) };
  return control.check(situation).map(({ verdict }) => verdict);
}
