import type { PolicyDocument, Statement } from '../../posture';
import {
  ABSENT,
  ANY,
  always,
  inWords,
  type KeyDomain,
  matches,
  type Obstacle,
  PRESENT,
  someDenied,
} from '../../requests';
import type { Control, DeclaredSituation, Outcome } from '../control';
import { declared } from '../situation';
import { emergencyRolesOf, placeOf } from './account';
import { accountsBelow, ON_BUCKET, ON_KEY, requestsOfRole } from './deployer-requests';
import { type Gap, outcomeOf, provided } from './gap';
import { type LockOutRule, lockOutRules } from './lock-out-rules';
import { POLICY_READS } from './organization/guarded';

const REMEDY =
  'leave the emergency roles out of the deny: ArnNotLikeIfExists aws:PrincipalArn arn:aws:iam::*:role/<name>, beside its other conditions';

/**
 * AWS-BG-01, fatal: nothing shuts out the roles that are declared for emergencies, from whatever address, in whatever Region,
 * with MFA or without.
 *
 * Judged are the `Deny` statements that hang on where a request comes from, on its Region, on MFA or on who makes it, and
 * those that deny everything: in service and resource control policies (any action, in every account), in the roles' own
 * policies (any action), in policies of buckets and keys (what undoes these). What a guardrail denies whoever asks, such as
 * plain HTTP, it denies in an emergency, too. That nobody else gets past is what AWS-NET-01, AWS-MFA-05, AWS-STO-12 and
 * AWS-IAM-03 ask.
 */
export const emergencyRoles: Control = {
  id: 'AWS-BG-01',
  title: 'No guardrail shuts the emergency roles out',
  risk: 'On the day that the office burns down, or a guardrail was written wrong, nobody gets in to mend it.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'AC-3' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'tenant',
  level: 'fatal',
  needs: ['service'],
  reads: [
    ...POLICY_READS,
    ['identityPolicy', 'principalType'],
    ['identityPolicy', 'principal'],
    ['identityPolicy', 'document'],
    ['bucketPolicy', 'bucket'],
    ['bucketPolicy', 'document'],
    ['kmsKey', 'policy'],
  ],
  check: (situation) => {
    const roles = emergencyRolesOf(situation);
    if (roles.length === 0) {
      return [{ verdict: 'notApplicable', because: 'no roles for emergencies are declared (breakGlassRoles)' }];
    }
    return roles.map((role) => judge(role, declared(situation)));
  },
};

function judge(role: string, situation: DeclaredSituation): Outcome {
  const rules = lockOutRules(role, `the role ${role}`, situation);
  return outcomeOf({
    subject: placeOf(situation),
    remedy: REMEDY,
    meaning: { principals: [`role:${role}`] },
    gaps: rules.flatMap((rule) =>
      accountsBelow(situation, rule.fromAbove === true).flatMap((account) => gapsOf(rule, role, account, situation)),
    ),
    by: rules.map(({ address }) => address),
  });
}

const OF_THE_CALLER =
  /^aws:(?:sourceip|vpcsourceip|sourcevpc(?:e|arn)?|vpce\w+|requestedregion|multifactorauth\w+|principal\w+(?:\/.*)?|user(?:id|name)|federatedprovider|assumedroot|tokenissuetime)$/;

/** Whether a statement hangs on who asks and from where, or denies everything. */
function shutsOut({ actions, conditions }: Statement): boolean {
  return (
    actions.not ||
    actions.patterns.some((pattern) => /^\*+$/.test(pattern)) ||
    conditions.some(({ key }) => OF_THE_CALLER.test(key.toLowerCase()))
  );
}

const EXAMPLES = ['iam:PutRolePolicy', 's3:PutBucketPolicy', 'kms:PutKeyPolicy', 'ec2:StopInstances'];

/** A role's session, from anywhere, by whichever way it was got. */
const ANYWHERE: Readonly<Record<string, KeyDomain>> = {
  'aws:sourceip': ANY,
  'aws:vpcsourceip': ANY,
  'aws:sourcevpc': ANY,
  'aws:sourcevpce': ANY,
  'aws:vpceaccount': ANY,
  'aws:vpceorgid': ANY,
  'aws:vpceorgpaths': ANY,
  'aws:requestedregion': PRESENT,
  'aws:multifactorauthpresent': ANY,
  'aws:multifactorauthage': ANY,
  'aws:assumedroot': ABSENT,
  'aws:sourceaccount': ABSENT,
  'aws:sourcearn': ABSENT,
  'aws:sourceorgid': ABSENT,
  's3:signatureage': always('0'),
};

function gapsOf(rule: LockOutRule, role: string, account: string | undefined, situation: DeclaredSituation): Gap[] {
  const { document } = rule;
  if (document.is === 'absent' || (document.is === 'unknown' && document.why === 'ignored')) return [];
  const gap = (what: string): Gap => ({
    given: `${rule.address} ${what}`,
    meaning: { targets: [rule.address] },
    origins: [document.at],
  });
  const unsure = (what: string) => provided(`${rule.address} denies the role ${role} nothing`, gap(what));
  if (document.is !== 'known') return [unsure('cannot be read before apply')];
  const { principal, keys } = requestsOfRole(situation, { account, role, from: ANY });
  const isForAnything = rule.fromAbove === true || rule.resources === undefined;
  const found = someDenied(
    [document.value],
    {
      principals: [principal],
      actions: rule.fromAbove ? ['*'] : rule.actions,
      resources: isForAnything ? ['*'] : (rule.resources ?? ['*']),
      keys: { ...keys, ...ANYWHERE, 'signin:principalarn': always(principal.arn) },
      examples: [...EXAMPLES, ...ON_BUCKET, ...ON_KEY],
    },
    shutsOut,
  );
  if (found.denied === false) return [];
  const each =
    found.denied === true
      ? gap(inPlainWords(found, role, document.value))
      : unsure(`may shut the role ${role} out: ${found.why}`);
  return [rule.doubt === undefined ? each : provided(rule.doubt, each)];
}

/** The request that is denied, with as much of it as the statement that denies it looks at. */
function inPlainWords(
  { witness }: Extract<Obstacle, { denied: true }>,
  role: string,
  document: PolicyDocument,
): string {
  const denying = document.statements.find((each) => shutsOut(each) && matches(each, witness) === 'yes');
  const looksAt = (key: string) =>
    denying?.conditions.some((condition) => condition.key.toLowerCase() === key) === true;
  const { context } = witness;
  const words = [
    context['aws:sourceip'] === undefined ? '' : ` from ${context['aws:sourceip']}`,
    context['aws:requestedregion'] === undefined ? '' : ` in ${context['aws:requestedregion']}`,
    looksAt('aws:multifactorauthpresent') && context['aws:multifactorauthpresent'] !== 'true' ? ' without MFA' : '',
  ];
  return `denies the role ${role} ${inWords(witness.action)}${inWords(words.join(''))}`;
}
