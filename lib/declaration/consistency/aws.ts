import { AwsRegion, quoted } from '../../values';
import { alarmRecipients } from '../audit';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AwsAccount } from '../schema/aws';
import type { Declaration } from '../schema/declaration';
import type { AwsService } from '../schema/service';
import { bucketFaults, regionFault } from './aws-buckets';
import { pipelineFaults } from './aws-pipelines';
import { federationFaults, roleFaults } from './aws-roles';

/** Regions are of the declared partition, buckets in regions of their account, and a group is made or it exists. */
export function awsFaults({ services, deployer }: Declaration): Fault[] {
  return Object.entries(services).flatMap(([id, service]) => {
    if (service.kind !== 'aws') return [];
    const { accounts, partition = 'aws' } = service.aws;
    return Object.entries(accounts).flatMap(([name, account]) => {
      const path = ['services', id, 'aws', 'accounts', name];
      return [
        ...regionFaults(path, account, partition),
        ...bucketFaults([...path, 'buckets'], account),
        ...vpcFaults(path, account),
        ...auditFaults(path, service, account),
        ...networkFaults(path, account),
        ...roleFaults(path, account, deployer.awsRole),
        ...federationFaults(path, account, service.guard, services),
        ...pipelineFaults(path, account),
        ...groupFaults(path, account),
        ...deployerFaults(path, account, deployer.awsRole),
        ...emergencyFaults(path, account, service.aws.organization?.guardrails?.breakGlassRoles ?? []),
      ];
    });
  });
}

function regionFaults(path: Path, { regions }: AwsAccount, partition: string): Fault[] {
  const foreign = regions.flatMap((region, index): Fault[] => {
    const place = [...path, 'regions', index];
    const own = AwsRegion.parse(region).partition;
    if (own === partition) return [];
    return [
      {
        path: place,
        problem: `this region is in partition ${own}, and the service is in ${partition}`,
        given: quoted(region),
        allowed: `regions of partition ${partition}`,
        suggestion: `Write "partition: ${own}" where the whole service is there`,
      },
    ];
  });
  return [...foreign, ...repeated([...path, 'regions'], regions, 'region')];
}

/** VPCs are in Regions of their account. */
function vpcFaults(path: Path, { vpcs = {}, regions }: AwsAccount): Fault[] {
  return Object.entries(vpcs).flatMap(([id, { region }]) =>
    regionFault([...path, 'vpcs', id, 'region'], region, regions),
  );
}

/** Alarms tell somebody. */
function auditFaults(path: Path, service: AwsService, account: AwsAccount): Fault[] {
  if (account.audit === undefined || alarmRecipients(service, account).length > 0) return [];
  return [
    {
      path: [...path, 'audit'],
      problem: 'alarms on the trail would tell nobody',
      allowed: 'somebody to tell',
      suggestion: 'Add "tell: [...]" here, or "securityContact: {...}" for all accounts',
      control: 'AWS-LOG-01',
    },
  ];
}

/** Endpoints, edges, prefix lists, groups, domains and APIs are in Regions of their account. */
function networkFaults(path: Path, account: AwsAccount): Fault[] {
  const { vpcEndpoints = {}, edges = {}, prefixLists = {}, administrationGroups = {}, regions } = account;
  const { searchDomains = {}, restApis = {} } = account;
  const parts = { vpcEndpoints, edges, prefixLists, administrationGroups, searchDomains, restApis };
  return Object.entries(parts).flatMap(([part, named]) =>
    Object.entries(named).flatMap(([name, { region }]) =>
      regionFault([...path, part, name, 'region'], region, regions),
    ),
  );
}

function deployerFaults(path: Path, { humanRoles = [] }: AwsAccount, deployer: string | undefined): Fault[] {
  return humanRoles.flatMap((role, index): Fault[] =>
    role.toLowerCase() !== deployer?.toLowerCase()
      ? []
      : [
          {
            path: [...path, 'humanRoles', index],
            problem: 'this is the role of the deployer, which an allow-list for people would shut out',
            given: quoted(role),
            allowed: 'roles that people assume',
            suggestion: 'Take it out',
            control: 'DEP-01',
          },
        ],
  );
}

function emergencyFaults(path: Path, { humanRoles = [] }: AwsAccount, breakGlass: readonly string[]): Fault[] {
  const emergency = new Set(breakGlass.map((role) => role.toLowerCase()));
  return humanRoles.flatMap((role, index): Fault[] =>
    !emergency.has(role.toLowerCase())
      ? []
      : [
          {
            path: [...path, 'humanRoles', index],
            problem: 'this is a role for emergencies, which an allow-list for people would shut out',
            given: quoted(role),
            allowed: 'roles that people assume from day to day',
            suggestion: 'Take it out',
            control: 'AWS-BG-01',
          },
        ],
  );
}

function groupFaults(path: Path, { humanGroups = [], existingHumanGroups = [], humanRoles = [] }: AwsAccount): Fault[] {
  const made = new Set(humanGroups.map((group) => group.toLowerCase()));
  const both = existingHumanGroups.flatMap((group, index): Fault[] => {
    if (!made.has(group.toLowerCase())) return [];
    return [
      {
        path: [...path, 'existingHumanGroups', index],
        problem: 'this group stands in humanGroups, too: it is made here or it exists already',
        given: quoted(group),
        suggestion: 'Remove it from one of the two lists',
        control: 'AWS-MFA-01',
      },
    ];
  });
  return [
    ...both,
    ...repeated([...path, 'humanGroups'], humanGroups, 'group'),
    ...repeated([...path, 'existingHumanGroups'], existingHumanGroups, 'group'),
    ...repeated([...path, 'humanRoles'], humanRoles, 'role'),
  ];
}

/** Names that stand twice in a list; IAM ignores case when it keeps names apart. */
export function repeated(path: Path, names: readonly string[], what: string): Fault[] {
  const seen = new Set<string>();
  return names.flatMap((name, index) => {
    const key = name.toLowerCase();
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [
      { path: [...path, index], problem: `this ${what} stands twice`, given: quoted(name), allowed: 'each once' },
    ];
  });
}
