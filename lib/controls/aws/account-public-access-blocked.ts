import type { Entity, Posture, ProviderScope } from '../../posture';
import type { Control, Outcome, Situation } from '../control';
import { awsAccountOf, placeOf } from './account';
import { mayBeAbsent } from './bucket';
import { type Gap, outcomeOf, provided } from './gap';
import { blockedByOrganization } from './organization/organization-public-access';
import { noPublicAccessBlock, publicAccessGaps, publicAccessReads } from './public-access';

const REMEDY = 'set all four settings of aws_s3_account_public_access_block to true in the account';

/**
 * AWS-STO-02: no bucket of the account can be made public, those outside the code included. A policy of type S3_POLICY over
 * the account does it as well, and overrides what the account sets.
 *
 * Judged for each account that the stack acts on: by the account id where the provider, the resource or the declaration
 * names one, else by the provider's alias.
 */
export const accountPublicAccessBlocked: Control = {
  id: 'AWS-STO-02',
  title: 'Public access to all buckets of the account is blocked',
  risk: 'A bucket that somebody makes by hand, beside the code, can be opened to everyone on the Internet.',
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '3.1.4' },
    { source: 'AWS FSBP', id: 'S3.1' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'aws',
  scope: 'tenant',
  needs: [],
  reads: [['accountPublicAccessBlock', 'account'], ...publicAccessReads('accountPublicAccessBlock')],
  check: (situation) => {
    const above = blockedByOrganization(situation);
    if (above !== undefined) return [{ verdict: 'met', by: above }];
    const blocks = situation.posture.entities.accountPublicAccessBlock;
    const accounts = accountsOf(situation);
    const unnamed = accounts.filter((account) => !isId(account));
    // Two provider configurations that name no account may well act on the same one.
    const elsewhere = blocks.filter((block) => unnamed.includes(accountOf(block, situation) ?? ''));
    return accounts.map((account) => judge(situation, account, isId(account) ? [] : elsewhere));
  },
};

type Block = Entity<'accountPublicAccessBlock'>;

function judge(situation: Situation, account: string, elsewhere: readonly Block[]): Outcome {
  const blocks = situation.posture.entities.accountPublicAccessBlock;
  const own = blocks.filter((block) => accountOf(block, situation) === account);
  const sure = own.filter((block) => !mayBeAbsent(block));
  const unsure = blocks.filter((block) => accountOf(block, situation) === undefined);
  const doubtful = [...own.filter((block) => !sure.includes(block)), ...unsure];
  const doubts = doubtful.flatMap(({ address, fields }) =>
    publicAccessGaps(fields).map((gap) => provided(`${address} is not for this account`, gap)),
  );
  const gaps = sure.length > 0 ? sure.flatMap(({ fields }) => publicAccessGaps(fields)) : missing(doubtful, elsewhere);
  return outcomeOf({
    subject: sure[0]?.address ?? placeOf(situation),
    remedy: REMEDY,
    meaning: { targets: [`account:${account}`] },
    gaps: [...gaps, ...doubts],
    by: sure.map(({ address }) => address),
  });
}

function missing(doubtful: readonly Block[], elsewhere: readonly Block[]): Gap[] {
  const gap = noPublicAccessBlock('no aws_s3_account_public_access_block is for the account');
  const candidates = [...doubtful, ...elsewhere];
  if (candidates.length === 0) return [gap];
  return [provided(`${candidates.map(({ address }) => address).join(', ')} is made and is for this account`, gap)];
}

function accountsOf(situation: Situation): string[] {
  const scopes = scopesOf(situation.posture).map((scope) => scopeAccount(scope, situation));
  const named = situation.posture.entities.accountPublicAccessBlock.flatMap(
    (block) => accountOf(block, situation) ?? [],
  );
  const accounts = [...new Set([...scopes, ...named])].sort();
  return accounts.length > 0 ? accounts : [awsAccountOf(situation)?.id ?? 'default'];
}

function scopesOf({ entities }: Posture): ProviderScope[] {
  const all: readonly (readonly Entity[])[] = Object.values(entities);
  return all.flat().flatMap(({ scope }) => (scope.provider === 'aws' ? [scope] : []));
}

function accountOf({ fields, scope }: Block, situation: Situation): string | undefined {
  if (fields.account.is === 'known') return fields.account.value;
  return fields.account.is === 'absent' ? scopeAccount(scope, situation) : undefined;
}

function scopeAccount(scope: ProviderScope, situation: Situation): string {
  return scope.account ?? awsAccountOf(situation)?.id ?? scope.alias ?? 'default';
}

function isId(account: string): boolean {
  return /^\d{12}$/.test(account);
}
