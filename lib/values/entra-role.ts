import table from './entra-roles.json';
import { InvalidValue, quoted } from './invalid-value';
import { didYouMean } from './suggestion';

/** A published list that a built-in role stands on, or a group that Microsoft puts it in. */
export type EntraRoleList =
  | 'scuba-highly-privileged'
  | 'cis-m365-admin-roles'
  | 'maester-admin-roles'
  | 'microsoft-template-admins'
  | 'prowler-tier0'
  | 'j0eyv-admins'
  | 'kennethvs-admins'
  | 'directory-sync'
  | 'ms-deprecated'
  | 'ms-do-not-use'
  | 'ms-not-assignable';

/**
 * A built-in role of Microsoft Entra: its name and its template id, which is the same in every tenant and every cloud
 * and is what Conditional Access refers to.
 */
export class EntraRole {
  /** All known built-in roles, by name in plain text order. */
  static readonly all: readonly EntraRole[] = table.map(
    ({ name, templateId, privileged, lists }) =>
      new EntraRole(name, templateId, privileged ?? 'unknown', new Set(lists)),
  );

  private constructor(
    /** The display name that Microsoft gives it: `Global Administrator`. */
    readonly name: string,
    /** The role template id, lower case. */
    readonly templateId: string,
    /** Whether Microsoft labels it PRIVILEGED; `unknown` where no source says so. */
    readonly privileged: boolean | 'unknown',
    private readonly lists: ReadonlySet<string>,
  ) {}

  /**
   * The role of this name; case does not matter.
   *
   * @throws InvalidValue for a name that no built-in role has, with the nearest one.
   */
  static named(name: string): EntraRole {
    const wanted = name.toLowerCase();
    const role = EntraRole.all.find((candidate) => candidate.name.toLowerCase() === wanted);
    if (role) return role;
    const names = EntraRole.all.map((candidate) => candidate.name);
    const near = didYouMean(name, names);
    throw new InvalidValue({
      problem: 'there is no such built-in role',
      given: name,
      allowed: `it is one of the ${names.length} built-in roles of Microsoft Entra, by its English name`,
      remedy: near === undefined ? undefined : `Did you mean ${quoted(near)}?`,
    });
  }

  /** The role with this template id, upper or lower case; `undefined` for a custom role or one that is not known yet. */
  static withTemplateId(id: string): EntraRole | undefined {
    const wanted = id.toLowerCase();
    return EntraRole.all.find(({ templateId }) => templateId === wanted);
  }

  /** The roles on at least one of the lists, by name. */
  static inLists(...lists: readonly EntraRoleList[]): readonly EntraRole[] {
    return EntraRole.all.filter((role) => lists.some((list) => role.isIn(list)));
  }

  isIn(list: EntraRoleList): boolean {
    return this.lists.has(list);
  }

  equals(other: EntraRole): boolean {
    return this.templateId === other.templateId;
  }

  /** The name. */
  toString(): string {
    return this.name;
  }
}

/**
 * The roles whose sign-ins must resist phishing (`ENT-AU-03`): whatever CISA SCuBA calls highly privileged (8), CIS
 * Microsoft 365 v7 lists in 5.2.2.1 (15) or Maester checks (14). None of them alone holds all: 16 roles, by name.
 */
export function privilegedRoles(): readonly EntraRole[] {
  return EntraRole.inLists('scuba-highly-privileged', 'cis-m365-admin-roles', 'maester-admin-roles');
}
