import { quoted, SamlMetadata } from '../../values';
import type { Fault } from '../fault';
import type { Path } from '../location';
import type { AwsAccount } from '../schema/aws';
import type { Declaration } from '../schema/declaration';
import type { Rung } from '../schema/rung';

/** A role is made once, and it is neither one that exists already nor the deployer's. IAM ignores case in names. */
export function roleFaults(path: Path, account: AwsAccount, deployer: string | undefined): Fault[] {
  const taken = new Map(
    (account.humanRoles ?? []).map((name) => [name.toLowerCase(), 'humanRoles, as one that exists']),
  );
  if (deployer !== undefined) taken.set(deployer.toLowerCase(), 'deployer.awsRole');
  return madeIn(account).flatMap(({ name, keys }): Fault[] => {
    const other = taken.get(name.toLowerCase());
    taken.set(name.toLowerCase(), keys.join('.'));
    if (other === undefined) return [];
    return [
      {
        path: [...path, ...keys, name],
        problem: `a role of this name stands under ${other}`,
        given: quoted(name),
        suggestion: 'Choose another name',
      },
    ];
  });
}

function madeIn({ privilegedRoles, supplierRoles, federation, pipelines }: AwsAccount) {
  const parts = [
    { roles: privilegedRoles, keys: ['privilegedRoles'] },
    { roles: supplierRoles, keys: ['supplierRoles'] },
    { roles: federation?.roles, keys: ['federation', 'roles'] },
    { roles: pipelines, keys: ['pipelines'] },
  ];
  return parts.flatMap(({ roles, keys }) => Object.keys(roles ?? {}).map((name) => ({ name, keys })));
}

/** People sign in by the directory whose Conditional Access guards the service. */
export function federationFaults(
  path: Path,
  { federation }: AwsAccount,
  guard: Rung,
  services: Declaration['services'],
): Fault[] {
  if (federation === undefined) return [];
  if (guard.by !== 'conditionalAccess') {
    return [
      {
        path: [...path, 'federation'],
        problem: 'people would sign in by a directory that is not said to guard the service',
        given: quoted(guard.by),
        allowed: 'guard: { by: conditionalAccess, identity: ..., application: ... }',
        control: 'AWS-MFA-06',
      },
    ];
  }
  const identity = services[guard.identity];
  if (identity?.kind !== 'entra') return [];
  const wanted = `https://sts.windows.net/${identity.entra.tenantId.toLowerCase()}/`;
  const { issuer } = SamlMetadata.parse(federation.metadata);
  if (issuer === wanted) return [];
  return [
    {
      path: [...path, 'federation', 'metadata'],
      problem: `this is the metadata of somebody else than the directory of ${guard.identity}`,
      given: quoted(issuer),
      allowed: wanted,
      suggestion: 'Download the "Federation Metadata XML" of the enterprise application in that directory',
      control: 'AWS-MFA-06',
    },
  ];
}
