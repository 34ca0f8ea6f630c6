import { createPolicy, NOBODY, send } from './direct-request';
import { isObject, type Json, type JsonObject } from './json';
import { APPROVERS, FIRST_USER, PRIVILEGED, recordedTenant } from './recorded-tenant';
import type { Tenant } from './tenant';

const GLOBAL_READER = 'f2ef992c-3afb-46b9-b7cf-a126ee74c451';
const ELIGIBILITY = '/roleManagement/directory/roleEligibilityScheduleRequests';
const ENTITLEMENT = '/identityGovernance/entitlementManagement';
const PRIVILEGED_ACCESS = '/identityGovernance/privilegedAccess/group';

let now = Date.UTC(2026, 10, 22);
let tenant: Tenant;
beforeEach(() => {
  tenant = recordedTenant(() => now);
});

function made(path: string, body: JsonObject): JsonObject {
  const { body: answer, message } = send(tenant, 'POST', path, body);
  if (answer === undefined) throw new Error(message);
  return answer;
}

function list(path: string, query: Record<string, string>): JsonObject[] {
  const { value } = tenant.router.answer('GET', path, new URLSearchParams(query), undefined).body ?? {};
  return Array.isArray(value) ? value.filter(isObject) : [];
}

describe('eligibility for a directory role', () => {
  const eligible = (changes: JsonObject = {}): JsonObject => ({
    action: 'adminAssign',
    directoryScopeId: '/',
    justification: 'Duty',
    principalId: PRIVILEGED,
    roleDefinitionId: GLOBAL_READER,
    scheduleInfo: { expiration: { type: 'noExpiration' } },
    ...changes,
  });

  it('is a schedule of the same id, until it is removed; the request stays to be read', () => {
    const { id } = made(ELIGIBILITY, eligible());
    const schedule = `/roleManagement/directory/roleEligibilitySchedules/${String(id)}`;
    expect(send(tenant, 'GET', schedule).body).toMatchObject({ principalId: PRIVILEGED, status: 'Provisioned' });
    expect(made(ELIGIBILITY, eligible({ action: 'adminRemove' }))).toMatchObject({
      status: 'Revoked',
      targetScheduleId: id,
    });
    expect(send(tenant, 'GET', schedule).status).toBe(404);
    expect(send(tenant, 'GET', `${ELIGIBILITY}/${String(id)}`).status).toBe(200);
  });

  it.each([
    ['a second time', eligible(), 400],
    ['for a group that is not made for roles', eligible({ principalId: APPROVERS }), 400],
    ['for nobody', eligible({ principalId: NOBODY }), 404],
    ['for no role', eligible({ roleDefinitionId: NOBODY }), 404],
    ['in no scope', eligible({ directoryScopeId: `/administrativeUnits/${NOBODY}` }), 404],
    [
      'until no date',
      eligible({ principalId: FIRST_USER, scheduleInfo: { expiration: { type: 'afterDateTime' } } }),
      400,
    ],
    ['taken from one who has none', eligible({ action: 'adminRemove', principalId: FIRST_USER }), 400],
  ])('is refused %s', (_name, body, status) => {
    made(ELIGIBILITY, eligible());
    expect(send(tenant, 'POST', ELIGIBILITY, body)).toMatchObject({ status });
    expect(tenant.directory.roleEligibilitySchedules.size).toBe(1);
  });
});

describe('a schedule of a group', () => {
  const path = `${PRIVILEGED_ACCESS}/eligibilityScheduleRequests`;
  const until = (expiration: JsonObject): JsonObject => ({
    accessId: 'member',
    action: 'adminAssign',
    groupId: PRIVILEGED,
    principalId: FIRST_USER,
    scheduleInfo: { expiration, startDateTime: '2026-11-23T00:00:00Z' },
  });
  const dated = until({ type: 'afterDateTime', endDateTime: '2027-01-31T00:00:00Z' });
  /** What the provider reads: the newest request of the schedule. */
  const newest = (id: Json | undefined) =>
    list(path, { $filter: `targetScheduleId eq '${String(id)}'`, $orderby: 'createdDateTime desc' })[0];

  it('keeps its id and its beginning when it is asked for anew, and the newest request tells', () => {
    const { targetScheduleId } = made(path, dated);
    now += 1000;
    const anew = made(path, until({ type: 'afterDuration', duration: 'P30D' }));
    expect(anew.targetScheduleId).toBe(targetScheduleId);
    expect(newest(targetScheduleId)).toMatchObject({
      id: anew.id,
      scheduleInfo: {
        startDateTime: '2026-11-23T00:00:00Z',
        expiration: { type: 'afterDuration', duration: 'P30D', endDateTime: null },
      },
    });
  });

  it('shows a duration that the provider never sent: it sends the old date again', () => {
    const { targetScheduleId } = made(path, dated);
    made(path, dated);
    expect(newest(targetScheduleId)).toMatchObject({ scheduleInfo: { expiration: { duration: null } } });
  });

  it('of two requests in one instant shows the later one', () => {
    const { targetScheduleId } = made(path, dated);
    const { id } = made(path, until({ type: 'noExpiration' }));
    expect(newest(targetScheduleId)?.id).toBe(id);
  });

  it('is gone once it is removed, and cannot be removed twice', () => {
    const { targetScheduleId } = made(path, dated);
    const removal = { accessId: 'member', action: 'adminRemove', groupId: PRIVILEGED, principalId: FIRST_USER };
    expect(send(tenant, 'POST', path, removal).status).toBe(201);
    const schedule = `${PRIVILEGED_ACCESS}/eligibilitySchedules/${String(targetScheduleId)}`;
    expect(send(tenant, 'GET', schedule).status).toBe(404);
    expect(send(tenant, 'POST', path, removal).status).toBe(400);
  });

  it('of eligibility is none of assignment', () => {
    const { targetScheduleId } = made(path, dated);
    const schedule = `${PRIVILEGED_ACCESS}/assignmentSchedules/${String(targetScheduleId)}`;
    expect(send(tenant, 'GET', schedule).status).toBe(404);
  });
});

