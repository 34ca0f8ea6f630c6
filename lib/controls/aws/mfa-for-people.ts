import type { Condition, Statement } from '../../posture';
import { ABSENT, type Passing, whenOf } from '../../requests';
import type { Control } from '../control';
import { deniedTo, type Forbidden } from './identity-requests';
import { POLICY_READS } from './organization/guarded';
import { groupsAndUsers } from './people';

const REMEDY =
  "deny the group every action without MFA (BoolIfExists aws:MultiFactorAuthPresent false), enrolment on one's own user and MFA device and sts:GetSessionToken aside";

/** What people need before they have MFA, on their own user. */
const OWN = ['iam:ChangePassword', 'iam:GetMFADevice', 'iam:GetUser', 'iam:ListMFADevices'];
/** How they get it, on their own user and on MFA devices, which bear no owner. */
const ENROL = ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'iam:ResyncMFADevice'];
/** AWS defines no resource for these. */
const ANYWHERE = ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices', 'sts:GetSessionToken'];
const THEIRS = ['arn:*:iam::*:user/${aws:username}', 'arn:*:iam::*:user/*/${aws:username}', 'arn:*:iam::*:mfa/*'];
/** Signed in to the console: an access key carries no sign of MFA at all, and its thief would enrol a device of his. */
const SIGNED_IN: Condition = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['false'] };

/** What has to be possible without MFA, so that people get it. */
export const BEFORE_MFA: readonly Statement[] = [
  exempt(OWN, THEIRS),
  exempt(ENROL, THEIRS, [SIGNED_IN]),
  exempt(ANYWHERE, ['*']),
];

function exempt(
  actions: readonly string[],
  resources: readonly string[],
  conditions: readonly Condition[] = [],
): Statement {
  return {
    effect: 'Deny',
    actions: { not: false, patterns: actions },
    resources: { not: false, patterns: resources },
    conditions,
  };
}

const FORBIDDEN: Forbidden = {
  remedy: REMEDY,
  // A long-term access key carries no sign of MFA at all; a session made without MFA says false.
  keys: {
    'aws:multifactorauthpresent': { absent: true, values: { like: ['false'] } },
    'aws:multifactorauthage': ABSENT,
  },
  except: BEFORE_MFA,
  how: ({ context }) =>
    context['aws:multifactorauthpresent'] === undefined ? 'without MFA, with an access key,' : 'without MFA',
  meaning: meaningOf,
};

/**
 * AWS-MFA-01: whoever is in a group of people (declared, or made in the stack), and every user of the stack, is denied
 * every request without MFA, by policies of the group or by a service control policy over the account.
 *
 * Excepted, so reachable without MFA: the enrolment of a device on one's own user, signed in to the console and not by an
 * access key; a change of password and look-ups on one's own user; `iam:ListVirtualMFADevices`,
 * `iam:GetAccountPasswordPolicy`, `sts:GetSessionToken`, and what AWS services forward (`aws:ViaAWSService`). All policies of the group count together. AWS IAM User Guide, "Allows MFA-authenticated IAM
 * users to manage their own credentials".
 */
export const mfaForPeople: Control = {
  id: 'AWS-MFA-01',
  title: 'People are denied everything without MFA',
  risk: 'A leaked password or access key is enough to act as an administrator.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.10' },
    { source: 'AWS FSBP', id: 'IAM.5' },
    { source: 'Security Hub', id: 'IAM.19' },
    { source: 'NIST 800-53', id: 'IA-2(1)' },
    { source: 'NIST 800-53', id: 'IA-2(2)' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: ['humans'],
  reads: [
    ['iamPrincipal', 'type'],
    ['iamPrincipal', 'name'],
    ['identityPolicy', 'principalType'],
    ['identityPolicy', 'principal'],
    ['identityPolicy', 'document'],
    ['iamMembership', 'users'],
    ['iamMembership', 'groups'],
    ...POLICY_READS,
  ],
  check: (situation) => {
    const people = groupsAndUsers(situation);
    if (people.length === 0) {
      return [
        { verdict: 'notApplicable', because: 'no group of people is declared, and the stack makes no group or user' },
      ];
    }
    return people.map((person) => deniedTo(person, situation, FORBIDDEN));
  },
};

function meaningOf(passing: Passing | undefined) {
  if (passing === undefined) return { targets: ['All'], settings: ['action=All', 'when=always'] };
  return {
    targets: passing.resources,
    settings: [...passing.actions.map((action) => `action=${action}`), `when=${whenOf(passing)}`],
  };
}
