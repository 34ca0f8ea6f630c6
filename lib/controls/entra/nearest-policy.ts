import type { ConditionalAccessPolicy, Origin, Posture } from '../../posture';
import { type Demand, type Dimension, flagOf, type NearMiss, nearestPolicy, type Region } from '../../signin';
import { roleName } from './sign-in-meaning';
import { inWords, locationInWords } from './symbol-in-words';

/** The policy that a person would look at first to close a gap, and why it does not close it. */
export interface Nearest {
  readonly address: string;
  readonly origin: Origin;
  readonly reason: string;
}

const MOST_REASONS = 3;
const CONDITIONS: Readonly<Record<string, { readonly name: string; readonly field: keyof ConditionalAccessPolicy }>> = {
  clientApp: { name: 'its client apps', field: 'clientAppTypes' },
  platform: { name: 'its platforms', field: 'platforms' },
  transferMethod: { name: 'its authentication flows', field: 'transferMethods' },
  signInRisk: { name: 'its sign-in risk levels', field: 'signInRisk' },
  userRisk: { name: 'its user risk levels', field: 'userRisk' },
  servicePrincipalRisk: { name: 'its service principal risk levels', field: 'servicePrincipalRisk' },
  insiderRisk: { name: 'its insider risk levels', field: 'insiderRisk' },
  target: { name: 'its resources', field: 'applications' },
  guestType: { name: 'its kinds of guests', field: 'guests' },
  externalTenant: { name: 'its external tenants', field: 'guests' },
  identity: { name: 'being for workload identities', field: 'servicePrincipals' },
  servicePrincipal: { name: 'the service principal', field: 'servicePrincipals' },
  user: { name: 'the user', field: 'users' },
  group: { name: 'the group', field: 'groups' },
  role: { name: 'the role', field: 'roles' },
  application: { name: 'the application', field: 'applications' },
  applicationGroup: { name: 'the applications of', field: 'applications' },
  location: { name: 'the location', field: 'locations' },
  device: { name: 'its device filter', field: 'deviceFilter' },
};

export function nearestTo(posture: Posture, demand: Demand, gap: Region, universe: Region): Nearest | undefined {
  const miss = nearestPolicy(posture, demand, gap, universe);
  if (miss === undefined) return undefined;
  const [first] = miss.apartIn;
  return {
    address: miss.policy.address,
    origin: miss.enforced && first !== undefined ? originOf(miss, first, gap) : stateOrigin(miss),
    reason: [...(miss.enforced ? [] : [notEnforced(miss)]), ...conditions(miss, gap)].join(', and '),
  };
}

function notEnforced({ policy }: NearMiss): string {
  const { state } = policy.fields;
  if (state.is === 'known' && state.value === 'enabled') return 'it may not be there at all';
  return `its state is ${state.is === 'known' ? state.value : 'not known to be enabled'}`;
}

function stateOrigin({ policy }: NearMiss): Origin {
  const { state } = policy.fields;
  return state.is === 'known' && state.value === 'enabled' ? policy.exists.at : state.at;
}

function conditions({ apartIn }: NearMiss, gap: Region): readonly string[] {
  const all = apartIn.map((dimension) => {
    const found = flagOf(dimension);
    const { name } = CONDITIONS[found?.kind ?? dimension] ?? { name: dimension };
    if (found === undefined || found.kind === 'device') return `it does not apply because of ${name}`;
    const id = idInWords(found);
    const what = found.id === 'AllTrusted' ? id : `${name} ${id}`;
    return isYes(gap, dimension) ? `it leaves out ${what}` : `it is only for ${what}`;
  });
  const more = all.length - MOST_REASONS;
  return more > 0 ? [...all.slice(0, MOST_REASONS), `${more} conditions more`] : all;
}

function idInWords({ kind, id }: { readonly kind: string; readonly id: string }): string {
  if (kind === 'role') return roleName(id);
  return kind === 'location' ? locationInWords(id) : inWords(id);
}

function originOf({ policy }: NearMiss, dimension: Dimension, gap: Region): Origin {
  const condition = CONDITIONS[flagOf(dimension)?.kind ?? dimension];
  const field = condition === undefined ? undefined : policy.fields[condition.field];
  if (field === undefined) return policy.fields.state.at;
  if ('included' in field) return isYes(gap, dimension) ? field.excluded.at : field.included.at;
  return 'at' in field ? field.at : policy.fields.state.at;
}

function isYes(gap: Region, dimension: Dimension): boolean {
  return gap.get(dimension)?.members.includes('yes') === true;
}