describe("the rules of a group's role", () => {
  const assignments = '/policies/roleManagementPolicyAssignments';
  const policyOf = (role: string) => {
    const $filter = `scopeType eq 'Group' and scopeId eq '${PRIVILEGED}' and roleDefinitionId eq '${role}'`;
    const found = list(assignments, { $filter });
    expect(found).toHaveLength(1);
    return `/policies/roleManagementPolicies/${String(found[0]?.policyId)}`;
  };
  const rulesOf = (path: string) => {
    const { rules } = tenant.router.answer('GET', path, new URLSearchParams({ $expand: '*' }), undefined).body ?? {};
    return Array.isArray(rules) ? rules.filter(isObject) : [];
  };

  it('stay as they were where an update does not name them, also within a rule', () => {
    const before = rulesOf(policyOf('member'));
    const rule = { id: 'Expiration_EndUser_Assignment', maximumDuration: 'PT4H' };
    expect(send(tenant, 'PATCH', policyOf('member'), { rules: [rule] }).status).toBe(204);
    const changed = before.map((old) => (old.id === rule.id ? { ...old, ...rule } : old));
    expect(rulesOf(policyOf('member'))).toEqual(changed);
    expect(rulesOf(policyOf('owner'))).toEqual(before);
  });

  it('each have a type, and their approval a stage: without, the provider crashes', () => {
    for (const { '@odata.type': type, setting } of rulesOf(policyOf('member'))) {
      expect(type).toMatch(/^#microsoft\.graph\.unifiedRoleManagementPolicy\w+Rule$/);
      if (isObject(setting)) expect(setting.approvalStages).toHaveLength(1);
    }
  });

  it('have another address after each update: the old one is gone', () => {
    const old = policyOf('member');
    send(tenant, 'PATCH', old, { rules: [] });
    expect(policyOf('member')).not.toBe(old);
    expect(send(tenant, 'GET', old).status).toBe(404);
  });

  it.each([
    ['a rule that there is not', { id: 'Expiration_Nobody', maximumDuration: 'PT4H' }],
    ['a duration that is none', { id: 'Expiration_EndUser_Assignment', maximumDuration: '4h' }],
    ['an approval by nobody', { id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: true } }],
    [
      'an approver who does not exist',
      {
        id: 'Approval_EndUser_Assignment',
        setting: {
          approvalStages: [{ primaryApprovers: [{ '@odata.type': '#microsoft.graph.groupMembers', groupId: NOBODY }] }],
        },
      },
    ],
  ])('refuse %s', (_name, rule) => {
    const before = rulesOf(policyOf('member'));
    expect(send(tenant, 'PATCH', policyOf('member'), { rules: [rule] }).status).toBe(400);
    expect(rulesOf(policyOf('member'))).toEqual(before);
  });
});

