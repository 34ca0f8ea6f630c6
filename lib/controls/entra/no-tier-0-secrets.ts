import type { EntraSettings } from '../../declaration';
import type { Entity } from '../../posture';
import { federationProblems } from '../../values';
import { type Control, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { principalsOf } from './principals';
import { outcomeOf, type Problem, unreadMembers, unreadOf, unreadProblem } from './problem';
import { isElsewhere, isSame, type Keys, keysOf, type Privilege, tier0 } from './workloads';

const REMEDY =
  'let the workload sign in with tokens of the system that it runs in (azuread_application_federated_identity_credential), and take the password out';
const AUDIENCE = /^api:\/\/AzureADTokenExchange(?:USGov|China)?$/;

/**
 * ENT-WL-03: no service principal of tier 0 has a password here, and none takes tokens that others can come to have. Of tier
 * 0 are the pipeline, whoever holds a privileged role, also through a group, and whoever has, or asks for, a permission of
 * Microsoft Graph with which it could make itself Global Administrator. An owner of one can give it a password.
 *
 * A certificate is no secret: what stands in Terraform is its public half.
 */
export const noTier0Secrets: Control = {
  id: 'ENT-WL-03',
  title: 'No secrets for service principals of tier 0',
  risk: 'A password of the pipeline is copied from a log or a state file, works from anywhere, and asks nobody for a second factor.',
  remedy: 'Federate the pipeline and other service principals of tier 0, and give them no password',
  references: [
    { source: 'Microsoft Zero Trust', id: '21772' },
    { source: 'NIST 800-53', id: 'IA-5' },
  ],
  cloud: 'entra',
  scope: 'resource',
  needs: ['breakGlass', 'deployer'],
  reads: [
    ['appRoleAssignment', 'principal'],
    ['appRoleAssignment', 'role'],
    ['delegatedGrant', 'principal'],
    ['delegatedGrant', 'scopes'],
    ['federatedCredential', 'application'],
    ['federatedCredential', 'audiences'],
    ['federatedCredential', 'issuer'],
    ['federatedCredential', 'subject'],
    ['permissionRequest', 'application'],
    ['permissionRequest', 'roles'],
    ['roleAssignment', 'principal'],
    ['roleAssignment', 'role'],
    ['servicePrincipal', 'clientId'],
    ['servicePrincipal', 'objectId'],
    ['workloadOwner', 'holder'],
    ['workloadOwner', 'owners'],
    ['workloadSecret', 'holder'],
  ],
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { servicePrincipal, workloadSecret, federatedCredential } = situation.posture.entities;
    const judged = [...servicePrincipal, ...workloadSecret, ...federatedCredential];
    if (judged.length === 0) {
      return [{ verdict: 'notApplicable', because: 'the stack makes no service principal and no credential of one' }];
    }
    const privileges = tier0(situation, settings);
    const problems = [
      ...workloadSecret.flatMap((secret) => secretProblems(secret, privileges, situation)),
      ...federatedCredential.flatMap((credential) => credentialProblems(credential, privileges, situation, settings)),
      ...ownerProblems(privileges, situation, settings),
    ];
    if (problems.length > 0) return problems.map(outcomeOf);
    return [{ verdict: 'met', by: [...new Set(judged.map(({ address }) => address))].sort() }];
  },
};

function headOf(address: string, setting: string): Pick<Problem, 'subject' | 'meaning' | 'remedy'> {
  return {
    subject: address,
    meaning: meaningOf({ targets: [address], settings: [`workload=${setting}`] }),
    remedy: REMEDY,
  };
}

function privilegeOf(keys: Keys, privileges: readonly Privilege[]): Privilege | undefined {
  const own = privileges.filter((one) => isSame(one.keys, keys));
  return own.find(({ unread }) => unread === undefined) ?? own[0];
}

