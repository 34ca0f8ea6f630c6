import type { TerraformStack } from 'cdktf';
import {
  type IResourceControl,
  type IServiceControl,
  type OrganizationPolicyProps,
  ResourceControlPolicies,
  ServiceControlPolicies,
} from '../../../lib/aws';
import type { PolicyStatement } from '../../../lib/values';
import { Rendered } from '../rendered';

export const ROOT = { root: 'r-a1b2' };
export const EXEMPT = { exemptRoles: ['tenant-guard-deploy', 'break-glass'] };
export const EXEMPT_ARNS = ['arn:aws:iam::*:role/break-glass', 'arn:aws:iam::*:role/tenant-guard-deploy'];
export const ORGANIZATION = 'o-a1b2c3d4e5';

type Props = Partial<OrganizationPolicyProps>;

export const servicesOf =
  (guardrails: readonly IServiceControl[], props: Props = {}) =>
  (stack: TerraformStack) =>
    new ServiceControlPolicies(stack, 'services', { targets: ROOT, guardrails, ...props });

export const resourcesOf =
  (guardrails: readonly IResourceControl[], props: Props = {}) =>
  (stack: TerraformStack) =>
    new ResourceControlPolicies(stack, 'resources', { targets: ROOT, guardrails, ...props });

/** The statements that a guardrail comes to in the file, as Terraform hands them on: its own escapes undone. */
export function renderedStatements(guardrail: IServiceControl | IResourceControl): unknown[] {
  const rendered = Rendered.of(
    guardrail.kind === 'serviceControl' ? servicesOf([guardrail]) : resourcesOf([guardrail]),
  );
  return rendered.all('aws_organizations_policy').flatMap((policy) => statementsIn(policy));
}

export function statementsIn({ content }: Readonly<Record<string, unknown>>): PolicyStatement[] {
  return JSON.parse(String(content).replaceAll('$${', '${')).Statement;
}
