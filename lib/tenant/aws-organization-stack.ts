import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  AccessLogBucket,
  CentralRootAccess,
  ExistingOrganization,
  HardenedEc2Defaults,
  OrganizationPublicAccessBlock,
  ResourceControlPolicies,
  ServiceControlPolicies,
  TrailAdministrator,
} from '../aws';
import {
  type AwsOrganization,
  type AwsService,
  type Declaration,
  type Guardrails,
  type OrganizationTrail,
  organizationTrailOf,
} from '../declaration';
import { type AwsPartition, admitsOnlySince } from '../values';
import { addOrganizationAudit } from './aws/organization-audit';
import { resourceControls, serviceControls } from './organization-guardrails';
import { requireTerraform, useBackend, useProviderVersion } from './terraform-settings';

export interface AwsOrganizationStackProps {
  readonly declaration: Declaration;
  /** Id of the service in the declaration. */
  readonly service: string;
  readonly settings: AwsService;
}

/** Where AWS Organizations is called; what it says holds in all Regions. */
const REGION: Readonly<Record<AwsPartition, string>> = {
  aws: 'us-east-1',
  'aws-us-gov': 'us-gov-west-1',
  'aws-cn': 'cn-northwest-1',
};

/** The first version of the provider that takes policies of the type S3_POLICY. */
const TAKES_S3_POLICIES = '6.26.0';

/** The stack of an AWS organization, applied in its management account: what every account under it is held to. */
export class AwsOrganizationStack extends TerraformStack {
  /** Construct id -> path in the declaration below the service. */
  readonly declared: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: AwsOrganizationStackProps) {
    super(scope, id);
    const { settings } = props;
    const organization = organizationOf(props);
    const { partition = 'aws' } = settings.aws;
    const trail = organizationTrailOf(settings.aws);
    const { guardrails } = organization;
    const takesS3Policies = admitsOnlySince(settings.providerVersion ?? '', TAKES_S3_POLICIES);
    requireTerraform(this);
    useBackend(this, settings.backend);
    const allowedAccountIds = [organization.managementAccount];
    new AwsProvider(this, 'aws', { region: REGION[partition], allowedAccountIds });
    useProviderVersion(this, 'aws', settings.providerVersion);

    const existing = new ExistingOrganization(this, 'organization', {
      organizationId: organization.id,
      policyTypes: guardrails === undefined ? [] : policyTypes(settings, takesS3Policies),
      trustedServices: [
        ...(guardrails === undefined ? [] : ['iam.amazonaws.com']),
        ...(trail === undefined ? [] : ['cloudtrail.amazonaws.com']),
      ],
    });
    const declared: Record<string, string> = {};
    if (guardrails !== undefined) {
      addGuardrails(this, { ...props, organization, guardrails, rootId: existing.rootId, takesS3Policies });
      declared['service-controls'] = 'aws.organization.guardrails';
      declared['resource-controls'] = 'aws.organization.guardrails';
    }
    if (trail !== undefined) this.addTrail(settings, trail, declared);
    this.declared = declared;
  }

  /** The trail where the management account makes it; else the account that does is given leave to. */
  private addTrail(settings: AwsService, trail: OrganizationTrail, declared: Record<string, string>): void {
    const { accountId, managementAccount, region } = trail;
    if (trail.account !== undefined) {
      if (accountId === managementAccount) return;
      new TrailAdministrator(this, 'trail-administrator', { accountId });
      declared['trail-administrator'] = 'aws.organization.audit';
      return;
    }
    const { partition = 'aws' } = settings.aws;
    const provider =
      region === REGION[partition]
        ? undefined
        : new AwsProvider(this, `aws-${region}`, { region, alias: region, allowedAccountIds: [managementAccount] });
    const placed = provider === undefined ? {} : { provider };
    const id = `access-logs-${region}`;
    // Another name than that of the log bucket of the management account's own stack, where it has one.
    const bucketName = `organization-access-logs-${accountId}-${region}`;
    const accessLogs = new AccessLogBucket(this, id, { bucketName, accountId, partition, ...placed });
    declared[id] = 'aws.organization.audit';
    addOrganizationAudit({ stack: this, settings, trail, accessLogs, declared, ...placed });
  }
}

function organizationOf({ settings }: AwsOrganizationStackProps): AwsOrganization {
  const { organization } = settings.aws;
  if (organization === undefined) throw new Error('the declaration has no organization');
  return organization;
}

function stageOf({ rollout }: AwsService, control: string): string {
  return rollout.controls?.[control] ?? rollout.stage;
}

function policyTypes(settings: AwsService, takesS3Policies: boolean): string[] {
  const isOn = (control: string) => stageOf(settings, control) === 'enforced';
  return [
    'SERVICE_CONTROL_POLICY',
    'RESOURCE_CONTROL_POLICY',
    ...(isOn('AWS-CMP-05') ? ['DECLARATIVE_POLICY_EC2'] : []),
    ...(isOn('AWS-STO-03') && takesS3Policies ? ['S3_POLICY'] : []),
  ];
}

interface GuardrailsAsked extends AwsOrganizationStackProps {
  readonly organization: AwsOrganization;
  readonly guardrails: Guardrails;
  readonly rootId: string;
  readonly takesS3Policies: boolean;
}

/** The guardrails that are declared and enforced, on their targets. */
function addGuardrails(stack: TerraformStack, asked: GuardrailsAsked): void {
  const { settings, guardrails, rootId, takesS3Policies } = asked;
  const isOn = (control: string) => stageOf(settings, control) === 'enforced';
  const targets = targetsOf(guardrails, settings, rootId);
  const { limits = {} } = guardrails;
  const services = serviceControls(asked).filter(({ control }) => isOn(control));
  if (services.length > 0) {
    new ServiceControlPolicies(stack, 'service-controls', {
      guardrails: services,
      targets,
      ...quota(limits.serviceControlCharacters, limits.serviceControlsPerTarget),
    });
  }
  const resources = resourceControls(asked).filter(({ control }) => isOn(control));
  if (resources.length > 0) {
    new ResourceControlPolicies(stack, 'resource-controls', {
      guardrails: resources,
      targets,
      ...quota(limits.resourceControlCharacters, limits.resourceControlsPerTarget),
    });
  }
  if (isOn('AWS-MFA-04')) new CentralRootAccess(stack, 'root-access');
  if (isOn('AWS-CMP-05')) {
    const { vpcBlockPublicAccess } = guardrails;
    new HardenedEc2Defaults(stack, 'ec2', {
      targets,
      ...(vpcBlockPublicAccess === undefined ? {} : { vpcBlockPublicAccess }),
    });
  }
  if (isOn('AWS-STO-03') && takesS3Policies) new OrganizationPublicAccessBlock(stack, 's3', { targets });
}

/** The ids of the targets by their short names. */
function targetsOf(
  { targets = ['root'], units = {} }: Guardrails,
  { aws }: AwsService,
  rootId: string,
): Record<string, string> {
  const idOf = (name: string) => (name === 'root' ? rootId : (units[name]?.id ?? aws.accounts[name]?.id ?? name));
  return Object.fromEntries(targets.map((name) => [name, idOf(name)]));
}

function quota(characters: number | undefined, perTarget: number | undefined) {
  return {
    ...(characters === undefined ? {} : { characters }),
    ...(perTarget === undefined ? {} : { perTarget }),
  };
}
