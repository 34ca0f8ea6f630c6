import { Document } from 'yaml';
import { CHECKER_RULES, emergencySymbols, type Judgment, type LeftOut, leftOutBy } from '../../controls';
import { type AcceptanceRecord, baselines } from '../../declaration';
import type { CheckedDirectory } from './checked-directory';
import type { RiskRegister } from './risk-register';

const ENVIRONMENT = {
  global: 'commercial',
  usGovernment: 'gcchigh',
  usGovernmentDoD: 'dod',
  china: 'commercial',
} as const;

/**
 * The configuration by which CISA's ScubaGear sees what is judged here: whom the policies leave out that pass its rules, the
 * emergency accounts as permanent administrators, and each policy of its baseline that is accepted, until the last day.
 */
export function scubagearConfig(
  { declared, subject, ids }: CheckedDirectory,
  { acceptances, tenant }: RiskRegister,
  judgments: readonly Judgment[],
): string {
  const { posture } = subject;
  const { breakGlass, cloud = 'global' } = declared.entra;
  const emergency = emergencySymbols(posture, { accounts: breakGlass.accounts, group: breakGlass.group });
  const resolved = (symbols: readonly string[]) => symbols.flatMap((symbol) => ids.of(symbol));
  const policies = CHECKER_RULES.flatMap(({ id, control }): (readonly [string, object])[] => {
    const left = isMet(control, judgments) ? leftOutBy(control, posture) : undefined;
    const exclusions = left === undefined ? {} : exclusionsOf(left, resolved);
    return Object.keys(exclusions).length === 0 ? [] : [[id, { CapExclusions: exclusions }]];
  });
  const holders = exclusionsOf({ ...emergency, applications: [], guestTypes: [] }, resolved);
  const omitted = omittedFor(acceptances.flatMap(({ record, status }) => (status === 'holds' ? [record] : [])));
  const config = {
    OrgName: tenant,
    Organization: breakGlass.accounts[0]?.split('@')[1] ?? tenant,
    M365Environment: ENVIRONMENT[cloud],
    ProductNames: ['aad'],
    Aad: {
      ...Object.fromEntries(policies),
      ...(Object.keys(holders).length === 0 ? {} : { 'MS.AAD.7.4v1': { RoleExclusions: holders } }),
    },
    ...(omitted.size === 0 ? {} : { OmitPolicy: Object.fromEntries(omitted) }),
  };
  const document = new Document(config, { aliasDuplicateObjects: false });
  document.commentBefore =
    ' ScubaGear, for Invoke-SCuBA -ConfigFilePath. What stands as {REPLACE-…} is known after the first apply:\n' +
    ' tenant-guard records --state <stack>=<output of terraform show -json> fills it in.';
  return document.toString({ lineWidth: 0 });
}

/** What is left out of a policy that is not met is not approved by anybody. */
function isMet(control: string, judgments: readonly Judgment[]): boolean {
  const own = judgments.filter((judgment) => judgment.control === control);
  return own.length > 0 && own.every(({ verdict }) => verdict === 'met' || verdict === 'accepted');
}

function exclusionsOf(left: LeftOut, resolved: (symbols: readonly string[]) => readonly string[]): object {
  const parts = {
    Users: resolved(left.users),
    Groups: resolved(left.groups),
    Applications: resolved(left.applications),
    GuestUserTypes: left.guestTypes,
  };
  return Object.fromEntries(Object.entries(parts).filter(([, members]) => members.length > 0));
}

/** The policies of the baseline that acceptances are about, with every reason, until the first of them ends. */
function omittedFor(records: readonly AcceptanceRecord[]): ReadonlyMap<string, object> {
  const omitted = new Map<string, { readonly Rationale: string; readonly Expiration: string }>();
  for (const { id, control, justification, expiresOn } of records) {
    for (const policy of policiesOf(control)) {
      const before = omitted.get(policy);
      const Rationale = [...(before === undefined ? [] : [before.Rationale]), `${id}: ${justification}`].join('; ');
      const Expiration = before !== undefined && before.Expiration < expiresOn ? before.Expiration : expiresOn;
      omitted.set(policy, { Rationale, Expiration });
    }
  }
  return omitted;
}

function policiesOf(control: string): readonly string[] {
  const scuba = baselines.find((baseline) => baseline.id === 'cisa-scuba');
  return (scuba?.entries ?? []).filter(({ controls }) => controls.includes(control)).map(({ id }) => id);
}
