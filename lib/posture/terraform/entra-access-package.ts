import type { SetOf, Val } from '../value';
import type { Block } from './block';
import { reader } from './resource-reader';

/** `azuread_access_package_resource_catalog_association`. */
export const catalogResource = reader('resource_origin_system', (body, found) => {
  found.add('catalogResource', { catalog: body.text('catalog_id'), origin: body.text('resource_origin_id') });
});

/** `azuread_access_package_resource_package_association`. */
export const packageResource = reader('', (body, found) => {
  found.add('packageResource', {
    accessPackage: body.text('access_package_id'),
    resource: body.text('catalog_resource_association_id'),
    access: body.text('access_type'),
  });
});

/** What is asked of those who request and decide, and what becomes of a request that nobody decides on. */
const COURTESIES = `display_name description question assignment_review_settings
  requestor_settings.requests_accepted requestor_settings.requestor.subject_type requestor_settings.requestor.backup
  approval_settings.requestor_justification_required
  ${[
    'alternative_approval_enabled',
    'approval_timeout_in_days',
    'approver_justification_required',
    'enable_alternative_approval_in_days',
    'alternative_approver',
    'primary_approver.backup',
  ]
    .map((argument) => `approval_settings.approval_stage.${argument}`)
    .join(' ')}`;

/** `azuread_access_package_assignment_policy`. */
export const packagePolicy = reader(COURTESIES, (body, found) => {
  const requests = body.block('requestor_settings');
  const approval = body.block('approval_settings');
  const { blocks, open } = approval.blocks('approval_stage');
  const hidden = open === undefined ? [] : [approval.unreadable('approval_stage', open)];
  found.add('packagePolicy', {
    accessPackage: body.text('access_package_id'),
    scope: requests.text('scope_type'),
    requestors: subjectsIn(requests, 'requestor', (subject) => [subject.text('object_id')]),
    approval: approval.flag('approval_required'),
    extension: body.flag('extension_enabled'),
    extensionApproval: approval.flag('approval_required_for_extension'),
    stages: [...blocks, ...hidden].map((stage) => subjectsIn(stage, 'primary_approver', approver)),
    approverGroups: groupsAmong(blocks, approval),
    days: body.text('duration_in_days'),
    expiration: body.text('expiration_date'),
  });
});

/** Somebody by his object id, or whoever stands in some relation to the one who asks. */
function approver(subject: Block): readonly Val<string>[] {
  const id = subject.text('object_id');
  return [id.is === 'absent' ? subject.text('subject_type') : id];
}

function approverGroup(subject: Block): readonly Val<string>[] {
  const [id, type] = [subject.text('object_id'), subject.text('subject_type')];
  return id.is === 'absent' || (type.is === 'known' && type.value === 'singleUser') ? [] : [id];
}

function groupsAmong(stages: readonly Block[], approval: Block): SetOf<string> {
  const items = stages.flatMap((stage) => subjectsIn(stage, 'primary_approver', approverGroup).items);
  return { items, at: approval.at('approval_stage') };
}

function subjectsIn(block: Block, name: string, idsOf: (subject: Block) => readonly Val<string>[]): SetOf<string> {
  const { blocks, open } = block.blocks(name);
  const items = blocks.flatMap(idsOf);
  const at = block.at(name);
  return open === undefined ? { items, at } : { items, open, at };
}

/** `azuread_access_package_catalog_role_assignment`. */
export const catalogRole = reader('role_id', (body, found) => {
  found.add('catalogRole', { catalog: body.text('catalog_id'), principal: body.text('principal_object_id') });
});
