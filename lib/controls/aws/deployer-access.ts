import { type Obstacle, someDenied } from '../../requests';
import { type Control, type DeclaredSituation, meaningOf, type Outcome } from '../control';
import { declared } from '../situation';
import { placeOf } from './account';
import { accountsBelow, deployerRequests, looksAtAddress } from './deployer-requests';
import { type Gap, outcomeOf, provided } from './gap';
import { type LockOutRule, lockOutRules } from './lock-out-rules';

const REMEDY =
  "put the deployer's networks, IPv4 and IPv6, into the allow-list (all ranges in one statement) or except the deployer's role from the deny";

const EXAMPLES = ['iam:PutGroupPolicy', 's3:PutBucketPolicy', 'kms:PutKeyPolicy'];

/**
 * DEP-01, fatal: no rule of the stack that looks at addresses shuts out the role that applies it, from any address of the
 * deployer's declared networks, IPv4 or IPv6.
 *
 * Judged are the `Deny` statements with a condition on the source address in the identity policies of the role (any
 * action), in bucket policies (the bucket's policy) and in key policies (the key's policy); for an organization in its
 * service control policies (any action) and resource control policies (a bucket's and a key's policy), in every account.
 */
export const deployerAccess: Control = {
  id: 'DEP-01',
  title: 'No allow-list shuts the deployer out',
  risk: 'After one apply the pipeline cannot reach what it made, and no later apply can put it right.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'CM-5' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'tenant',
  level: 'fatal',
  needs: ['service', 'deployer', 'networks'],
  reads: [
    ['identityPolicy', 'principalType'],
    ['identityPolicy', 'principal'],
    ['identityPolicy', 'document'],
    ['bucketPolicy', 'bucket'],
    ['bucketPolicy', 'document'],
    ['kmsKey', 'policy'],
    ['organizationPolicy', 'document'],
  ],
  check: (situation) => [judge(declared(situation))],
};

function judge(situation: DeclaredSituation): Outcome {
  const { deployer } = situation.facts.declaration;
  const rules = lockOutRules(deployer.awsRole, "the deployer's role", situation);
  return outcomeOf({
    subject: placeOf(situation),
    remedy: REMEDY,
    meaning: { principals: [`role:${deployer.awsRole ?? 'unknown'}`] },
    gaps: rules.flatMap((rule) =>
      accountsBelow(situation, rule.fromAbove === true).flatMap((account) => gapsOf(rule, situation, account)),
    ),
    by: rules.map(({ address }) => address),
  });
}

function gapsOf(rule: LockOutRule, situation: DeclaredSituation, account: string | undefined): Gap[] {
  const { document } = rule;
  if (document.is === 'absent') return [];
  if (document.is !== 'known') {
    return [gapAt(rule, 'cannot be read before apply', [document.at], `${rule.address} denies the deployer nothing`)];
  }
  const { role, principal, keys } = deployerRequests(situation, account);
  const found = someDenied(
    [document.value],
    {
      principals: [principal],
      actions: rule.actions,
      resources: rule.resources ?? ['*'],
      keys,
      examples: EXAMPLES,
    },
    looksAtAddress,
  );
  if (found.denied === false) return [];
  const gap = obstacleGap(rule, found, [document.at]);
  const unnamed = role === undefined || account === undefined;
  const who = unnamed
    ? [provided('deployer.awsRole and the account are declared, and the rule excepts that role', gap)]
    : [gap];
  return rule.doubt === undefined ? who : who.map((each) => provided(rule.doubt ?? '', each));
}

function obstacleGap(rule: LockOutRule, found: Exclude<Obstacle, { denied: false }>, origins: Gap['origins']): Gap {
  if (found.denied === 'unknown') {
    return gapAt(
      rule,
      `may deny the deployer access: ${found.why}`,
      origins,
      `${rule.address} denies the deployer nothing`,
    );
  }
  const { action, context } = found.witness;
  return {
    ...gapAt(rule, `denies the deployer ${action} from ${context['aws:sourceip']}`, origins),
    meaning: meaningOf({ targets: [rule.address], networks: [String(context['aws:sourceip'])] }),
  };
}

function gapAt(rule: LockOutRule, what: string, origins: Gap['origins'], assumption?: string): Gap {
  const gap = { given: `${rule.address} ${what}`, meaning: { targets: [rule.address] }, origins };
  return assumption === undefined ? gap : { ...gap, assumption };
}
