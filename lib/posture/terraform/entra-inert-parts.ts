import { type ResourceReader, reader } from './resource-reader';

/**
 * Types of which every argument is known, and none says who gets in: how an application looks, where it sends people and what
 * it offers to others; the public half of a key; which users and groups an administrative unit holds; an access package
 * without what it gives. What is granted over and by them stands in other types. An argument that is not named here is not
 * known, and makes the resource opaque.
 */
const PARTS: Readonly<Record<string, string>> = {
  azuread_access_package: 'catalog_id display_name description hidden',
  azuread_access_package_catalog: 'display_name description externally_visible published',
  azuread_administrative_unit: 'display_name description hidden_membership_enabled members prevent_duplicate_names',
  azuread_administrative_unit_member: 'administrative_unit_object_id member_object_id',
  azuread_application_app_role: 'application_id allowed_member_types description display_name role_id value',
  azuread_application_certificate: `application_id encoding key_id type value start_date end_date end_date_relative`,
  azuread_application_fallback_public_client: 'application_id enabled',
  azuread_application_from_template: 'display_name template_id',
  azuread_application_identifier_uri: 'application_id identifier_uri',
  azuread_application_known_clients: 'application_id known_client_ids',
  azuread_application_optional_claims: 'application_id access_token id_token saml2_token',
  azuread_application_permission_scope: `application_id scope_id type value admin_consent_description
    admin_consent_display_name user_consent_description user_consent_display_name`,
  azuread_application_pre_authorized: 'application_id authorized_client_id permission_ids',
  azuread_application_redirect_uris: 'application_id redirect_uris type',
  azuread_application_registration: `display_name description notes homepage_url logout_url marketing_url
    privacy_statement_url support_url terms_of_service_url service_management_reference sign_in_audience
    group_membership_claims implicit_access_token_issuance_enabled implicit_id_token_issuance_enabled
    requested_access_token_version`,
  azuread_service_principal_certificate: `service_principal_id encoding key_id type value start_date end_date
    end_date_relative`,
  azuread_service_principal_claims_mapping_policy_assignment: 'service_principal_id claims_mapping_policy_id',
  azuread_service_principal_token_signing_certificate: 'service_principal_id display_name end_date',
};

/** A reader of each such type, which finds nothing. */
export const inertParts: Readonly<Record<string, ResourceReader>> = Object.fromEntries(
  Object.entries(PARTS).map(([type, inert]) => [type, reader(inert, () => {})]),
);
