import { AwsRegion, quoted } from '../../values';
import { listed, nearest } from '../did-you-mean';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AwsSettings } from '../schema/aws';
import type { Declaration } from '../schema/declaration';
import type { Guardrails } from '../schema/guardrails';
import type { AwsService } from '../schema/service';
import { ORGANIZATION } from '../stacks';
import { repeated } from './aws';
import type { Known } from './known';
import { organizationAuditFaults } from './organization-audit';

const ROOT = 'root';

/** An organization's guardrails stand on places that are declared and that they reach, and shut out nobody who mends them. */
export function organizationFaults({ services, deployer }: Declaration, written: Known): Fault[] {
  return Object.entries(services).flatMap(([id, service]) => {
    if (service.kind !== 'aws') return [];
    const path = ['services', id, 'aws'];
    const { guardrails } = service.aws.organization ?? {};
    const within = [...path, 'organization', 'guardrails'];
    return [
      ...reservedName(path, service.aws),
      ...organizationAuditFaults([...path, 'organization', 'audit'], service, written.accountsOf(id)),
      ...(guardrails === undefined
        ? []
        : [
            ...unitFaults([...within, 'units'], guardrails, written.accountsOf(id)),
            ...targetFaults([...within, 'targets'], guardrails, service.aws, written.accountsOf(id)),
            ...roleFaults([...within, 'breakGlassRoles'], guardrails, deployer.awsRole),
            ...perimeterFaults([...within, 'perimeter'], guardrails, service),
          ]),
    ];
  });
}

function reservedName(path: Path, { accounts }: AwsSettings): Fault[] {
  if (!Object.hasOwn(accounts, ORGANIZATION)) return [];
  return [
    {
      path: [...path, 'accounts', ORGANIZATION],
      problem: 'this name is kept for the stack of the organization',
      given: quoted(ORGANIZATION),
      allowed: 'any other short name',
      suggestion: 'Rename the account, for example after what it is for',
    },
  ];
}

function unitFaults(path: Path, { units = {} }: Guardrails, known: readonly string[] | undefined): Fault[] {
  const names = Object.keys(units);
  const lying = new Map<string, string>();
  return Object.entries(units).flatMap(([name, unit]): Fault[] => {
    const here = [...path, name];
    const taken = [ROOT, ...(known ?? [])].includes(name)
      ? [{ path: here, problem: 'this name stands for something else already', given: quoted(name) }]
      : [];
    const twin = names.find(
      (other) => other !== name && names.indexOf(other) < names.indexOf(name) && units[other]?.id === unit.id,
    );
    const again =
      twin === undefined
        ? []
        : [{ path: [...here, 'id'], problem: `this unit is declared as ${twin}`, given: quoted(unit.id) }];
    const faults = unit.accounts.flatMap((account, index): Fault[] => {
      const place = [...here, 'accounts', index];
      if (known !== undefined && !known.includes(account)) return [unknown(place, 'account', account, known)];
      const other = lying.get(account);
      lying.set(account, name);
      if (other === undefined) return [];
      return [
        {
          path: place,
          problem: `this account lies in unit ${other}`,
          given: quoted(account),
          allowed: 'each account in one unit',
        },
      ];
    });
    return [...taken, ...again, ...faults];
  });
}

function targetFaults(
  path: Path,
  guardrails: Guardrails,
  { accounts, organization }: AwsSettings,
  names: readonly string[] | undefined,
): Fault[] {
  const { targets = [ROOT], units = {} } = guardrails;
  const known = [ROOT, ...Object.keys(units), ...(names ?? [])];
  return [
    ...repeated(path, targets, 'target'),
    ...targets.flatMap((target, index): Fault[] => {
      if (!known.includes(target))
        return names === undefined ? [] : [unknown([...path, index], 'target', target, known)];
      if (accounts[target]?.id !== organization?.managementAccount) return [];
      return [
        {
          path: [...path, index],
          problem: 'this is the management account, which no policy of the organization touches',
          given: quoted(target),
          allowed: 'root, units, and other accounts',
          suggestion: 'Take it out, and keep workloads and people out of that account',
        },
      ];
    }),
  ];
}

function roleFaults(path: Path, { breakGlassRoles }: Guardrails, deployer: string | undefined): Fault[] {
  const both = breakGlassRoles.findIndex((role) => role.toLowerCase() === deployer?.toLowerCase());
  return [
    ...repeated(path, breakGlassRoles, 'role'),
    ...(both < 0
      ? []
      : [
          {
            path: [...path, both],
            problem: 'this is the role of the deployer, which is left out by itself',
            given: quoted(breakGlassRoles[both] ?? ''),
            allowed: 'roles that people assume in an emergency',
            suggestion: 'Take it out: a pipeline is no way in for people',
          },
        ]),
  ];
}

function perimeterFaults(path: Path, { perimeter }: Guardrails, { guard, aws }: AwsService): Fault[] {
  if (perimeter === undefined) return [];
  const { partition = 'aws' } = aws;
  const wider = guard.by === 'ipAllowList' ? perimeter.networks.filter((id) => !guard.networks.includes(id)) : [];
  return [
    ...wider.map((id) => ({
      path: [...path, 'networks', perimeter.networks.indexOf(id)],
      problem: 'the guard of the service does not list this network, and people in it reach no account',
      given: quoted(id),
      allowed: guard.by === 'ipAllowList' ? guard.networks.join(', ') : undefined,
      control: 'AWS-NET-01',
    })),
    ...(perimeter.vpcs ?? []).flatMap(({ region }, index): Fault[] => {
      const own = AwsRegion.parse(region).partition;
      if (own === partition) return [];
      const problem = `this region is in partition ${own}, and the service is in ${partition}`;
      return [{ path: [...path, 'vpcs', index, 'region'], problem, given: quoted(region) }];
    }),
  ];
}

function unknown(path: Path, what: string, given: string, known: readonly string[]): Fault {
  return {
    path,
    problem: `no such ${what} is declared`,
    given: quoted(given),
    allowed: listed(known),
    suggestion: nearest(given, known),
  };
}