describe('access packages', () => {
  function furnished() {
    const catalog = made(`${ENTITLEMENT}/accessPackageCatalogs`, { displayName: 'Exclusions' });
    const accessPackageCatalog = { id: catalog.id ?? null };
    const accessPackage = made(`${ENTITLEMENT}/accessPackages`, { displayName: 'Eight hours', accessPackageCatalog });
    return { catalog: String(catalog.id), accessPackage: String(accessPackage.id) };
  }
  const request = (requestType: string, catalogId: string) => ({
    accessPackageResource: { originId: PRIVILEGED, originSystem: 'AadGroup' },
    catalogId,
    requestType,
  });
  const requests = `${ENTITLEMENT}/accessPackageResourceRequests`;

  it('give what their catalog holds, and a catalog keeps what a package gives', () => {
    const { catalog, accessPackage } = furnished();
    const scopes = `${ENTITLEMENT}/accessPackages/${accessPackage}/accessPackageResourceRoleScopes`;
    const role = (id: Json) => ({
      accessPackageResourceRole: { accessPackageResource: { id }, originId: `Member_${PRIVILEGED}` },
      accessPackageResourceScope: { originId: PRIVILEGED },
    });
    expect(send(tenant, 'POST', scopes, role(NOBODY)).status).toBe(404);
    expect(send(tenant, 'POST', requests, request('AdminAdd', catalog)).status).toBe(201);
    expect(send(tenant, 'POST', requests, request('AdminAdd', catalog)).status).toBe(400);
    const [resource] = list(`${ENTITLEMENT}/accessPackageCatalogs/${catalog}/accessPackageResources`, {});
    const { id } = made(scopes, role(resource?.id ?? null));
    expect(send(tenant, 'POST', scopes, role(resource?.id ?? null)).status).toBe(400);
    expect(send(tenant, 'POST', requests, request('AdminRemove', catalog))).toEqual({
      status: 400,
      message: expect.stringMatching(/Eight hours/),
    });
    expect(send(tenant, 'DELETE', `${scopes}/${String(id)}`).status).toBe(204);
    expect(send(tenant, 'POST', requests, request('AdminRemove', catalog)).status).toBe(201);
  });

  it('go before their catalog, and take their policies along', () => {
    const { catalog, accessPackage } = furnished();
    const policies = `${ENTITLEMENT}/accessPackageAssignmentPolicies`;
    const policy = made(policies, { accessPackageId: accessPackage, displayName: 'Short' });
    expect(policy.requestApprovalSettings).toMatchObject({ approvalStages: [], approvalMode: 'NoApproval' });
    expect(send(tenant, 'DELETE', `${ENTITLEMENT}/accessPackageCatalogs/${catalog}`).status).toBe(400);
    expect(send(tenant, 'DELETE', `${ENTITLEMENT}/accessPackages/${accessPackage}`).status).toBe(204);
    expect(send(tenant, 'GET', `${policies}/${String(policy.id)}`).status).toBe(404);
    expect(send(tenant, 'DELETE', `${ENTITLEMENT}/accessPackageCatalogs/${catalog}`).status).toBe(204);
  });
});

describe('applications', () => {
  const role = (id: string, isEnabled = true) => ({ id, isEnabled, displayName: 'Reader', value: 'Read' });
  const [first, second] = ['77777777-0000-0000-0000-000000000001', '77777777-0000-0000-0000-000000000002'];

  it('say null where the provider would take an absence for a difference', () => {
    const application = made('/applications', { displayName: 'Pipeline', api: {} });
    expect(application).toMatchObject({ groupMembershipClaims: null, api: { requestedAccessTokenVersion: null } });
    const principal = made('/servicePrincipals', { appId: application.appId ?? null });
    expect(principal.accountEnabled).toBe(true);
  });

  it('keep a role that is enabled: it is disabled first, then taken out', () => {
    const { id } = made('/applications', { displayName: 'Pipeline', appRoles: [role(first)] });
    const patch = (...appRoles: JsonObject[]) =>
      send(tenant, 'PATCH', `/applications/${String(id)}`, { appRoles }).status;
    expect([patch(role(second)), patch(role(first, false)), patch(role(second))]).toEqual([400, 204, 204]);
  });

  it('have one service principal, which goes with them and can be named in a policy until then', () => {
    const { id, appId } = made('/applications', { displayName: 'Pipeline' });
    const principal = { appId: appId ?? null };
    expect(send(tenant, 'POST', '/servicePrincipals', { appId: NOBODY }).status).toBe(400);
    const { id: made1 } = made('/servicePrincipals', principal);
    expect(send(tenant, 'POST', '/servicePrincipals', principal).status).toBe(409);
    const target = { conditions: { applications: { includeApplications: [String(appId)] } } };
    expect(createPolicy(tenant, target).status).toBe(201);
    expect(send(tenant, 'DELETE', `/applications/${String(id)}`).status).toBe(204);
    expect(send(tenant, 'GET', `/servicePrincipals/${String(made1)}`).status).toBe(404);
    expect(createPolicy(tenant, target).status).toBe(400);
  });

  it('take no two credentials of one name or for one subject', () => {
    const { id } = made('/applications', { displayName: 'Pipeline' });
    const path = `/applications/${String(id)}/federatedIdentityCredentials`;
    const credential = { name: 'main', issuer: 'https://issuer.example', subject: 'a', audiences: ['api'] };
    expect(send(tenant, 'POST', path, credential).status).toBe(201);
    expect(send(tenant, 'POST', path, { ...credential, subject: 'b' }).status).toBe(409);
    expect(send(tenant, 'POST', path, { ...credential, name: 'other' }).status).toBe(409);
    expect(send(tenant, 'POST', path, { ...credential, name: 'other', subject: 'b' }).status).toBe(201);
  });

  it('give no role that they do not declare, nor one twice', () => {
    const { appId } = made('/applications', { displayName: 'Pipeline', appRoles: [role(first)] });
    const resourceId = String(made('/servicePrincipals', { appId: appId ?? null }).id);
    const give = (appRoleId: string) =>
      send(tenant, 'POST', `/servicePrincipals/${resourceId}/appRoleAssignedTo`, {
        appRoleId,
        principalId: APPROVERS,
        resourceId,
      }).status;
    expect([give(second), give(first), give(first)]).toEqual([400, 201, 400]);
  });
});
