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
}

/** The different texts of an argument that are no expression. */
function literals(stack: Stack, type: string, argument: string): Set<string> {
  const values = stack.blocks('resource').filter((block) => block.type === type);
  const texts = values.map(({ body }) => body[argument]).filter((value) => typeof value === 'string');
  return new Set(texts.filter((text) => !text.includes('${')));
}

async function call(moto: string, parameters: Record<string, string>): Promise<void> {
  // moto tells the service by the scope of the credential and checks no signature.
  const scope =
    'AWS4-HMAC-SHA256 Credential=testing/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=0';
  const body = new URLSearchParams({ ...parameters, Version: '2010-05-08' });
  const answer = await fetch(moto, { method: 'POST', headers: { Authorization: scope }, body });
  if (!answer.ok) throw new Error(`moto refused ${parameters.Action}: ${await answer.text()}`);
}
