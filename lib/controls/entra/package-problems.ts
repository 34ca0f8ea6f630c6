import type { EntraSettings } from '../../declaration';
import type { Entity } from '../../posture';
import { canonical, type Unread } from '../../signin';
import type { Situation } from '../control';
import { declared } from '../situation';
import type { ExclusionHead } from './exclusions';
import { principalsOf } from './principals';
import { type Problem, unreadMembers, type unreadOf, unreadProblem } from './problem';

/** The longest time for which an access package may give membership, in days. */
const MOST_DAYS = 7;

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
  return [
    ...unreadProblem(hidden, {
      ...head('package'),
      assumption: 'no other access package gives membership of the group',
    }),
    ...given.flatMap((resource) => resourceProblems(resource, head, situation)),
    ...catalogs.flatMap((catalog) => keeperProblems(catalog, head, situation, settings)),
  ];
}

function resourceProblems(
  { address, fields }: Entity<'packageResource'>,
  head: ExclusionHead,
  { posture }: Situation,
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
    ...policies.flatMap((policy) => policyProblems(policy, head)),
  ];
}

function policyProblems({ address, fields }: Entity<'packagePolicy'>, head: ExclusionHead): readonly Problem[] {
  const { scope, approval, stages, extension, extensionApproval, days, expiration, accessPackage } = fields;
  if (scope.is === 'known' && scope.value === 'NoSubjects') return [];
  const approved = approval.is === 'known' && approval.value;
  const decided = stages.length > 0 && stages.every((stage) => stage.items.length > 0);
  const count = days.is === 'known' ? Number(days.value) : 0;
  const short = expiration.is === 'absent' && Number.isInteger(count) && count >= 1 && count <= MOST_DAYS;
  const unapproved = { ...head('unapproved'), assumption: `somebody approves each request by ${address}` };
  const long = { ...head('long'), assumption: `${address} gives membership for ${MOST_DAYS} days at most` };
  const unread = [
    ...unreadIn(approval),
    ...unreadIn(accessPackage),
    ...stages.flatMap((stage) => unreadMembers(stage)),
  ];
  const prolonged = extension.is !== 'absent' && !(extension.is === 'known' && !extension.value);
  const asked = extensionApproval.is === 'known' && extensionApproval.value;
  const extended = prolonged && !asked ? [...unreadIn(extension), ...unreadIn(extensionApproval)] : [];
  const times = [...unreadIn(days), ...unreadIn(expiration)];
  return [
    ...unreadProblem(unread, unapproved),
    ...(unread.length > 0 || (approved && decided)
      ? []
      : [
          {
            ...head('unapproved'),
            origins: [approval.at],
            given: `${address} puts whoever asks into an exclusion group, and nobody approves`,
          },
        ]),
    ...unreadProblem(extended, unapproved),
    ...(extended.length > 0 || !prolonged || asked
      ? []
      : [
          {
            ...head('unapproved'),
            origins: [extension.at],
            given: `${address} lets whoever is in an exclusion group stay in it, and nobody approves`,
          },
        ]),
    ...unreadProblem(times, long),
    ...(times.length > 0 || short
      ? []
      : [
          {
            ...head('long'),
            origins: [days.at],
            given: `${address} puts somebody into an exclusion group for longer than ${MOST_DAYS} days`,
          },
        ]),
  ];
}

/** Whoever keeps the catalog can change by which policy the group is handed out. */
function keeperProblems(
  { fields: { catalog } }: Entity<'catalogResource'>,
  head: ExclusionHead,
  situation: Situation,
  { breakGlass }: EntraSettings,
): readonly Problem[] {
  const { posture } = situation;
  const { servicePrincipal } = declared(situation).facts.declaration.deployer;
  const emergency = new Set(breakGlass.accounts.map((account) => account.toLowerCase()));
  return posture.entities.catalogRole.flatMap(({ address, fields }): readonly Problem[] => {
    const own = canonical(fields.catalog);
    if (own !== undefined && own !== canonical(catalog)) return [];
    const strangers = principalsOf(posture, fields.principal, servicePrincipal).filter(
      (one) => one.is !== 'workload' && !(one.is === 'person' && emergency.has(one.name)),
    );
    if (strangers.length === 0) return [];
    const given = `${address} lets somebody change by which policy an exclusion group is handed out`;
    return [{ ...head('owner'), origins: [fields.principal.at], given }];
  });
}

function unreadIn(value: Parameters<typeof unreadOf>[0]): readonly Unread[] {
  return value.is === 'unknown' ? [{ at: value.at, why: value.why }] : [];
}
