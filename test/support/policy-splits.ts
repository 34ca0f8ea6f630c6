import { at, type Body, halvesOf, having, type InTwo, type Json } from './splits';

type Path = readonly (string | number)[];

const GUESTS = ['users', 'included_guests_or_external_users', 0, 'guest_or_external_user_types'];

/** Lists of which a policy is for every member: it is cut into one for the first, and one for the others. */
const LISTS: readonly (readonly [by: string, path: Path])[] = [
  ['roles', ['users', 'included_roles']],
  ['groups', ['users', 'included_groups']],
  ['kinds of guests', GUESTS],
  ['applications', ['applications', 'included_applications']],
  ['user actions', ['applications', 'included_user_actions']],
  ['client applications', ['client_app_types']],
  ['platforms', ['platforms', 'included_platforms']],
  ['risks of sign-ins', ['sign_in_risk_levels']],
  ['service principals', ['client_applications', 'included_service_principals']],
];

/** What stands for everything, as a list that includes `all` of it, with a part that can be left out and asked for by itself. */
interface Whole {
  readonly by: string;
  readonly included: Path;
  readonly excluded: Path;
  readonly all: string;
  readonly part: readonly string[];
  /** Whether nothing said means everything, too. */
  readonly unset?: true;
}

const SOMEBODY = '6f1e2d3c-9999-4a2b-8c3d-0000000000aa';

const WHOLES: readonly Whole[] = [
  {
    by: 'applications',
    included: ['applications', 'included_applications'],
    excluded: ['applications', 'excluded_applications'],
    all: 'All',
    part: [SOMEBODY],
  },
  {
    by: 'platforms',
    included: ['platforms', 'included_platforms'],
    excluded: ['platforms', 'excluded_platforms'],
    all: 'all',
    part: ['android', 'iOS'],
    unset: true,
  },
  {
    by: 'places',
    included: ['locations', 'included_locations'],
    excluded: ['locations', 'excluded_locations'],
    all: 'All',
    part: ['AllTrusted'],
    unset: true,
  },
  {
    by: 'service principals',
    included: ['client_applications', 'included_service_principals'],
    excluded: ['client_applications', 'excluded_service_principals'],
    all: 'ServicePrincipalsInMyTenant',
    part: [SOMEBODY],
  },
];

const NOT_ALL = { modern: ['browser', 'mobileAppsAndDesktopClients'], legacy: ['exchangeActiveSync', 'other'] };

/** The ways in which a Conditional Access policy is two that are for the same sign-ins together. */
export function policyCuts(policy: Body): readonly InTwo[] {
  const conditions = at(policy, ['conditions']) as Body;
  const cut = (by: string, first: Body, second: Body): InTwo => ({
    by,
    parts: [
      { ...policy, conditions: first },
      { ...policy, conditions: second },
    ],
  });
  return [
    ...LISTS.flatMap(([by, path]) => {
      const halves = halvesOf(at(conditions, path));
      return halves === undefined
        ? []
        : [{ by, halves: halves.map((half) => having(conditions, path, half)) as [Body, Body] }];
    }),
    ...WHOLES.flatMap((whole) => parted(conditions, whole)),
    ...clientApplications(conditions),
    ...rolesAndGroups(conditions),
    ...everybody(conditions),
  ].map(({ by, halves: [first, second] }) => cut(by, first, second));
}

interface Halves {
  readonly by: string;
  readonly halves: readonly [Body, Body];
}

/** All users: whoever is in a group, and whoever is not. */
function everybody(conditions: Body): readonly Halves[] {
  if (!isAll(at(conditions, ['users', 'included_users']), 'All')) return [];
  const excluded = listAt(conditions, ['users', 'excluded_groups']);
  const rest = having(conditions, ['users', 'excluded_groups'], [...excluded, SOMEBODY]);
  const part = having(
    having(conditions, ['users', 'included_users'], undefined),
    ['users', 'included_groups'],
    [SOMEBODY],
  );
  return [{ by: 'users', halves: [rest, part] }];
}

function parted(conditions: Body, { by, included, excluded, all, part, unset }: Whole): readonly Halves[] {
  const now = at(conditions, included);
  if (!(isAll(now, all) || (unset && now === undefined))) return [];
  const left = listAt(conditions, excluded);
  if (part.some((one) => left.includes(one))) return [];
  const rest = having(having(conditions, included, [all]), excluded, [...left, ...part]);
  return [{ by, halves: [rest, having(conditions, included, part)] }];
}

function clientApplications(conditions: Body): readonly Halves[] {
  if (!isAll(at(conditions, ['client_app_types']), 'all')) return [];
  const { modern, legacy } = NOT_ALL;
  const cutTo = (types: readonly string[]) => having(conditions, ['client_app_types'], types);
  return [{ by: 'client applications', halves: [cutTo(modern), cutTo(legacy)] }];
}

/** Who holds a role, and who is in a group. */
function rolesAndGroups(conditions: Body): readonly Halves[] {
  const [roles, groups] = [
    ['users', 'included_roles'],
    ['users', 'included_groups'],
  ] as const;
  if (at(conditions, roles) === undefined || at(conditions, groups) === undefined) return [];
  return [
    { by: 'roles and groups', halves: [having(conditions, groups, undefined), having(conditions, roles, undefined)] },
  ];
}

function isAll(list: Json | undefined, all: string): boolean {
  return Array.isArray(list) && list.length === 1 && list[0] === all;
}

function listAt(conditions: Body, path: Path): readonly Json[] {
  const list = at(conditions, path);
  return Array.isArray(list) ? list : [];
}
