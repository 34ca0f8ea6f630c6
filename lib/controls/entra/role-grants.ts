import { type EntraSettings, privilegedRolesOf } from '../../declaration';
import type { Entity, GroupSchedule, Origin, Posture, SetOf, Val } from '../../posture';
import { canonical, type Unread } from '../../signin';
import type { EntraRole } from '../../values';
import type { Situation } from '../control';
import { declared } from '../situation';
import { type Principal, principalsOf } from './principals';
import { unreadOf } from './problem';

/** Until when something is given. `settings`: as the role's own settings have it, which no resource sets. */
export type End =
  | { readonly is: 'never' }
  | { readonly is: 'on' | 'after'; readonly text: string; readonly at: Origin }
  | { readonly is: 'settings' }
  | { readonly is: 'unread'; readonly unread: Unread };

/** One way in which somebody holds a privileged role (`active`), or can activate it (`eligible`). */
export interface RoleGrant {
  readonly role: EntraRole;
  readonly standing: 'active' | 'eligible';
  readonly holder: Exclude<Principal, { readonly is: 'group' }>;
  /** He owns the group that gives the role, and so can make anybody a member of it. */
  readonly owner: boolean;
  /** The group of the stack by whose rules he is assigned or activates; unset where these are the role's own. */
  readonly through?: Entity<'group'>;
  readonly end: End;
  readonly address: string;
  readonly at: Origin;
}

/** Who holds or can activate privileged roles in a stack, besides the emergency accounts. */
export interface PrivilegedGrants {
  readonly grants: readonly RoleGrant[];
  /** Groups of the stack that give a role, or whose members can activate one, and which are not role-assignable. */
  readonly unprotected: readonly Entity<'group'>[];
  /** What may give a privileged role, and cannot be read. */
  readonly unread: readonly { readonly address: string; readonly unread: Unread }[];
}

/** What a grant hands on to those whom it reaches through groups. */
type Path = Pick<RoleGrant, 'role' | 'standing' | 'owner' | 'through' | 'end' | 'address' | 'at'>;

/** Everything that the stack gives of the roles that are privileged in the directory. */
export function privilegedGrants(situation: Situation, settings: EntraSettings): PrivilegedGrants {
  return new Search(situation, settings).found();
}

class Search {
  private readonly posture: Posture;
  private readonly deployer: string | undefined;
  private readonly roles: ReadonlyMap<string, EntraRole>;
  private readonly emergency: ReadonlySet<string>;
  private readonly unprotected = new Set<Entity<'group'>>();

  constructor(situation: Situation, settings: EntraSettings) {
    const { accounts, group } = settings.breakGlass;
    this.posture = situation.posture;
    this.deployer = declared(situation).facts.declaration.deployer.servicePrincipal;
    this.roles = new Map(privilegedRolesOf(settings).map((role) => [role.templateId, role]));
    this.emergency = new Set([...accounts, ...(group === undefined ? [] : [group])].map((one) => one.toLowerCase()));
  }

  found(): PrivilegedGrants {
    const { roleAssignment, roleEligibility, groupSchedule, groupMembership } = this.posture.entities;
    const grants = [
      ...roleAssignment.flatMap((entity) => this.given(entity, 'active', { is: 'never' })),
      ...roleEligibility.flatMap((entity) => this.given(entity, 'eligible', { is: 'settings' })),
    ];
    const unread = [
      ...[...roleAssignment, ...roleEligibility].flatMap(({ address, exists, fields }) =>
        lost(address, [exists, fields.role]),
      ),
      ...[...groupSchedule, ...groupMembership].flatMap(({ address, exists, fields }) =>
        lost(address, [exists, fields.group]),
      ),
    ];
    return { grants, unprotected: [...this.unprotected], unread };
  }

  private given(
    { address, exists, fields }: Entity<'roleAssignment'> | Entity<'roleEligibility'>,
    standing: RoleGrant['standing'],
    end: End,
  ): readonly RoleGrant[] {
    const role = this.roles.get(canonical(fields.role) ?? '');
    if (role === undefined || exists.is !== 'known') return [];
    return this.reach(fields.principal, { role, standing, owner: false, end, address, at: fields.principal.at });
  }

