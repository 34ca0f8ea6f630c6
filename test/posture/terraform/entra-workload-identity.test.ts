import { symbolsOf } from '../../../lib/posture';
import { only, read } from './stack';

const GRAPH = '00000003-0000-0000-c000-000000000000';
const ROLE = '9e3f62cf-ca93-4989-b6ce-bf83c28f9fe8';

function postureOf(type: string, body: Record<string, unknown>, section: 'resource' | 'data' = 'resource') {
  return read({ [section]: { [type]: { x: body } } });
}

describe('an application', () => {
  const app = (body: Record<string, unknown>) => postureOf('azuread_application', { display_name: 'a', ...body });
  const access = (...items: Record<string, unknown>[]) => ({ resource_app_id: GRAPH, resource_access: items });

  it('asks for permissions of its own, and for others on behalf of people, which are left out', () => {
    const posture = app({
      required_resource_access: [access({ id: ROLE, type: 'Role' }, { id: 'scope', type: 'Scope' })],
      web: { redirect_uris: ['https://a.example/'] },
      api: { oauth2_permission_scope: [{ id: 'x' }] },
    });
    expect(posture.opaque).toEqual([]);
    const { application, api, roles } = only(posture.entities.permissionRequest).fields;
    expect(application).toMatchObject({ is: 'ref', address: 'azuread_application.x', attribute: 'id' });
    expect(api).toMatchObject({ value: GRAPH });
    expect(symbolsOf(roles)).toEqual([ROLE]);
  });

  it('asks for what cannot be read', () => {
    const hidden = app({ required_resource_access: [access({ id: '${var.x}', type: '${var.y}' })] });
    expect(only(hidden.entities.permissionRequest).fields.roles.items).toMatchObject([{ is: 'unknown' }]);
    const dynamic = app({ dynamic: { required_resource_access: { for_each: '${var.x}', content: {} } } });
    expect(only(dynamic.entities.permissionRequest).fields.roles.open).toBe('dynamic');
  });

  it('has a password of its own, or one that is made beside it', () => {
    const own = app({ password: [{ display_name: 'p', end_date: '2027-01-01T00:00:00Z' }] });
    expect(only(own.entities.workloadSecret).fields.holder).toMatchObject({ address: 'azuread_application.x' });
    expect(own.opaque).toEqual([]);
    const dynamic = app({ dynamic: { password: { for_each: '${var.x}', content: {} } } });
    expect(only(dynamic.entities.workloadSecret).fields.holder).toMatchObject({ is: 'unknown', why: 'dynamic' });
    const beside = postureOf('azuread_application_password', { application_id: '/applications/a', display_name: 'p' });
    expect(only(beside.entities.workloadSecret).fields.holder).toMatchObject({ value: '/applications/a' });
    const principal = postureOf('azuread_service_principal_password', { service_principal_id: '/servicePrincipals/a' });
    expect(only(principal.entities.workloadSecret).fields.holder).toMatchObject({ value: '/servicePrincipals/a' });
  });

  it('has owners where they are written out, or added', () => {
    expect(app({}).entities.workloadOwner).toEqual([]);
    expect(symbolsOf(only(app({ owners: ['u'] }).entities.workloadOwner).fields.owners)).toEqual(['u']);
    const added = postureOf('azuread_application_owner', { application_id: '/applications/a', owner_object_id: 'u' });
    expect(symbolsOf(only(added.entities.workloadOwner).fields.owners)).toEqual(['u']);
  });

  it('is opaque by an argument that nobody knows yet', () => {
    expect(only(app({ key_vault: 'x' }).opaque).why).toContain('/key_vault');
  });
});

describe('a federated credential', () => {
  it('is read', () => {
    const posture = postureOf('azuread_application_federated_identity_credential', {
      application_id: '/applications/a',
      display_name: 'pipeline',
      issuer: 'https://issuer.example',
      subject: 's',
      audiences: ['api://AzureADTokenExchange'],
    });
    expect(posture.opaque).toEqual([]);
    expect(only(posture.entities.federatedCredential).fields).toMatchObject({
      application: { value: '/applications/a' },
      issuer: { value: 'https://issuer.example' },
      subject: { value: 's' },
      audiences: { items: [{ value: 'api://AzureADTokenExchange' }] },
    });
  });

  it('by an expression takes tokens that are not known', () => {
    const posture = postureOf('azuread_application_flexible_federated_identity_credential', {
      application_id: '/applications/a',
      display_name: 'pipeline',
      issuer: 'https://issuer.example',
      audience: 'api://AzureADTokenExchange',
      claims_matching_expression: "claims['sub'] matches 'repo:contoso/*'",
    });
    expect(only(posture.entities.federatedCredential).fields.subject).toMatchObject({ is: 'unknown', why: 'notRead' });
  });
});

describe('a service principal', () => {
  it('is that of an application', () => {
    const { entities, opaque } = read({
      resource: {
        azuread_application: { a: { display_name: 'a' } },
        azuread_service_principal: { a: { client_id: '${azuread_application.a.client_id}', owners: ['u'] } },
      },
    });
    expect(opaque).toEqual([]);
    expect(only(entities.servicePrincipal).fields).toMatchObject({
      clientId: { is: 'ref', address: 'azuread_application.a' },
      objectId: { is: 'absent' },
    });
    expect(only(entities.workloadOwner).fields.holder).toMatchObject({ address: 'azuread_service_principal.a' });
  });

  it('is looked up', () => {
    const { entities } = postureOf('azuread_service_principal', { client_id: GRAPH }, 'data');
    expect(only(entities.servicePrincipal).fields).toMatchObject({
      clientId: { value: GRAPH },
      objectId: { is: 'unknown', why: 'data' },
    });
  });

  it('has permissions of its own, and on behalf of people', () => {
    const assigned = postureOf('azuread_app_role_assignment', {
      app_role_id: ROLE,
      principal_object_id: 'p',
      resource_object_id: 'r',
    });
    expect(only(assigned.entities.appRoleAssignment).fields).toMatchObject({
      role: { value: ROLE },
      principal: { value: 'p' },
      resource: { value: 'r' },
    });
    const granted = postureOf('azuread_service_principal_delegated_permission_grant', {
      service_principal_object_id: 'p',
      resource_service_principal_object_id: 'r',
      claim_values: ['User.Read'],
    });
    expect(symbolsOf(only(granted.entities.delegatedGrant).fields.scopes)).toEqual(['User.Read']);
    const asked = postureOf('azuread_application_api_access', {
      application_id: '/applications/a',
      api_client_id: GRAPH,
      role_ids: [ROLE],
      scope_ids: ['s'],
    });
    expect(symbolsOf(only(asked.entities.permissionRequest).fields.roles)).toEqual([ROLE]);
  });
});

describe('a part of which no argument says who gets in', () => {
  it.each([
    ['azuread_administrative_unit', { display_name: 'a', members: ['u'] }],
    ['azuread_administrative_unit_member', { administrative_unit_object_id: 'a', member_object_id: 'u' }],
    ['azuread_application_certificate', { application_id: '/applications/a', value: 'x' }],
    ['azuread_application_redirect_uris', { application_id: '/applications/a', redirect_uris: [], type: 'Web' }],
    ['azuread_application_registration', { display_name: 'a' }],
    ['azuread_service_principal_token_signing_certificate', { service_principal_id: 'p' }],
  ])('%s is passed over, and opaque by an argument that nobody knows', (type, body) => {
    expect(postureOf(type, body).opaque).toEqual([]);
    expect(postureOf(type, { ...body, later: 'x' }).opaque).toHaveLength(1);
  });
});
