import type { Statement } from '../../posture';
import { ABSENT, always, type KeyDomain, type Principal } from '../../requests';
import type { DeclaredSituation, Situation } from '../control';
import { accountIdOf, addressesOf, partitionOf } from './account';

/** What somebody has to do to undo a rule in the policy of a bucket. */
export const ON_BUCKET = ['s3:GetBucketPolicy', 's3:PutBucketPolicy', 's3:DeleteBucketPolicy'];

/** What somebody has to do to undo a rule in the policy of a key. */
export const ON_KEY = ['kms:DescribeKey', 'kms:GetKeyPolicy', 'kms:PutKeyPolicy'];

/** The deployer's requests in an account. */
export interface DeployerRequests {
  readonly role: string | undefined;
  readonly principal: Extract<Principal, { is: 'aws' }>;
  readonly keys: Readonly<Record<string, KeyDomain>>;
}

/**
 * The accounts in which a policy of the stack can meet a role: all that the organization holds for a policy from above,
 * for any other the one that the stack is applied in.
 */
export function accountsBelow(situation: Situation, fromAbove: boolean): readonly (string | undefined)[] {
  const { facts } = situation;
  const service = facts?.focus.organization ? facts.declaration.services[facts.focus.service] : undefined;
  if (!fromAbove || service?.kind !== 'aws') return [accountIdOf(situation)];
  const { accounts, organization } = service.aws;
  return Object.values(accounts).flatMap(({ id }) => (id === organization?.managementAccount ? [] : id));
}

/** The deployer's requests: a role's session, over the Internet, not forwarded. Keys left out are not known. */
export function deployerRequests(situation: DeclaredSituation, account: string | undefined): DeployerRequests {
  const { deployer, networks } = situation.facts.declaration;
  const within = addressesOf(networks, deployer.from);
  const from: KeyDomain = { absent: false, values: { within } };
  return { role: deployer.awsRole, ...requestsOfRole(situation, { account, role: deployer.awsRole, from }) };
}

/** The requests of a role that comes from these addresses. */
export function requestsOfRole(
  situation: DeclaredSituation,
  {
    account,
    role,
    from,
  }: { readonly account: string | undefined; readonly role: string | undefined; readonly from: KeyDomain },
): Pick<DeployerRequests, 'principal' | 'keys'> {
  const arn = `arn:${partitionOf(situation)}:iam::${account ?? ''}:role/${role ?? ''}`;
  return { principal: { is: 'aws', arn }, keys: { ...contextOf(arn, account, from), ...membership(situation) } };
}

/** Whether a statement hangs on where a request comes from. */
export function looksAtAddress({ conditions }: Statement): boolean {
  return conditions.some(({ key }) => ['aws:sourceip', 'aws:vpcsourceip'].includes(key.toLowerCase()));
}

/** Who declares an organization has its accounts in it. */
function membership({ facts }: DeclaredSituation): Readonly<Record<string, KeyDomain>> {
  const service = facts.declaration.services[facts.focus.service];
  const organization = service?.kind === 'aws' ? service.aws.organization : undefined;
  return organization === undefined ? {} : { 'aws:principalorgid': always(organization.id) };
}

function contextOf(arn: string, account: string | undefined, from: KeyDomain): Readonly<Record<string, KeyDomain>> {
  return {
    'aws:sourceip': from,
    'aws:vpcsourceip': ABSENT,
    'aws:sourcevpc': ABSENT,
    'aws:sourcevpce': ABSENT,
    'aws:vpceaccount': ABSENT,
    'aws:vpceorgid': ABSENT,
    'aws:vpceorgpaths': ABSENT,
    'aws:viaawsservice': always('false'),
    'aws:calledvia': ABSENT,
    'aws:calledviafirst': ABSENT,
    'aws:calledvialast': ABSENT,
    'aws:principalisawsservice': always('false'),
    'aws:principaltype': always('AssumedRole'),
    'aws:principalarn': always(arn),
    ...(account === undefined ? {} : { 'aws:principalaccount': always(account) }),
    'aws:username': ABSENT,
    'aws:securetransport': always('true'),
    's3:tlsversion': always('1.3'),
  };
}
