import {
  DenyRootUser,
  type IResourceControl,
  type IServiceControl,
  type NetworkPerimeterProps,
  NoNewUsers,
  OrganizationPrincipalsOnly,
  OrganizationResourcesOnly,
  PresignedUrlAge,
  ProtectGuardrails,
  RefuseCustomerKeys,
  RequireMfaForUsers,
  StorageOverTls,
  TrustedNetworkPerimeter,
  TrustedNetworkResources,
  TrustedNetworkSignIn,
} from '../aws';
import { type AwsOrganization, type AwsService, type Declaration, type Guardrails, networkOf } from '../declaration';

/** What the guardrails of an organization are made from. */
export interface OrganizationAsked {
  readonly declaration: Declaration;
  readonly settings: AwsService;
  readonly organization: AwsOrganization;
  readonly guardrails: Guardrails;
}

/** The service control policies' statements that a declaration asks for. */
export function serviceControls(asked: OrganizationAsked): readonly IServiceControl[] {
  const { partition } = asked.settings.aws;
  const of = partition === undefined ? {} : { partition };
  const perimeter = perimeterOf(asked);
  const { resources } = asked.guardrails;
  return [
    new RequireMfaForUsers(of),
    new DenyRootUser(of),
    new NoNewUsers({ exemptRoles: asked.guardrails.breakGlassRoles, ...of }),
    ...(perimeter === undefined ? [] : [new TrustedNetworkPerimeter(perimeter)]),
    ...(resources === undefined ? [] : [resourcesOnly(asked, resources)]),
    new ProtectGuardrails({ exemptRoles: exemptRoles(asked), ...of }),
  ];
}

/** The resource control policies' statements that a declaration asks for. */
export function resourceControls(asked: OrganizationAsked): readonly IResourceControl[] {
  const { guardrails, organization, settings } = asked;
  const regions = [...new Set(Object.values(settings.aws.accounts).flatMap((account) => account.regions))].sort();
  const { trustedAccounts, presignedUrlMinutes } = guardrails;
  const perimeter = perimeterOf(asked);
  return [
    new StorageOverTls(),
    new RefuseCustomerKeys(),
    new OrganizationPrincipalsOnly({
      organizationId: organization.id,
      regions,
      ...(trustedAccounts === undefined ? {} : { trustedAccounts }),
    }),
    new PresignedUrlAge(presignedUrlMinutes === undefined ? {} : { minutes: presignedUrlMinutes }),
    ...(perimeter === undefined
      ? []
      : [new TrustedNetworkResources({ ...perimeter, regions }), new TrustedNetworkSignIn(perimeter)]),
  ];
}

function resourcesOnly(
  asked: OrganizationAsked,
  { accounts, shared, exemptTag }: NonNullable<Guardrails['resources']>,
): OrganizationResourcesOnly {
  const { partition } = asked.settings.aws;
  return new OrganizationResourcesOnly({
    organizationId: asked.organization.id,
    exemptRoles: exemptRoles(asked),
    ...(partition === undefined ? {} : { partition }),
    ...(accounts === undefined ? {} : { accounts }),
    ...(shared === undefined ? {} : { shared }),
    ...(exemptTag === undefined ? {} : { exemptTag }),
  });
}

/** Roles that no guardrail shuts out: the pipeline's, and those for emergencies. */
function exemptRoles({ declaration, guardrails }: OrganizationAsked): string[] {
  const { awsRole } = declaration.deployer;
  return [...(awsRole === undefined ? [] : [awsRole]), ...guardrails.breakGlassRoles];
}

function perimeterOf(asked: OrganizationAsked): NetworkPerimeterProps | undefined {
  const { declaration, settings, organization, guardrails } = asked;
  const { perimeter } = guardrails;
  if (perimeter === undefined) return undefined;
  const { partition = 'aws', accounts } = settings.aws;
  const { vpcs, endpointAccounts, exemptTag } = perimeter;
  return {
    network: networkOf(declaration, perimeter.networks),
    organizationId: organization.id,
    holds: perimeter.holds,
    exemptRoles: exemptRoles(asked),
    humanRoles: Object.values(accounts).flatMap(({ id, humanRoles = [] }) =>
      humanRoles.map((name) => `arn:${partition}:iam::${id}:role/${name}`),
    ),
    partition,
    ...(vpcs === undefined ? {} : { vpcs }),
    ...(endpointAccounts === undefined ? {} : { endpointAccounts }),
    ...(exemptTag === undefined ? {} : { exemptTag }),
  };
}
