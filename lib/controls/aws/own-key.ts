import type { Entity, PolicyDocument, Statement, Val } from '../../posture';
import type { Situation } from '../control';
import { accountIdOf } from './account';
import { type Gap, settingGaps } from './gap';

/** Whether the text names a key of the account's own: not none, and not the one that AWS keeps for a service. */
export function isCustomerKey(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/(?:^|:)alias\/aws\//.test(text);
}

/** The key of the same stack that the value refers to. */
export function keyOf(value: Val<string>, { posture }: Situation): Entity<'kmsKey'> | undefined {
  return value.is === 'ref' ? posture.entities.kmsKey.find(({ address }) => address === value.address) : undefined;
}

/** What is wrong with a key of the stack that encrypts something: whoever may use it reads what it encrypts. */
export function keyGaps({ address, fields }: Entity<'kmsKey'>, situation: Situation): Gap[] {
  return [
    ...settingGaps('keyEnabled', fields.enabled, (value) => value !== false),
    ...settingGaps('keyRotation', fields.rotation, (value) => value === true),
    ...policyGaps(fields.policy, accountIdOf(situation)),
  ].map((gap) => ({ ...gap, given: `${gap.given} for ${address}` }));
}

/** Without a policy AWS gives the key one that leaves all to IAM of the account. */
function policyGaps(policy: Val<PolicyDocument>, account: string | undefined): Gap[] {
  if (policy.is === 'absent') return [];
  const origins = [policy.at];
  if (policy.is === 'known' && policy.value.statements.some((statement) => isForAll(statement, account))) {
    return [{ given: 'the policy allows every account', meaning: { settings: ['keyPolicy=anybody'] }, origins }];
  }
  if (policy.is === 'known' && policy.value.open === undefined) return [];
  return [
    {
      given: 'the policy cannot be read in full',
      meaning: { settings: ['keyPolicy=unknown'] },
      origins,
      assumption: 'the policy of the key allows its own account alone',
    },
  ];
}

/** By which the caller, or the account that a service acts for, is bound to accounts or an organization. */
const BINDING = /^(?:kms:calleraccount|aws:(?:principalaccount|principalorgid|sourceaccount|sourceorgid))$/i;

/** An `Allow` for anybody at all; a condition on the caller's account has to name the key's own where that is declared. */
function isForAll({ effect, principals, conditions }: Statement, account: string | undefined): boolean {
  if (effect !== 'Allow' || principals === undefined || !(principals.any || principals.not)) return false;
  return !conditions.some(({ operator, key, values }) => {
    if (!/^stringequals(?:ignorecase)?$/i.test(operator) || !BINDING.test(key)) return false;
    const isOwn = (value: string) => /^o-/.test(value) || account === undefined || value === account;
    return values.every(isOwn);
  });
}
