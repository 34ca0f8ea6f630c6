import type { Entity, PolicyDocument, Statement, Val } from '../../../posture';
import type { Control, Situation } from '../../control';
import { awsAccountOf, placeOf } from '../account';
import { type Gap, outcomeOf, provided } from '../gap';
import { requestsThat } from '../organization/requests';
import { speaksOnlyOf } from '../policies/requests-of';

const REMEDY =
  'give the endpoint a policy that allows requests with aws:PrincipalOrgID and aws:ResourceOrgID of the organization (or aws:PrincipalAccount and aws:ResourceAccount of the account), AWS services by aws:PrincipalIsAWSService, and nothing else';

/** What can be read through an endpoint from resources that are declared for it. */
const READ = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 's3:GetObject', 'ssm:GetDocument'];

/**
 * AWS-NET-04: through each VPC endpoint of the stack, and each that is declared, own principals reach own resources and nothing
 * else passes. Own is what is of the organization, or of the account where none is declared. Excepted are AWS services by
 * their own principals, and reading from resources that are declared for the endpoint.
 *
 * An endpoint without a policy has the one that AWS gives it, which lets everything through. Endpoints of load balancers, of
 * other organizations' services and of resources take no policy.
 */
export const endpointPerimeter: Control = {
  id: 'AWS-NET-04',
  title: 'VPC endpoints lead from own principals to own resources',
  risk: 'Whoever is on a machine inside carries data out into a bucket of theirs, by a path that no firewall sees.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'AC-4' }],
  cloud: 'aws',
  scope: 'resource',
  needs: [],
  reads: [
    ['vpcEndpoint', 'policy'],
    ['vpcEndpointPolicy', 'endpoint'],
    ['vpcEndpointPolicy', 'document'],
  ],
  check: (situation) => {
    const endpoints = endpointsOf(situation);
    if (endpoints.length === 0)
      return [{ verdict: 'notApplicable', because: 'there is no VPC endpoint with a policy' }];
    return endpoints.map((endpoint) => {
      const within = own(situation, endpoint.reads);
      return outcomeOf({
        subject: endpoint.policies[0]?.address ?? endpoint.address ?? placeOf(situation),
        remedy: REMEDY,
        meaning: { targets: [`endpoint:${endpoint.name}`] },
        gaps: gapsOf(endpoint, within),
        by: endpoint.policies.map(({ address }) => address),
      });
    });
  },
};

interface Written {
  readonly address: string;
  readonly document: Val<PolicyDocument>;
}

interface Endpoint {
  readonly name: string;
  /** Where the stack makes it. */
  readonly address?: string;
  readonly policies: readonly Written[];
  /** Addresses of policies of which only apply knows the endpoint. */
  readonly doubtful: readonly string[];
  readonly reads: readonly string[];
}

function endpointsOf(situation: Situation): readonly Endpoint[] {
  const { vpcEndpoint, vpcEndpointPolicy } = situation.posture.entities;
  const declared = Object.entries(awsAccountOf(situation)?.vpcEndpoints ?? {});
  const policies: readonly Entity<'vpcEndpointPolicy'>[] = vpcEndpointPolicy;
  const doubtful = policies
    .filter(({ fields: { endpoint } }) => endpoint.is === 'unknown')
    .map(({ address }) => address);
  const on = (belongs: (endpoint: Val<string>) => boolean): Written[] =>
    policies
      .filter(({ fields }) => belongs(fields.endpoint))
      .map(({ address, fields: { document } }) => ({ address, document }));
  const named = new Set([
    ...declared.map(([id]) => id),
    ...policies.flatMap(({ fields: { endpoint } }) => (endpoint.is === 'known' ? [endpoint.value] : [])),
  ]);
  const made: readonly Entity<'vpcEndpoint'>[] = vpcEndpoint;
  return [
    ...[...named].sort().map((name): Endpoint => {
      const { reads = [] } = declared.find(([id]) => id === name)?.[1] ?? {};
      return { name, policies: on((endpoint) => endpoint.is === 'known' && endpoint.value === name), doubtful, reads };
    }),
    ...made.filter(takesPolicy).map(({ address, fields: { policy } }): Endpoint => {
      const apart = on((endpoint) => endpoint.is === 'ref' && endpoint.address === address);
      const inline = policy.is === 'absent' ? [] : [{ address, document: policy }];
      return { name: address, address, policies: [...inline, ...apart], doubtful, reads: [] };
    }),
  ];
}

function takesPolicy({ fields: { type, service } }: Entity<'vpcEndpoint'>): boolean {
  if (type.is === 'known' && type.value !== 'Gateway' && type.value !== 'Interface') return false;
  return service.is !== 'known' || /^(?:cn\.)?com\.amazonaws\.(?!vpce\.)/.test(service.value);
}

/** What may pass. */
function own(situation: Situation, reads: readonly string[]): readonly Statement[] {
  const { facts } = situation;
  const service = facts?.declaration.services[facts.focus.service];
  const organization = service?.kind === 'aws' ? service.aws.organization : undefined;
  const account = awsAccountOf(situation);
  const principals: readonly Readonly<Record<string, string>>[] = [
    ...(organization === undefined ? [] : [{ 'aws:PrincipalOrgID': organization.id }]),
    ...(account === undefined ? [] : [{ 'aws:PrincipalAccount': account.id }]),
  ];
  const resources: typeof principals = [
    ...(organization === undefined ? [] : [{ 'aws:ResourceOrgID': organization.id }]),
    ...(account === undefined ? [] : [{ 'aws:ResourceAccount': account.id }]),
  ];
  const read = (principal: (typeof principals)[number]): Statement => ({
    ...requestsThat({ StringEquals: principal }, READ),
    resources: { not: false, patterns: reads },
  });
  return [
    requestsThat({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }),
    ...principals.flatMap((principal) =>
      resources.map((resource) => requestsThat({ StringEquals: { ...principal, ...resource } })),
    ),
    ...(reads.length === 0 ? [] : principals.map(read)),
  ];
}

function gapsOf({ name, address, policies, doubtful }: Endpoint, within: readonly Statement[]): Gap[] {
  if (policies.length === 0) {
    const gap: Gap = {
      given: `${address ?? name} has no policy but the one that AWS gives it, which lets everything through`,
      meaning: { settings: ['policy=unset'] },
      origins: [],
    };
    return [doubtful.length === 0 ? gap : provided(`${doubtful.join(', ')} is its policy`, gap)];
  }
  return policies.flatMap(({ address: at, document }) => documentGaps(at, document, within));
}

function documentGaps(address: string, document: Val<PolicyDocument>, within: readonly Statement[]): Gap[] {
  const unread = document.is === 'known' ? document.value.open : 'why' in document ? document.why : 'computed';
  const statements = document.is === 'known' ? document.value.statements : [];
  const gaps = statements.flatMap((statement): Gap[] => {
    if (statement.effect !== 'Allow') return [];
    const held = speaksOnlyOf(statement, within);
    if (held === 'yes') return [];
    const what = statement.actions.not ? 'actions' : statement.actions.patterns.join(', ');
    const gap: Gap = {
      given: `it lets ${what} through that is not from own principals to own resources`,
      meaning: { settings: [`through=${what}`] },
      origins: [document.at],
    };
    return [held === 'no' ? gap : provided('its conditions hold it to own principals and resources', gap)];
  });
  if (unread === undefined) return gaps;
  return [
    ...gaps,
    {
      given: `${address} cannot be read in full before apply (${unread})`,
      meaning: { settings: [`unread=${unread}`] },
      origins: [document.at],
      assumption: `what is not seen of ${address} lets nothing else through`,
    },
  ];
}
