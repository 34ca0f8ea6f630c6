import type { PolicySettings } from '../aws-organization';
import type { PolicyDocument } from '../policy-document';
import { absent, known, unknown, type Val } from '../value';
import type { Block } from './block';
import { readSettings } from './policy-settings';
import { EVERY_AWS_RESOURCE, reader } from './resource-reader';

/** Types of organization policies that are written in the language of IAM. */
const AUTHORIZATION = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'];

/** `aws_organizations_policy`. A policy of a type that only apply knows has neither document nor settings that can be read. */
export const policy = reader('name description skip_destroy tags tags_all', (body, found) => {
  const type = typeOf(body);
  const written = body.term('content');
  found.add('organizationPolicy', { type, ...contentOf(body, type, written.is === 'null') });
});

/** The provider makes a service control policy where no type is given. */
function typeOf(body: Block): Val<string> {
  const type = body.text('type');
  return type.is === 'absent' ? known('SERVICE_CONTROL_POLICY', type.at) : type;
}

interface Content {
  readonly document: Val<PolicyDocument>;
  readonly settings: Val<PolicySettings>;
}

function contentOf(body: Block, type: Val<string>, empty: boolean): Content {
  const at = body.at('content');
  const none = absent(at);
  if (empty) return { document: none, settings: none };
  if (type.is !== 'known') return { document: unknown('notRead', at), settings: unknown('notRead', at) };
  if (AUTHORIZATION.includes(type.value)) return { document: body.document('content'), settings: none };
  return { document: none, settings: readSettings(body.term('content'), at) };
}

/** `aws_organizations_policy_attachment`. */
export const policyAttachment = reader('skip_destroy', (body, found) => {
  found.add('organizationPolicyAttachment', { policy: body.text('policy_id'), target: body.text('target_id') });
});

/** `aws_organizations_organization`. */
export const organization = reader('return_organization_only', (body, found) => {
  found.add('organization', {
    featureSet: body.text('feature_set'),
    policyTypes: body.set('enabled_policy_types'),
    trustedServices: body.set('aws_service_access_principals'),
  });
});

/** `aws_organizations_organizational_unit`. */
export const unit = reader('name tags tags_all', (body, found) => {
  found.add('organizationalUnit', { parent: body.text('parent_id') });
});

/** `aws_organizations_account`: an account with nothing in it yet; its guard is what stands above it. */
export const account = reader(
  `${EVERY_AWS_RESOURCE} name email parent_id role_name close_on_deletion create_govcloud govcloud_id
   iam_user_access_to_billing`,
  () => undefined,
);

/** `aws_organizations_delegated_administrator`. */
export const delegatedAdministrator = reader('', (body, found) => {
  found.add('delegatedAdministrator', { account: body.text('account_id'), service: body.text('service_principal') });
});

/** `aws_cloudtrail_organization_delegated_admin_account`. */
export const trailAdministrator = reader('', (body, found) => {
  const service = known('cloudtrail.amazonaws.com', body.at());
  found.add('delegatedAdministrator', { account: body.text('account_id'), service });
});

/** `aws_organizations_resource_policy`. */
export const resourcePolicy = reader('tags tags_all', (body, found) => {
  found.add('organizationDelegation', { document: body.document('content') });
});

/** `aws_iam_organizations_features`. */
export const centralRootAccess = reader('', (body, found) => {
  found.add('centralRootAccess', { features: body.set('enabled_features') });
});
