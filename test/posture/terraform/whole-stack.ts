import { samlMetadata, TENANT_ID } from '../../support/saml-metadata';

const POLICY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:*',
      Resource: ['${aws_s3_bucket.ledger.arn}', '${aws_s3_bucket.ledger.arn}/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

const SET = 'arn:aws:wafv2:eu-north-1:111122223333:regional/ipset/hq/0a1b2c3d';
const ACL = 'arn:aws:wafv2:eu-north-1:111122223333:regional/webacl/admin/0a1b2c3d';

/** A stack that has every kind of thing that is read, all of it written out. */
const TOPIC_POLICY = JSON.stringify({
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'cloudwatch.amazonaws.com' }, Action: 'sns:Publish', Resource: '*' },
  ],
});

export const WHOLE_STACK = {
  terraform: { required_providers: { msgraph: { source: 'microsoft/msgraph' } } },
  provider: { aws: [{ region: 'eu-north-1', allowed_account_ids: ['111122223333'] }], azuread: {}, msgraph: {} },
  data: {
    azuread_users: { bg: { user_principal_names: ['bg1@contoso.example', 'bg2@contoso.example'] } },
    azuread_user: { one: { object_id: '6f1e2d3c-1111-4a2b-8c3d-000000000003' } },
    azuread_group: { pilot: { object_id: '6f1e2d3c-1111-4a2b-8c3d-000000000004' } },
    aws_iam_policy_document: {
      mfa: {
        statement: [
          {
            effect: 'Deny',
            not_actions: ['iam:GetUser'],
            resources: ['*'],
            condition: [{ test: 'BoolIfExists', variable: 'aws:MultiFactorAuthPresent', values: ['false'] }],
          },
        ],
      },
    },
  },
  resource: {
    msgraph_update_resource: {
      authorization: {
        url: 'policies/authorizationPolicy',
        body: {
          allowInvitesFrom: 'adminsAndGuestInviters',
          defaultUserRolePermissions: { allowedToCreateApps: false, permissionGrantPoliciesAssigned: ['a'] },
        },
      },
    },
    msgraph_resource: {
      bound: {
        url: 'identity/conditionalAccess/policies',
        body: {
          state: 'enabled',
          conditions: {
            agentIdRiskLevels: 'medium,high',
            applications: { includeApplications: ['All'] },
            clientApplications: { includeAgentIdServicePrincipals: ['All'] },
            users: {
              includeUsers: ['None'],
              excludeGuestsOrExternalUsers: {
                guestOrExternalUserTypes: 'internalGuest',
                externalTenants: { membershipKind: 'enumerated', members: ['t'] },
              },
            },
            devices: { deviceFilter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
          },
          grantControls: { operator: 'OR', builtInControls: ['block'], authenticationStrength: { id: 'i' } },
          sessionControls: {
            persistentBrowser: { isEnabled: true, mode: 'never' },
            secureSignInSession: { isEnabled: true },
            signInFrequency: {
              isEnabled: true,
              value: 4,
              type: 'hours',
              frequencyInterval: 'timeBased',
              authenticationType: 'primaryAndSecondaryAuthentication',
            },
          },
        },
      },
    },
    azuread_conditional_access_policy: {
      mfa: {
        display_name: 'mfa',
        state: 'enabled',
        conditions: {
          client_app_types: ['all'],
          authentication_flow_transfer_methods: ['deviceCodeFlow'],
          insider_risk_levels: 'elevated',
          sign_in_risk_levels: ['high'],
          user_risk_levels: ['high'],
          service_principal_risk_levels: ['high'],
          applications: { included_applications: ['All'], excluded_applications: ['a'], included_user_actions: ['x'] },
          client_applications: { included_service_principals: ['sp'], excluded_service_principals: ['sq'] },
          devices: { filter: { mode: 'exclude', rule: 'device.isCompliant -eq True' } },
          locations: { included_locations: ['All'], excluded_locations: ['AllTrusted'] },
          platforms: { included_platforms: ['all'], excluded_platforms: ['macOS'] },
          users: {
            included_users: ['All'],
            excluded_users: ['u'],
            included_groups: ['g'],
            excluded_groups: ['h'],
            included_roles: ['r'],
            excluded_roles: ['s'],
            included_guests_or_external_users: [
              {
                guest_or_external_user_types: ['internalGuest'],
                external_tenants: [{ membership_kind: 'enumerated', members: ['t'] }],
              },
            ],
            excluded_guests_or_external_users: [{ guest_or_external_user_types: ['serviceProvider'] }],
          },
        },
        grant_controls: {
          operator: 'OR',
          built_in_controls: ['mfa'],
          authentication_strength_policy_id: '/policies/authenticationStrengthPolicies/x',
          terms_of_use: ['y'],
          custom_authentication_factors: ['z'],
        },
      },
    },
    azuread_named_location: {
      hq: { display_name: 'hq', ip: [{ ip_ranges: ['203.0.113.0/26'], trusted: true }] },
      nl: {
        display_name: 'nl',
        country: [{ countries_and_regions: ['NL'], include_unknown_countries_and_regions: false }],
      },
    },
    azuread_authentication_strength_policy: { s: { display_name: 's', allowed_combinations: ['fido2'] } },
    azuread_group: {
      bg: { display_name: 'bg', security_enabled: true, assignable_to_role: true, members: ['u', 'v'] },
      d: { display_name: 'd', types: ['DynamicMembership'], dynamic_membership: { enabled: true, rule: 'user.x' } },
    },
    azuread_group_member: { m: { group_object_id: 'g', member_object_id: 'u' } },
    azuread_directory_role_assignment: {
      a: { role_id: '62e90394-69f5-4237-9190-012177145e10', principal_object_id: 'u', directory_scope_id: '/au/x' },
    },
    azuread_directory_role_eligibility_schedule_request: {
      e: {
        role_definition_id: '62e90394-69f5-4237-9190-012177145e10',
        principal_id: 'u',
        directory_scope_id: '/administrativeUnits/x',
        justification: 'on call',
      },
    },
    azuread_privileged_access_group_eligibility_schedule: {
      s: { group_id: 'g', principal_id: 'u', assignment_type: 'member', expiration_date: '2027-05-01T00:00:00Z' },
    },
    azuread_service_principal: { s: { client_id: 'c', owners: ['u'] } },
    azuread_service_principal_password: { s: { service_principal_id: 'p' } },
    azuread_app_role_assignment: {
      a: { app_role_id: 'r', principal_object_id: 'p', resource_object_id: 'o' },
    },
    azuread_application_api_access: { a: { application_id: 'a', api_client_id: 'c', role_ids: ['r'] } },
    azuread_application_federated_identity_credential: {
      a: { display_name: 'a', application_id: 'a', issuer: 'i', subject: 's', audiences: ['b'] },
    },
    azuread_service_principal_delegated_permission_grant: {
      g: {
        service_principal_object_id: 'p',
        resource_service_principal_object_id: 'o',
        claim_values: ['User.Read'],
      },
    },
    azuread_access_package_resource_catalog_association: { a: { catalog_id: 'c', resource_origin_id: 'g' } },
    azuread_access_package_resource_package_association: {
      a: { access_package_id: 'p', catalog_resource_association_id: 'r', access_type: 'Member' },
    },
    azuread_access_package_catalog_role_assignment: { a: { catalog_id: 'c', principal_object_id: 'u' } },
    azuread_access_package_assignment_policy: {
      a: {
        access_package_id: 'p',
        duration_in_days: 1,
        expiration_date: '2027-01-01T00:00:00Z',
        requestor_settings: { scope_type: 'NoSubjects' },
        approval_settings: { approval_required: true, approval_stage: { primary_approver: { object_id: 'u' } } },
      },
    },
    azuread_group_role_management_policy: {
      p: {
        group_id: 'g',
        role_id: 'member',
        activation_rules: [{ require_approval: true, approval_stage: [{ primary_approver: [{ object_id: 'u' }] }] }],
      },
    },
    aws_s3_bucket: { ledger: { bucket: 'ledger', force_destroy: false, lifecycle: { prevent_destroy: true } } },
    aws_s3_bucket_public_access_block: {
      ledger: {
        bucket: 'ledger',
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
    aws_s3_bucket_ownership_controls: {
      ledger: { bucket: 'ledger', rule: { object_ownership: 'BucketOwnerEnforced' } },
    },
    aws_s3_bucket_policy: { ledger: { bucket: 'ledger', policy: POLICY } },
    aws_s3_bucket_versioning: { ledger: { bucket: 'ledger', versioning_configuration: { status: 'Enabled' } } },
    aws_s3_bucket_server_side_encryption_configuration: {
      ledger: {
        bucket: 'ledger',
        rule: [
          {
            apply_server_side_encryption_by_default: { sse_algorithm: 'aws:kms', kms_master_key_id: 'k' },
            bucket_key_enabled: true,
            blocked_encryption_types: ['SSE-C'],
          },
        ],
      },
    },
    aws_s3_bucket_lifecycle_configuration: {
      ledger: {
        bucket: 'ledger',
        rule: [
          {
            status: 'Enabled',
            filter: [{ prefix: '' }],
            abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
            noncurrent_version_expiration: [{ noncurrent_days: 90 }],
          },
        ],
      },
    },
    aws_s3_bucket_logging: { ledger: { bucket: 'ledger', target_bucket: 'logs', target_prefix: 'ledger/' } },
    aws_s3_bucket_object_lock_configuration: {
      ledger: {
        bucket: 'ledger',
        object_lock_enabled: 'Enabled',
        rule: { default_retention: { mode: 'COMPLIANCE', days: 30, years: 0 } },
      },
    },
    aws_s3_bucket_replication_configuration: {
      ledger: {
        bucket: 'ledger',
        role: 'r',
        rule: [
          {
            status: 'Enabled',
            filter: { prefix: '' },
            source_selection_criteria: { sse_kms_encrypted_objects: { status: 'Enabled' } },
            destination: {
              bucket: 'arn:aws:s3:::copy',
              account: '111122223333',
              encryption_configuration: { replica_kms_key_id: 'k' },
            },
          },
        ],
      },
    },
    aws_kms_key: { k: { is_enabled: true, enable_key_rotation: true, policy: POLICY } },
    aws_s3_account_public_access_block: {
      a: {
        account_id: '111122223333',
        block_public_acls: true,
        block_public_policy: true,
        ignore_public_acls: true,
        restrict_public_buckets: true,
      },
    },
    aws_accessanalyzer_analyzer: {
      a: {
        type: 'ACCOUNT',
        configuration: {
          unused_access: { unused_access_age: 90 },
          internal_access: { analysis_rule: { inclusion: [{ resource_arns: ['arn:aws:s3:::ledger'] }] } },
        },
      },
    },
    aws_account_alternate_contact: {
      s: { account_id: '111122223333', alternate_contact_type: 'SECURITY', email_address: 'soc@contoso.example' },
    },
    aws_iam_account_password_policy: {
      p: {
        minimum_password_length: 14,
        require_lowercase_characters: true,
        require_numbers: true,
        require_symbols: true,
        require_uppercase_characters: true,
        password_reuse_prevention: 24,
        max_password_age: 90,
      },
    },
    aws_cloudtrail: {
      t: {
        name: 'audit',
        s3_bucket_name: 'audit',
        s3_key_prefix: 'team',
        kms_key_id: 'k',
        cloud_watch_logs_group_arn: 'arn:aws:logs:eu-north-1:111122223333:log-group:audit:*',
        cloud_watch_logs_role_arn: 'arn:aws:iam::111122223333:role/trail',
        is_multi_region_trail: true,
        is_organization_trail: false,
        include_global_service_events: true,
        enable_log_file_validation: true,
        enable_logging: true,
        event_selector: [{ include_management_events: true, read_write_type: 'All' }],
      },
    },
    aws_cloudwatch_log_group: { l: { name: 'audit', retention_in_days: 365, kms_key_id: 'k' } },
    aws_cloudwatch_log_metric_filter: {
      f: {
        log_group_name: 'audit',
        pattern: '{ $.x = "y" }',
        metric_transformation: { name: 'x', namespace: 'n', value: '1', default_value: '0' },
      },
    },
    aws_cloudwatch_metric_alarm: {
      a: {
        metric_name: 'x',
        namespace: 'n',
        statistic: 'Sum',
        comparison_operator: 'GreaterThanOrEqualToThreshold',
        threshold: 1,
        evaluation_periods: 1,
        period: 300,
        treat_missing_data: 'notBreaching',
        actions_enabled: true,
        alarm_actions: ['arn:aws:sns:eu-north-1:111122223333:alarms'],
      },
    },
    aws_iam_saml_provider: { s: { saml_metadata_document: samlMetadata(TENANT_ID) } },
    aws_sns_topic: { t: { name: 'alarms', kms_master_key_id: 'k' } },
    aws_sns_topic_policy: { t: { arn: 'arn:aws:sns:eu-north-1:111122223333:alarms', policy: TOPIC_POLICY } },
    aws_sns_topic_subscription: {
      t: {
        topic_arn: 'arn:aws:sns:eu-north-1:111122223333:alarms',
        protocol: 'email',
        endpoint: 'soc@contoso.example',
      },
    },
    aws_default_security_group: { d: { vpc_id: 'vpc-0a1b2c3d', ingress: [], egress: [] } },
    aws_ebs_default_kms_key: { e: { key_arn: 'k' } },
    aws_ebs_encryption_by_default: { e: { enabled: true } },
    aws_ebs_snapshot_block_public_access: { e: { state: 'block-all-sharing' } },
    aws_ec2_image_block_public_access: { e: { state: 'block-new-sharing' } },
    aws_ec2_instance_metadata_defaults: { e: { http_tokens: 'required' } },
    aws_instance: { i: { metadata_options: { http_tokens: 'required' } } },
    aws_ec2_serial_console_access: { e: { enabled: false } },
    aws_vpc_block_public_access_options: { v: { internet_gateway_block_mode: 'block-ingress' } },
    aws_vpc_block_public_access_exclusion: {
      v: { vpc_id: 'vpc-0a1b2c3d', internet_gateway_exclusion_mode: 'allow-bidirectional' },
    },
    aws_iam_group: { admins: { name: 'admins' } },
    aws_iam_role: { r: { name: 'deploy', assume_role_policy: POLICY } },
    aws_iam_policy: { p: { policy: POLICY } },
    aws_iam_group_policy: {
      mfa: { group: '${aws_iam_group.admins.name}', policy: '${data.aws_iam_policy_document.mfa.json}' },
    },
    aws_iam_user_group_membership: { ann: { user: 'ann', groups: ['admins'] } },
    aws_iam_organizations_features: { f: { enabled_features: ['RootCredentialsManagement', 'RootSessions'] } },
    aws_vpc_endpoint: {
      e: { vpc_endpoint_type: 'Interface', service_name: 'com.amazonaws.eu-north-1.ssm', policy: POLICY },
    },
    aws_vpc_endpoint_policy: { p: { vpc_endpoint_id: 'vpce-0a1b2c3d4e5f67890', policy: POLICY } },
    aws_ec2_managed_prefix_list: { l: { entry: [{ cidr: '203.0.113.0/26' }] } },
    aws_ec2_managed_prefix_list_entry: {
      e: { prefix_list_id: 'pl-0a1b2c3d4e5f67890', cidr: '198.51.100.16/28' },
    },
    aws_opensearch_domain: {
      d: { domain_name: 'logs', vpc_options: { subnet_ids: ['subnet-0a1b2c3d'] }, access_policies: POLICY },
    },
    aws_opensearch_domain_policy: { p: { domain_name: 'metrics', access_policies: POLICY } },
    aws_elasticsearch_domain: { d: { domain_name: 'old', access_policies: POLICY } },
    aws_elasticsearch_domain_policy: { p: { domain_name: 'older', access_policies: POLICY } },
    aws_api_gateway_rest_api: { a: { policy: POLICY } },
    aws_api_gateway_rest_api_policy: { p: { rest_api_id: 'a1b2c3d4e5', policy: POLICY } },
    aws_eks_cluster: {
      c: { name: 'portal', vpc_config: { endpoint_public_access: true, public_access_cidrs: ['203.0.113.0/26'] } },
    },
    aws_security_group: {
      g: { ingress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['203.0.113.0/26'] }] },
    },
    aws_security_group_rule: {
      r: {
        type: 'ingress',
        security_group_id: 'sg-0a1b2c3d',
        from_port: 22,
        to_port: 22,
        protocol: 'tcp',
        ipv6_cidr_blocks: ['2001:db8:10::/48'],
        prefix_list_ids: ['pl-0a1b2c3d4e5f67890'],
      },
    },
    aws_vpc_security_group_ingress_rule: {
      r: {
        security_group_id: 'sg-0a1b2c3d',
        from_port: 22,
        to_port: 22,
        ip_protocol: 'tcp',
        cidr_ipv4: '203.0.113.0/26',
      },
    },
    aws_vpc_security_group_egress_rule: {
      r: { security_group_id: 'sg-0a1b2c3d', ip_protocol: '-1', prefix_list_id: 'pl-0a1b2c3d4e5f67890' },
    },
    aws_network_acl: {
      a: {
        ingress: [
          { rule_no: 100, action: 'allow', protocol: 'tcp', from_port: 22, to_port: 22, cidr_block: '203.0.113.0/26' },
        ],
      },
    },
    aws_network_acl_rule: {
      r: {
        network_acl_id: 'acl-0a1b2c3d',
        rule_number: 100,
        egress: false,
        rule_action: 'deny',
        protocol: 'tcp',
        from_port: 22,
        to_port: 22,
        ipv6_cidr_block: '::/0',
      },
    },
    aws_wafv2_ip_set: { s: { addresses: ['203.0.113.0/26'] } },
    aws_wafv2_web_acl: {
      w: {
        default_action: [{ block: [{}] }],
        rule: [
          {
            action: [{ allow: [{}] }],
            statement: [{ ip_set_reference_statement: [{ arn: SET }] }],
          },
        ],
      },
    },
    aws_wafv2_web_acl_association: {
      a: {
        web_acl_arn: ACL,
        resource_arn: 'arn:aws:elasticloadbalancing:eu-north-1:111122223333:loadbalancer/app/a/b',
      },
    },
    aws_organizations_organization: {
      o: {
        feature_set: 'ALL',
        enabled_policy_types: ['SERVICE_CONTROL_POLICY'],
        aws_service_access_principals: ['iam.amazonaws.com'],
      },
    },
    aws_organizations_organizational_unit: { u: { parent_id: 'r-a1b2' } },
    aws_organizations_policy: {
      scp: { content: POLICY },
      ec2: {
        type: 'DECLARATIVE_POLICY_EC2',
        content: '{"ec2_attributes":{"serial_console_access":{"status":{"@@assign":"disabled"}}}}',
      },
    },
    aws_organizations_policy_attachment: { a: { policy_id: 'p-a1b2c3d4', target_id: 'r-a1b2' } },
    aws_cloudtrail_organization_delegated_admin_account: { t: { account_id: '111122223333' } },
    aws_organizations_resource_policy: { d: { content: POLICY } },
    aws_organizations_delegated_administrator: {
      d: { account_id: '111122223333', service_principal: 'access-analyzer.amazonaws.com' },
    },
  },
} as const;