  /** Whom a value stands for, and whom it reaches through groups of the stack. */
  private reach(value: Val<string>, path: Path, above: readonly string[] = []): readonly RoleGrant[] {
    return principalsOf(this.posture, value, this.deployer).flatMap((holder): readonly RoleGrant[] => {
      if (holder.is !== 'group') return this.isEmergency(holder) ? [] : [{ ...path, holder }];
      if (above.includes(holder.symbol)) return [];
      if (!isTrue(holder.group.fields.assignableToRole)) this.unprotected.add(holder.group);
      return this.membersOf(holder.group, holder.symbol, path, [...above, holder.symbol]);
    });
  }

  private membersOf(
    group: Entity<'group'>,
    symbol: string,
    path: Path,
    above: readonly string[],
  ): readonly RoleGrant[] {
    const { members, owners, dynamicMembership } = group.fields;
    const { groupMembership, groupSchedule, catalogResource } = this.posture.entities;
    // Who asks an access package for membership is known to nobody before.
    const handedOut = catalogResource.filter(({ fields }) => canonical(fields.origin) === symbol);
    const added = groupMembership.filter(({ fields }) => canonical(fields.group) === symbol);
    const scheduled = groupSchedule.filter(({ fields }) => canonical(fields.group) === symbol);
    const here = { ...path, address: group.address };
    return [
      ...this.reachAll(members, here, above),
      ...this.reachAll(owners, { ...here, owner: true, end: { is: 'never' } }, above),
      ...(dynamicMembership.is === 'absent'
        ? []
        : [unreadHolder(here, unreadOf(dynamicMembership) ?? matching(dynamicMembership))]),
      ...added.flatMap(({ address, fields }) =>
        this.reach(fields.member, { ...path, address, at: fields.member.at }, above),
      ),
      ...handedOut.map(({ address, fields }) =>
        unreadHolder({ ...path, address, at: fields.origin.at }, { at: fields.origin.at, why: 'data' }),
      ),
      ...scheduled.flatMap(({ address, fields }) =>
        this.reach(
          fields.principal,
          { ...scheduledPath(path, group, fields), address, at: fields.principal.at },
          above,
        ),
      ),
    ];
  }

  private reachAll(set: SetOf<string>, path: Path, above: readonly string[]): readonly RoleGrant[] {
    const hidden = set.open === undefined ? [] : [unreadHolder({ ...path, at: set.at }, { at: set.at, why: set.open })];
    return [...set.items.flatMap((item) => this.reach(item, { ...path, at: item.at }, above)), ...hidden];
  }

  private isEmergency(holder: RoleGrant['holder']): boolean {
    if (holder.is === 'person') return this.emergency.has(holder.name);
    return holder.is === 'existingGroup' && this.emergency.has(holder.id);
  }
}

/** An owner makes anybody a member, so the rules of activation do not bind him. */
function scheduledPath(path: Path, group: Entity<'group'>, schedule: GroupSchedule): Path {
  const owner = !(schedule.access.is === 'known' && schedule.access.value === 'member');
  const end = endOf(schedule);
  return {
    ...path,
    owner: path.owner || owner,
    end,
    through: group,
    ...(schedule.standing === 'eligible' ? { standing: 'eligible' } : {}),
  };
}

function endOf({ expiration, duration, permanent }: GroupSchedule): End {
  const hidden = [expiration, duration, permanent].map(unreadOf).find((unread) => unread !== undefined);
  if (hidden !== undefined) return { is: 'unread', unread: hidden };
  if (expiration.is === 'known') return { is: 'on', text: expiration.value, at: expiration.at };
  return duration.is === 'known' ? { is: 'after', text: duration.value, at: duration.at } : { is: 'never' };
}

function lost(address: string, values: readonly Val<unknown>[]): PrivilegedGrants['unread'] {
  // A reference to a group or a custom role is readable: it is equal to itself.
  return values.flatMap((value) => {
    const unread =
      value.is === 'ref' && !value.address.startsWith('azuread_directory_role.') ? undefined : unreadOf(value);
    return unread === undefined ? [] : [{ address, unread }];
  });
}

function unreadHolder(path: Path, unread: Unread): RoleGrant {
  return { ...path, holder: { is: 'unread', unread } };
}

function matching(rule: Val<string>): Unread {
  return { at: rule.at, why: 'dynamic' };
}

function isTrue(value: Val<boolean>): boolean {
  return value.is === 'known' && value.value;
}
