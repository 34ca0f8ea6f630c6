import { symbolsOf } from '../../../lib/posture';
import { only, read } from './stack';

function postureOf(type: string, body: Record<string, unknown>) {
  const posture = read({ resource: { [type]: { x: body } } });
  expect(posture.opaque).toEqual([]);
  return posture.entities;
}

describe('an access package', () => {
  it('says nothing by itself', () => {
    postureOf('azuread_access_package', { catalog_id: 'c', display_name: 'p', description: 'p', hidden: true });
    postureOf('azuread_access_package_catalog', { display_name: 'c', description: 'c', published: true });
  });

  it('gives what its catalog holds', () => {
    const { catalogResource } = postureOf('azuread_access_package_resource_catalog_association', {
      catalog_id: 'c',
      resource_origin_id: 'g',
      resource_origin_system: 'AadGroup',
    });
    expect(only(catalogResource).fields).toMatchObject({ catalog: { value: 'c' }, origin: { value: 'g' } });
    const { packageResource } = postureOf('azuread_access_package_resource_package_association', {
      access_package_id: 'p',
      catalog_resource_association_id: 'r',
    });
    expect(only(packageResource).fields).toMatchObject({
      accessPackage: { value: 'p' },
      resource: { value: 'r' },
      access: { is: 'absent' },
    });
  });

  it('has keepers of its catalog', () => {
    const { catalogRole } = postureOf('azuread_access_package_catalog_role_assignment', {
      catalog_id: 'c',
      principal_object_id: 'u',
      role_id: 'owner',
    });
    expect(only(catalogRole).fields).toMatchObject({ catalog: { value: 'c' }, principal: { value: 'u' } });
  });
});

describe('the policy of an access package', () => {
  const policy = {
    access_package_id: 'p',
    display_name: 'd',
    description: 'd',
    duration_in_days: 1,
    extension_enabled: true,
    requestor_settings: {
      scope_type: 'SpecificDirectorySubjects',
      requests_accepted: true,
      requestor: [{ object_id: 'u' }],
    },
    approval_settings: [
      {
        approval_required: true,
        approval_required_for_extension: false,
        approval_stage: [
          { approval_timeout_in_days: 1, primary_approver: [{ subject_type: 'singleUser', object_id: 'u' }] },
          { approval_timeout_in_days: 1, primary_approver: [{ subject_type: 'requestorManager' }] },
        ],
      },
    ],
  };
  const policyOf = (body: Record<string, unknown>) =>
    only(postureOf('azuread_access_package_assignment_policy', body).packagePolicy).fields;

  it('says who may ask, who decides at each stage, and for how long', () => {
    const { stages, ...fields } = policyOf(policy);
    expect(fields).toMatchObject({
      accessPackage: { value: 'p' },
      scope: { value: 'SpecificDirectorySubjects' },
      approval: { value: true },
      extension: { value: true },
      extensionApproval: { value: false },
      days: { value: '1' },
      expiration: { is: 'absent' },
    });
    expect(stages.map(symbolsOf)).toEqual([['u'], ['requestorManager']]);
    expect(symbolsOf(fields.requestors)).toEqual(['u']);
    expect(symbolsOf(fields.approverGroups)).toEqual([]);
  });

  it('has groups among those who decide, or what may be one', () => {
    const approvers = [
      { subject_type: 'groupMembers', object_id: 'g' },
      { subject_type: '${var.x}', object_id: 'h' },
    ];
    const decided = policyOf({ ...policy, approval_settings: { approval_stage: { primary_approver: approvers } } });
    expect(symbolsOf(decided.approverGroups)).toEqual(['g', 'h']);
  });

  it('may have stages and approvers that cannot be read', () => {
    const stage = { dynamic: { primary_approver: { for_each: '${var.x}', content: {} } } };
    const hidden = policyOf({ ...policy, approval_settings: { approval_stage: stage } });
    expect(hidden.stages.map(({ open }) => open)).toEqual(['dynamic']);
    const stages = { dynamic: { approval_stage: { for_each: '${var.x}', content: {} } } };
    expect(policyOf({ ...policy, approval_settings: stages }).stages.map(({ open }) => open)).toEqual(['dynamic']);
  });
});
