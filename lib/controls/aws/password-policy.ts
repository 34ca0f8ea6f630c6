import type { Entity } from '../../posture';
import type { Control, Situation } from '../control';
import { awsAccountOf, placeOf } from './account';
import { type Gap, outcomeOf, settingGaps } from './gap';
import { judgeAmong } from './regional';

const REMEDY =
  'set minimum_password_length to 14, password_reuse_prevention to 24 and the four require_… to true in aws_iam_account_password_policy, and max_password_age as it is declared';

const LENGTH = 14;
const REMEMBERED = 24;
const FLAGS = ['lowercase', 'numbers', 'symbols', 'uppercase'] as const;

/**
 * AWS-IAM-01: passwords of the account's users are long, of every kind of character, and not used again. Whether they
 * expire is a stated choice: where the declaration names an age, the policy has it or a shorter one.
 */
export const passwordPolicy: Control = {
  id: 'AWS-IAM-01',
  title: 'Passwords of users are strong',
  risk: 'A password that can be guessed, or was in an old leak, opens an account.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.8' },
    { source: 'CIS AWS v7', id: '2.9' },
    { source: 'AWS FSBP', id: 'IAM.7' },
    { source: 'NIST 800-53', id: 'IA-5(1)' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [
    ['passwordPolicy', 'length'],
    ...FLAGS.map((flag) => ['passwordPolicy', flag] as const),
    ['passwordPolicy', 'reuse'],
    ['passwordPolicy', 'maxAge'],
  ],
  check: (situation) => {
    const policies: readonly Entity<'passwordPolicy'>[] = situation.posture.entities.passwordPolicy;
    const { gaps, by } = judgeAmong(
      policies.map((entity) => ({ entity, belongs: 'yes' as const })),
      (policy) => gapsOf(policy, situation),
      {
        given: 'no aws_iam_account_password_policy is in the stack',
        meaning: { settings: ['passwordPolicy=unset'] },
        origins: [],
      },
    );
    return [outcomeOf({ subject: by[0] ?? placeOf(situation), remedy: REMEDY, meaning: {}, gaps, by })];
  },
};

function gapsOf({ fields }: Entity<'passwordPolicy'>, situation: Situation): Gap[] {
  const age = awsAccountOf(situation)?.passwordExpiryDays;
  const isYoung = (value: string | undefined) => Number(value ?? 0) > 0 && Number(value) <= (age ?? 0);
  return [
    ...settingGaps('minimumLength', fields.length, (value) => Number(value ?? 0) >= LENGTH),
    ...settingGaps('passwordReuse', fields.reuse, (value) => Number(value ?? 0) >= REMEMBERED),
    ...FLAGS.flatMap((flag) => settingGaps(flag, fields[flag], (value) => value === true)),
    ...(age === undefined ? [] : settingGaps('maxPasswordAge', fields.maxAge, isYoung)),
  ];
}