function secretProblems(
  { address, fields: { holder } }: Entity<'workloadSecret'>,
  privileges: readonly Privilege[],
  { posture }: Situation,
): readonly Problem[] {
  const head = headOf(address, 'secret');
  const keys = keysOf(posture, holder);
  const assumption = `${address} is a password of no service principal of tier 0`;
  if (keys === undefined)
    return unreadProblem([unreadOf(holder) ?? { at: holder.at, why: 'computed' }], { ...head, assumption });
  const privilege = privilegeOf(keys, privileges);
  if (privilege?.unread !== undefined) return unreadProblem([privilege.unread], { ...head, assumption });
  if (privilege !== undefined) {
    return [
      {
        ...head,
        origins: [holder.at],
        given: `${address} is a password of a service principal which ${privilege.what}`,
      },
    ];
  }
  if (!isElsewhere(keys)) return [];
  const given = `${address} is a password of an application that is not made here, and what that may do cannot be seen`;
  return [{ ...head, origins: [holder.at], given, assumption }];
}

function credentialProblems(
  { address, fields }: Entity<'federatedCredential'>,
  privileges: readonly Privilege[],
  { posture }: Situation,
  { workloadIdentities }: EntraSettings,
): readonly Problem[] {
  const { application, issuer, subject, audiences } = fields;
  const head = headOf(address, 'federation');
  const assumption = `${address} takes tokens of the one workload that is meant`;
  const unread = [application, issuer, subject].flatMap((value) => unreadIn(value));
  const keys = keysOf(posture, application);
  if (keys !== undefined && privilegeOf(keys, privileges) === undefined) return [];
  const hidden = [...unread, ...unreadMembers(audiences)];
  if (hidden.length > 0) return unreadProblem(hidden, { ...head, assumption });
  const written = { issuer: textOf(issuer), subject: textOf(subject) };
  const problem = (given: string, origins = [subject.at]): Problem => ({
    ...head,
    origins,
    given: `${address}: ${given}`,
  });
  const pipeline = workloadIdentities?.pipelineCredential;
  const own = pipeline !== undefined && keys?.has(`applications:${pipeline.application.toLowerCase()}`) === true;
  const other = own && (pipeline.issuer !== written.issuer || pipeline.subject !== written.subject);
  const wrong = audiences.items.filter((audience) => !(audience.is === 'known' && AUDIENCE.test(audience.value)));
  return [
    ...federationProblems(written).map(({ problem: what, given }) => problem(`${what}, got "${given}"`)),
    ...(other
      ? [problem(`the pipeline is declared to sign in as "${pipeline.subject}", and "${written.subject}" is let in`)]
      : []),
    ...(audiences.items.length === 0 || wrong.length > 0
      ? [problem('it takes tokens that were made for others than Microsoft Entra', [audiences.at])]
      : []),
  ];
}

/** An owner who is neither an emergency account nor the pipeline can add a password, and be the service principal. */
function ownerProblems(
  privileges: readonly Privilege[],
  situation: Situation,
  settings: EntraSettings,
): readonly Problem[] {
  const { posture } = situation;
  const { servicePrincipal } = declared(situation).facts.declaration.deployer;
  const emergency = new Set(settings.breakGlass.accounts.map((account) => account.toLowerCase()));
  return posture.entities.workloadOwner.flatMap(({ address, fields: { holder, owners } }): readonly Problem[] => {
    const keys = keysOf(posture, holder);
    const privilege = keys === undefined ? undefined : privilegeOf(keys, privileges);
    if (privilege === undefined) return [];
    const head = headOf(address, 'owner');
    const hidden = unreadMembers(owners);
    const assumption = `nobody but the emergency accounts and the pipeline owns ${address}`;
    const strangers = owners.items
      .flatMap((owner) => principalsOf(posture, owner, servicePrincipal))
      .flatMap((owner) => {
        if (owner.is === 'unread' || owner.is === 'workload') return [];
        if (owner.is === 'person') return emergency.has(owner.name) ? [] : [owner.name];
        return [owner.is === 'group' ? owner.symbol : owner.id];
      });
    return [
      ...unreadProblem(hidden, { ...head, assumption }),
      ...strangers.map((name): Problem => {
        const given = `${name} owns a service principal which ${privilege.what}, and can give it a password`;
        return { ...head, origins: [owners.at], given, remedy: 'let the emergency accounts alone own it, or nobody' };
      }),
    ];
  });
}

function unreadIn(value: Parameters<typeof textOf>[0]) {
  return value.is === 'unknown' ? [{ at: value.at, why: value.why }] : [];
}

function textOf(value: Entity<'federatedCredential'>['fields']['issuer']): string {
  return value.is === 'known' ? value.value : '';
}
