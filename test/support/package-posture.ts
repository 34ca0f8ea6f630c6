import { absent, type Entity } from '../../lib/posture';
import { at, entity, flagAt, refTo, setAt, type Text, type Texts, textAt } from './posture-builder';

export interface PackageSpec {
  readonly scope?: Text;
  readonly approval?: Parameters<typeof flagAt>[0];
  readonly extension?: Parameters<typeof flagAt>[0];
  readonly extensionApproval?: Parameters<typeof flagAt>[0];
  readonly stages?: readonly Texts[];
  readonly approverGroups?: Texts;
  readonly requestors?: Texts;
  readonly catalog?: Text;
  readonly days?: Text | null;
  readonly expiration?: Text;
  readonly access?: Text;
}

/** An access package that gives membership of a group for a day, once somebody has approved, unless the spec says otherwise. */
export function accessPackage(name: string, group: Text, spec: PackageSpec = {}): readonly Entity[] {
  const [catalog, gives, policy] = [
    `azuread_access_package_resource_catalog_association.${name}`,
    `azuread_access_package_resource_package_association.${name}`,
    `azuread_access_package_assignment_policy.${name}`,
  ];
  const accessPackage = refTo(`azuread_access_package.${name}`, 'id');
  const { days = '1', scope = 'SpecificDirectorySubjects', approval = true, stages = [['approver']] } = spec;
  return [
    entity('catalogResource', catalog, undefined, {
      catalog: textAt(
        spec.catalog ?? refTo(`azuread_access_package_catalog.${name}`, 'id'),
        at(catalog, '/catalog_id'),
      ),
      origin: textAt(group, at(catalog, '/resource_origin_id')),
    }),
    entity('packageResource', gives, undefined, {
      accessPackage,
      resource: refTo(catalog, 'id'),
      access: textAt(spec.access, at(gives, '/access_type')),
    }),
    entity('packagePolicy', policy, undefined, {
      accessPackage,
      scope: textAt(scope, at(policy, '/requestor_settings/scope_type')),
      approval: flagAt(approval, at(policy, '/approval_settings/approval_required')),
      extension: flagAt(spec.extension, at(policy, '/extension_enabled')),
      extensionApproval: flagAt(
        spec.extensionApproval,
        at(policy, '/approval_settings/approval_required_for_extension'),
      ),
      approverGroups: setAt(spec.approverGroups ?? [], at(policy, '/approval_settings/approval_stage')),
      requestors: setAt(spec.requestors ?? ['requestor'], at(policy, '/requestor_settings/requestor')),
      stages: stages.map((stage) => setAt(stage, at(policy, '/approval_settings/approval_stage'))),
      days: days === null ? absent(at(policy, '/duration_in_days')) : textAt(days, at(policy, '/duration_in_days')),
      expiration: textAt(spec.expiration, at(policy, '/expiration_date')),
    }),
  ];
}

/** Somebody who keeps the catalog of a package. */
export function catalogKeeper(name: string, principal: Text): Entity<'catalogRole'> {
  const address = 'azuread_access_package_catalog_role_assignment.k';
  return entity('catalogRole', address, undefined, {
    catalog: refTo(`azuread_access_package_catalog.${name}`, 'id'),
    principal: textAt(principal, at(address, '/principal_object_id')),
  });
}
