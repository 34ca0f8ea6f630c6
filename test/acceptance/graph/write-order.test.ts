import type { JsonObject } from './json';
import { policyRequest } from './policy-request';
import type { Exchange } from './server';
import { unsafeOrder } from './write-order';

const GROUP = 'a0000000-0000-0000-0000-000000000001';
const POLICY = 'a0000000-0000-0000-0000-000000000002';

function exchange(method: string, path: string, status: number, request?: JsonObject, response?: JsonObject): Exchange {
  return { method, path, status, request, response };
}

const group = exchange('POST', '/groups', 201, {}, { id: GROUP });
const member = exchange('POST', `/groups/${GROUP}/members/$ref`, 204, {});
const request = policyRequest({ displayName: 'MFA', conditions: { users: { excludeGroups: [GROUP] } } });
const policy = exchange('POST', '/identity/conditionalAccess/policies', 201, request, { id: POLICY });
const refused = exchange('POST', '/identity/conditionalAccess/policies', 429, request);
const policyGone = exchange('DELETE', `/identity/conditionalAccess/policies/${POLICY}`, 204);
const groupGone = exchange('DELETE', `/groups/${GROUP}`, 204);

describe('the order of writes', () => {
  it('is safe where a group and its members come before the policy, and go after it', () => {
    expect(unsafeOrder([group, member, refused, policy, policyGone, groupGone])).toEqual([]);
  });

  it('is unsafe where a policy comes before a member of the group that it excludes', () => {
    expect(unsafeOrder([group, policy, member])).toEqual([
      `policy 'MFA' was made before all members were in group ${GROUP}`,
    ]);
  });

  it('is unsafe where a group goes before the policy that names it', () => {
    expect(unsafeOrder([group, member, policy, groupGone, policyGone])).toEqual([
      `group ${GROUP} was deleted while policy 'MFA' named it`,
    ]);
  });

  it('looks at a policy as it was last written', () => {
    const other = policyRequest({ conditions: { users: { excludeGroups: [] } } });
    const update = exchange('PATCH', `/identity/conditionalAccess/policies/${POLICY}`, 204, other);
    expect(unsafeOrder([group, member, policy, update, groupGone])).toEqual([]);
  });

  it('passes over what was turned away', () => {
    expect(unsafeOrder([group, refused, member, policy])).toEqual([]);
  });
});
