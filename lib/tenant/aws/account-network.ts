import {
  AdministrationGroup,
  TrustedNetworkEdge,
  TrustedNetworkRestApi,
  TrustedNetworkSearchDomain,
  TrustedPrefixList,
  VpcEndpointPerimeter,
} from '../../aws';
import { networkOf } from '../../declaration';
import { type AccountContext, firstRegion, providerIn } from './account-context';

/** How the account's networks are held to the declared ones: endpoints, edges, shared lists. */
export function addNetwork(context: AccountContext): void {
  const { stack, account, declaration, settings, path, declared } = context;
  const { organization } = settings.aws;
  const placed = (region = firstRegion(context)) => providerIn(context, region);
  for (const [id, { region, reads }] of Object.entries(account.vpcEndpoints ?? {})) {
    new VpcEndpointPerimeter(stack, id, {
      ...placed(region),
      endpointId: id,
      within: organization === undefined ? { accountId: account.id } : { organizationId: organization.id },
      ...(reads === undefined ? {} : { reads }),
    });
    declared[id] = `${path}.vpcEndpoints.${id}`;
  }
  for (const [name, { region, networks, protects }] of Object.entries(account.edges ?? {})) {
    const network = networkOf(declaration, networks);
    new TrustedNetworkEdge(stack, `edge-${name}`, { ...placed(region), network, name, protects });
    declared[`edge-${name}`] = `${path}.edges.${name}`;
  }
  for (const [name, { region, networks, reserve }] of Object.entries(account.prefixLists ?? {})) {
    const network = networkOf(declaration, networks);
    const room = reserve === undefined ? {} : { reserve };
    new TrustedPrefixList(stack, `prefix-list-${name}`, { ...placed(region), network, name, ...room });
    declared[`prefix-list-${name}`] = `${path}.prefixLists.${name}`;
  }
  for (const [name, { vpc, region, networks, by }] of Object.entries(account.administrationGroups ?? {})) {
    new AdministrationGroup(stack, `administration-${name}`, {
      ...placed(region ?? account.vpcs?.[vpc]?.region),
      network: networkOf(declaration, networks),
      vpcId: vpc,
      name,
      ...(by === undefined ? {} : { by }),
    });
    declared[`administration-${name}`] = `${path}.administrationGroups.${name}`;
  }
  addEndpoints(context);
}

/** Endpoints of services that AWS manages. */
function addEndpoints(context: AccountContext): void {
  const { stack, account, declaration, partition, path, declared } = context;
  const arn = (service: string, region: string, rest: string) =>
    `arn:${partition}:${service}:${region}:${account.id}:${rest}`;
  for (const [name, { networks, callers, region = firstRegion(context) }] of Object.entries(
    account.searchDomains ?? {},
  )) {
    new TrustedNetworkSearchDomain(stack, `search-domain-${name}`, {
      ...providerIn(context, region),
      network: networkOf(declaration, networks),
      domainName: name,
      domainArn: arn('es', region, `domain/${name}`),
      ...(callers === undefined ? {} : { callers }),
    });
    declared[`search-domain-${name}`] = `${path}.searchDomains.${name}`;
  }
  for (const [name, { api, networks, vpcEndpoints, region = firstRegion(context) }] of Object.entries(
    account.restApis ?? {},
  )) {
    new TrustedNetworkRestApi(stack, `rest-api-${name}`, {
      ...providerIn(context, region),
      network: networkOf(declaration, networks),
      restApiId: api,
      executionArn: arn('execute-api', region, api),
      ...(vpcEndpoints === undefined ? {} : { vpcEndpointIds: vpcEndpoints }),
    });
    declared[`rest-api-${name}`] = `${path}.restApis.${name}`;
  }
}
