import { isObject, type JsonObject } from '../graph/json';
import type { Stack } from './stack';

/**
 * Makes in the account what a stack takes for granted: the groups and roles of people that it names and does not make
 * itself. Called on moto directly, as somebody else would have made them before.
 */
export async function furnishAccount(stack: Stack, moto: string): Promise<void> {
  for (const role of literals(stack, 'aws_iam_role_policy', 'role')) {
    const trust = JSON.stringify({ Version: '2012-10-17', Statement: [] });
    await call(moto, { Action: 'CreateRole', RoleName: role, AssumeRolePolicyDocument: trust });
  }
  for (const group of literals(stack, 'aws_iam_group_policy', 'group')) {
    await call(moto, { Action: 'CreateGroup', GroupName: group });
  }
  if (stack.blocks('data').some(({ type }) => type === 'aws_organizations_organization')) await organize(moto);
}

/** An organization of the account, with what the stack expects of it. */
async function organize(moto: string): Promise<void> {
  await organizations(moto, 'CreateOrganization', { FeatureSet: 'ALL' });
  const { Roots: roots } = await organizations(moto, 'ListRoots', {});
  const [root] = Array.isArray(roots) ? roots : [];
  const id = isObject(root) ? root.Id : undefined;
  for (const type of ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']) {
    await organizations(moto, 'EnablePolicyType', { RootId: id ?? '', PolicyType: type });
  }
  await organizations(moto, 'EnableAWSServiceAccess', { ServicePrincipal: 'cloudtrail.amazonaws.com' });
}

async function organizations(moto: string, action: string, parameters: JsonObject): Promise<JsonObject> {
  const answer = await fetch(moto, {
    method: 'POST',
    headers: {
      Authorization: scopeOf('organizations'),
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSOrganizationsV20161128.${action}`,
    },
    body: JSON.stringify(parameters),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`moto refused ${action}: ${text}`);
  const json: unknown = text === '' ? {} : JSON.parse(text);
  return isObject(json) ? json : {};
}

/** moto tells the service by the scope of the credential and checks no signature. */
function scopeOf(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

/** The different texts of an argument that are no expression. */
function literals(stack: Stack, type: string, argument: string): Set<string> {
  const values = stack.blocks('resource').filter((block) => block.type === type);
  const texts = values.map(({ body }) => body[argument]).filter((value) => typeof value === 'string');
  return new Set(texts.filter((text) => !text.includes('${')));
}

async function call(moto: string, parameters: Record<string, string>): Promise<void> {
  const body = new URLSearchParams({ ...parameters, Version: '2010-05-08' });
  const answer = await fetch(moto, { method: 'POST', headers: { Authorization: scopeOf('iam') }, body });
  if (!answer.ok) throw new Error(`moto refused ${parameters.Action}: ${await answer.text()}`);
}
