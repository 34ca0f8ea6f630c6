import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  CentralRootAccess,
  ExistingOrganization,
  HardenedEc2Defaults,
  OrganizationPublicAccessBlock,
  ResourceControlPolicies,
  ServiceControlPolicies,
} from '../aws';
import type { AwsOrganization, AwsService, Declaration, Guardrails } from '../declaration';
import { type AwsPartition, admitsOnlySince } from '../values';
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
  readonly declared: Readonly<Record<string, string>> = {
    'service-controls': 'aws.organization.guardrails',
    'resource-controls': 'aws.organization.guardrails',
  };

  constructor(scope: Construct, id: string, props: AwsOrganizationStackProps) {
    super(scope, id);
    const { declaration, settings } = props;
    const { organization, guardrails } = organizationOf(props);
    const { partition = 'aws' } = settings.aws;
    const stageOf = (control: string) => settings.rollout.controls?.[control] ?? settings.rollout.stage;
    const isOn = (control: string) => stageOf(control) === 'enforced';
    requireTerraform(this);
    useBackend(this, settings.backend);
    new AwsProvider(this, 'aws', {
      region: REGION[partition],
      allowedAccountIds: [organization.managementAccount],
    });
    useProviderVersion(this, 'aws', settings.providerVersion);

    const takesS3Policies = admitsOnlySince(settings.providerVersion ?? '', TAKES_S3_POLICIES);
    const existing = new ExistingOrganization(this, 'organization', {
      organizationId: organization.id,
      policyTypes: [
        'SERVICE_CONTROL_POLICY',
        'RESOURCE_CONTROL_POLICY',
        ...(isOn('AWS-CMP-05') ? ['DECLARATIVE_POLICY_EC2'] : []),
        ...(isOn('AWS-STO-03') && takesS3Policies ? ['S3_POLICY'] : []),
      ],
    });
    const targets = targetsOf(guardrails, settings, existing.rootId);
    const asked = { declaration, settings, organization, guardrails };
    const { limits = {} } = guardrails;
    const services = serviceControls(asked).filter(({ control }) => isOn(control));
    if (services.length > 0) {
      new ServiceControlPolicies(this, 'service-controls', {
        guardrails: services,
        targets,
        ...quota(limits.serviceControlCharacters, limits.serviceControlsPerTarget),
      });
    }
    const resources = resourceControls(asked).filter(({ control }) => isOn(control));
    if (resources.length > 0) {
      new ResourceControlPolicies(this, 'resource-controls', {
        guardrails: resources,
        targets,
        ...quota(limits.resourceControlCharacters, limits.resourceControlsPerTarget),
      });
    }
    if (isOn('AWS-MFA-04')) new CentralRootAccess(this, 'root-access');
    if (isOn('AWS-CMP-05')) {
      const { vpcBlockPublicAccess } = guardrails;
      new HardenedEc2Defaults(this, 'ec2', {
        targets,
        ...(vpcBlockPublicAccess === undefined ? {} : { vpcBlockPublicAccess }),
      });
    }
    if (isOn('AWS-STO-03') && takesS3Policies) new OrganizationPublicAccessBlock(this, 's3', { targets });
  }
}

function organizationOf({ settings }: AwsOrganizationStackProps): {
  organization: AwsOrganization;
  guardrails: Guardrails;
} {
  const { organization } = settings.aws;
  if (organization?.guardrails === undefined) throw new Error('the declaration has no guardrails of an organization');
  return { organization, guardrails: organization.guardrails };
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
