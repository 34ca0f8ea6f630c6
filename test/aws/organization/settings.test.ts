import {
  CentralRootAccess,
  ExistingOrganization,
  HardenedEc2Defaults,
  OrganizationPublicAccessBlock,
} from '../../../lib/aws';
import { Rendered, refusal } from '../rendered';
import { ORGANIZATION, ROOT } from './composed';

/** The look-up of the organization in a file. */
function lookUp(rendered: Rendered): { lifecycle: { postcondition: { condition: string; error_message: string }[] } } {
  const [found] = Object.values(JSON.parse(rendered.text).data.aws_organizations_organization);
  return found as ReturnType<typeof lookUp>;
}

describe('ExistingOrganization', () => {
  it('is looked up, and apply stops unless it is the declared one and ready', () => {
    const rendered = Rendered.of((stack) => {
      const organization = new ExistingOrganization(stack, 'o', { organizationId: ORGANIZATION });
      new HardenedEc2Defaults(stack, 'ec2', { targets: { root: organization.rootId } });
    });
    const { postcondition } = lookUp(rendered).lifecycle;
    expect(postcondition.map(({ condition }) => condition)).toEqual([
      `\${self.id == "${ORGANIZATION}"}`,
      '${self.feature_set == "ALL"}',
      '${contains(self.enabled_policy_types, "RESOURCE_CONTROL_POLICY")}',
      '${contains(self.enabled_policy_types, "SERVICE_CONTROL_POLICY")}',
      '${contains(self.aws_service_access_principals, "iam.amazonaws.com")}',
    ]);
    expect(postcondition[3]?.error_message).toBe(
      'Policies of type SERVICE_CONTROL_POLICY are not enabled. ' +
        'Run: aws organizations enable-policy-type --root-id <root> --policy-type SERVICE_CONTROL_POLICY',
    );
    expect(rendered.only('aws_organizations_policy_attachment').target_id).toBe(
      '${data.aws_organizations_organization.o_organization_BB993B54.roots[0].id}',
    );
  });

  it('asks for the types and services that are named', () => {
    const rendered = Rendered.of(
      (stack) =>
        new ExistingOrganization(stack, 'o', {
          organizationId: ORGANIZATION,
          policyTypes: ['S3_POLICY'],
          trustedServices: [],
        }),
    );
    expect(
      lookUp(rendered)
        .lifecycle.postcondition.slice(2)
        .map(({ condition }) => condition),
    ).toEqual(['${contains(self.enabled_policy_types, "S3_POLICY")}']);
  });

  it('refuses what is not the id of an organization', () => {
    expect(refusal((stack) => new ExistingOrganization(stack, 'o', { organizationId: 'contoso' }))).toBe(
      'InvalidValue: acme-aws/o: organizationId: this is not the id of an organization, got "contoso"; ' +
        'it has the form o-a1b2c3d4e5.',
    );
  });
});

describe('CentralRootAccess', () => {
  it('switches both features on', () => {
    const rendered = Rendered.of((stack) => new CentralRootAccess(stack, 'root'));
    expect(rendered.only('aws_iam_organizations_features')).toEqual({
      enabled_features: ['RootCredentialsManagement', 'RootSessions'],
    });
  });
});

describe('HardenedEc2Defaults', () => {
  it('declares what EC2 shares, its metadata service and its console, and attaches it', () => {
    const rendered = Rendered.of((stack) => new HardenedEc2Defaults(stack, 'ec2', { targets: ROOT }));
    const { content, ...policy } = rendered.only('aws_organizations_policy');
    expect(policy).toEqual({ name: 'tenant-guard-ec2', type: 'DECLARATIVE_POLICY_EC2' });
    expect(JSON.parse(String(content))).toEqual({
      ec2_attributes: {
        image_block_public_access: { state: { '@@assign': 'block_new_sharing' } },
        instance_metadata_defaults: {
          http_endpoint: { '@@assign': 'enabled' },
          http_put_response_hop_limit: { '@@assign': '2' },
          http_tokens: { '@@assign': 'required' },
          instance_metadata_tags: { '@@assign': 'no_preference' },
        },
        serial_console_access: { status: { '@@assign': 'disabled' } },
        snapshot_block_public_access: { state: { '@@assign': 'block_all_sharing' } },
      },
    });
    expect(rendered.only('aws_organizations_policy_attachment').target_id).toBe('r-a1b2');
  });

  it.each([
    ['blockIngress', 'block_ingress'],
    ['blockBidirectional', 'block_bidirectional'],
  ] as const)('closes internet gateways by %s', (vpcBlockPublicAccess, mode) => {
    const rendered = Rendered.of(
      (stack) => new HardenedEc2Defaults(stack, 'ec2', { targets: ROOT, vpcBlockPublicAccess }),
    );
    const { ec2_attributes } = JSON.parse(String(rendered.only('aws_organizations_policy').content));
    expect(ec2_attributes.vpc_block_public_access).toEqual({
      internet_gateway_block: { mode: { '@@assign': mode }, exclusions_allowed: { '@@assign': 'enabled' } },
    });
  });
});

describe('OrganizationPublicAccessBlock', () => {
  it('declares all four settings, and attaches it', () => {
    const rendered = Rendered.of((stack) => new OrganizationPublicAccessBlock(stack, 's3', { targets: ROOT }));
    expect(rendered.only('aws_organizations_policy')).toEqual({
      name: 'tenant-guard-s3',
      type: 'S3_POLICY',
      content: '{"s3_attributes":{"public_access_block_configuration":{"@@assign":"all"}}}',
    });
    expect(rendered.all('aws_organizations_policy_attachment')).toHaveLength(1);
  });
});

describe('a policy of settings', () => {
  it.each([
    ['HardenedEc2Defaults', HardenedEc2Defaults],
    ['OrganizationPublicAccessBlock', OrganizationPublicAccessBlock],
  ])('%s refuses a place that is none', (_, Policy) => {
    expect(refusal((stack) => new Policy(stack, 'p', { targets: { home: 'nowhere' } }))).toContain(
      'acme-aws/p: targets.home: this is not the id of a root, a unit or an account, got "nowhere"',
    );
  });
});
