import type { Entity, PolicyDocument, Val } from '../../posture';
import { type Obstacle, someDenied } from '../../requests';
import { type Control, type DeclaredSituation, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { partitionOf, placeOf } from './account';
import { isFor } from './bucket';
import { accountsOfDeployer, deployerRequests, looksAtAddress, ON_BUCKET } from './deployer-requests';
import { type Gap, outcomeOf, provided } from './gap';
import { names } from './identity';
import { bucketArn, canonical } from './policy-texts';

const REMEDY =
  "put the deployer's networks, IPv4 and IPv6, into the allow-list (all ranges in one statement) or except the deployer's role from the deny";

/** What the deployer has to do to undo a rule in the policy of a key. */
const ON_KEY = ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:PutKeyPolicy'];
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

/** A document that can deny the deployer something, and what. */
interface Rule {
  readonly address: string;
  readonly document: Val<PolicyDocument>;
  readonly actions: readonly string[];
  /** What the actions are done to. Default: anything. */
  readonly resources?: readonly string[];
  readonly doubt?: string;
  /** A policy of the organization, which holds in every account below. */
  readonly fromAbove?: true;
}

function judge(situation: DeclaredSituation): Outcome {
  const { deployer } = situation.facts.declaration;
  const rules = [
    ...identityRules(situation, deployer.awsRole),
    ...bucketRules(situation),
    ...keyRules(situation),
    ...organizationRules(situation),
  ];
  return outcomeOf({
    subject: placeOf(situation),
    remedy: REMEDY,
    meaning: { principals: [`role:${deployer.awsRole ?? 'unknown'}`] },
    gaps: rules.flatMap((rule) =>
      accountsOfDeployer(situation, rule.fromAbove === true).flatMap((account) => gapsOf(rule, situation, account)),
    ),
    by: rules.map(({ address }) => address),
  });
}

function identityRules({ posture }: Situation, role: string | undefined): Rule[] {
  return posture.entities.identityPolicy.flatMap(({ address, fields }): Rule[] => {
    if (fields.principalType !== 'role') return [];
    const entity = posture.entities.iamPrincipal.find(
      ({ fields: { type, name } }) => type === 'role' && name.is === 'known' && name.value === role,
    );
    const identity = {
      type: 'role' as const,
      ...(role === undefined ? {} : { name: role }),
      ...(entity && { entity }),
    };
    const isTheirs = names(fields.principal, identity, posture);
    if (isTheirs === 'no') return [];
    const rule = { address, document: fields.document, actions: ['*'] };
    return [isTheirs === 'yes' ? rule : { ...rule, doubt: `${address} is not on the deployer's role` }];
  });
}

/** A bucket's policy is undone on the bucket itself; what it denies on the objects shuts nobody out of it. */
function bucketRules(situation: Situation): Rule[] {
  const { entities } = situation.posture;
  const policies: readonly Entity<'bucketPolicy'>[] = entities.bucketPolicy;
  return policies.map(({ address, fields: { bucket: named, document } }): Rule => {
    const bucket = entities.bucket.find((each) => isFor(named, each, situation.posture) === 'yes');
    const rule = { address, document, actions: ON_BUCKET };
    if (bucket === undefined || document.is !== 'known') return rule;
    const partition = partitionOf(situation, bucket);
    const value = canonical(document.value, situation.posture, partition);
    return { ...rule, document: { ...document, value }, resources: [bucketArn(bucket, partition)] };
  });
}

function keyRules({ posture: { entities } }: Situation): Rule[] {
  const keys: readonly Entity<'kmsKey'>[] = entities.kmsKey;
  return keys.map(({ address, fields }): Rule => ({ address, document: fields.policy, actions: ON_KEY }));
}

/** Policies of the organization, wherever they are attached: they may get to any account. */
function organizationRules({ posture: { entities } }: Situation): Rule[] {
  return entities.organizationPolicy.flatMap(({ address, fields: { type, document } }): Rule[] => {
    if (document.is === 'absent') return [];
    const isForResources = type.is === 'known' && type.value === 'RESOURCE_CONTROL_POLICY';
    return [{ address, document, actions: isForResources ? [...ON_BUCKET, ...ON_KEY] : ['*'], fromAbove: true }];
  });
}

function gapsOf(rule: Rule, situation: DeclaredSituation, account: string | undefined): Gap[] {
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

function obstacleGap(rule: Rule, found: Exclude<Obstacle, { denied: false }>, origins: Gap['origins']): Gap {
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

function gapAt(rule: Rule, what: string, origins: Gap['origins'], assumption?: string): Gap {
  const gap = { given: `${rule.address} ${what}`, meaning: { targets: [rule.address] }, origins };
  return assumption === undefined ? gap : { ...gap, assumption };
}
