import type { EntraSettings } from '../../declaration';
import type { Entity } from '../../posture';
import { canonical } from '../../signin';
import type { Situation } from '../control';
import { declared } from '../situation';
import type { ExclusionHead } from './exclusions';
import {
  type DeclaredExclusions,
  declaredExclusions,
  packagePolicyProblems,
  unreadIn,
} from './package-policy-problems';
import { principalsOf } from './principals';
import { type Problem, unreadProblem } from './problem';

/** A catalog that the stack makes, so that it says who keeps it. */
const MADE_HERE = /^\$\{azuread_access_package_catalog\.[^.]+\.id\}$/;

/** What is wrong with the access packages that give membership of a group: who may ask, who decides, for how long. */
export function packageProblems(
  symbol: string,
  head: ExclusionHead,
  situation: Situation,
  settings: EntraSettings,
): readonly Problem[] {
  const { catalogResource, packageResource } = situation.posture.entities;
  const catalogs = catalogResource.filter(({ fields }) => canonical(fields.origin) === symbol);
  const ids = new Set(catalogs.map(({ address }) => `\${${address}.id}`));
  const given = packageResource.filter(({ fields }) => ids.has(canonical(fields.resource) ?? ''));
  const hidden = [
    ...catalogResource.flatMap(({ fields }) => unreadIn(fields.origin)),
    ...packageResource.flatMap(({ fields }) => unreadIn(fields.resource)),
  ];
  const declaredPackages = declaredExclusions(settings);
  return [
    ...unreadProblem(hidden, {
      ...head('package'),
      assumption: 'no other access package gives membership of the group',
    }),
    ...given.flatMap((resource) => resourceProblems(resource, head, situation, declaredPackages)),
    ...catalogs.flatMap((catalog) => keeperProblems(catalog, head, situation, settings)),
  ];
}

function resourceProblems(
  { address, fields }: Entity<'packageResource'>,
  head: ExclusionHead,
  { posture }: Situation,
  wanted: DeclaredExclusions | undefined,
): readonly Problem[] {
  const { access, accessPackage } = fields;
  const id = canonical(accessPackage);
  const member = access.is === 'absent' || (access.is === 'known' && access.value === 'Member');
  const policies = posture.entities.packagePolicy.filter((policy) => {
    const own = canonical(policy.fields.accessPackage);
    return own === undefined || own === id;
  });
  return [
    ...(member
      ? []
      : [
          {
            ...head('owner'),
            origins: [access.at],
            given: `${address} makes whoever is given the package an owner of the group`,
          },
        ]),
    ...policies.flatMap((policy) => packagePolicyProblems(policy, head, posture, wanted)),
  ];
}

/** Whoever keeps the catalog can change by which policy the group is handed out. */
function keeperProblems(
  { address: offered, fields: { catalog } }: Entity<'catalogResource'>,
  head: ExclusionHead,
  situation: Situation,
  { breakGlass }: EntraSettings,
): readonly Problem[] {
  const { posture } = situation;
  const { servicePrincipal } = declared(situation).facts.declaration.deployer;
  const emergency = new Set(breakGlass.accounts.map((account) => account.toLowerCase()));
  const elsewhere: readonly Problem[] = MADE_HERE.test(canonical(catalog) ?? '')
    ? []
    : [
        {
          ...head('owner'),
          origins: [catalog.at],
          given: `${offered} puts an exclusion group into a catalog that is not made here, and who keeps that hands the group out`,
          assumption: 'the emergency accounts alone keep the catalog',
        },
      ];
  const kept = posture.entities.catalogRole.flatMap(({ address, fields }): readonly Problem[] => {
    const own = canonical(fields.catalog);
    if (own !== undefined && own !== canonical(catalog)) return [];
    const strangers = principalsOf(posture, fields.principal, servicePrincipal).filter(
      (one) => one.is !== 'workload' && !(one.is === 'person' && emergency.has(one.name)),
    );
    if (strangers.length === 0) return [];
    const given = `${address} lets somebody change by which policy an exclusion group is handed out`;
    return [{ ...head('owner'), origins: [fields.principal.at], given }];
  });
  return [...elsewhere, ...kept];
}
