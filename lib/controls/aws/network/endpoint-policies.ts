import type { PolicyDocument, Statement, Val } from '../../../posture';
import { ANY, type Answer, all, always, everyDenied, inWords, type Request, whenOf } from '../../../requests';
import type { CidrSet } from '../../../values';
import { caller } from '../bucket-requests';
import { type Gap, provided } from '../gap';
import { requestsThat } from '../organization/requests';
import { speaksOnlyOf } from '../policies/requests-of';

const SOURCE = 'aws:sourceip';

/** An endpoint whose policy says from where it is reached. */
export interface Reach {
  readonly arn: string;
  /** Pattern of the actions by which it is used, and some of them. */
  readonly action: string;
  readonly examples: readonly string[];
  readonly trusted: CidrSet;
  readonly vpcEndpoints: readonly string[];
}

/** A policy that is on an endpoint, or may be. */
export interface Placed {
  readonly address: string;
  readonly document: Val<PolicyDocument>;
}

/**
 * What the policies of an endpoint let through from elsewhere. An endpoint has one policy: where two resources write it, each has
 * to hold alone, since the one that is applied last replaces the other.
 *
 * @param missing the gap where no policy is on it
 */
export function policyGaps(
  sure: readonly Placed[],
  doubtful: readonly Placed[],
  missing: Gap,
  gapsOf: (placed: Placed) => readonly Gap[],
): readonly Gap[] {
  const doubts = doubtful.flatMap((placed) =>
    gapsOf(placed).map((gap) => provided(`${placed.address} is not for this endpoint`, gap)),
  );
  if (sure.length > 0) return [...sure.flatMap(gapsOf), ...doubts];
  const names = doubtful.map(({ address }) => address).join(', ');
  return [doubtful.length === 0 ? missing : provided(`${names} is made and is for this endpoint`, missing), ...doubts];
}

/**
 * What a policy does not deny of the requests from elsewhere, by whoever they come. AWS services by their own principals and
 * what a service forwards for somebody are no strangers.
 */
export function fromElsewhere(document: Val<PolicyDocument>, reach: Reach): readonly Gap[] {
  const { arn, action, examples, trusted, vpcEndpoints } = reach;
  const policy = readable(document);
  const own = [
    requestsThat({ IpAddress: { 'aws:SourceIp': trusted.ranges } }),
    ...(vpcEndpoints.length === 0 ? [] : [requestsThat({ StringEquals: { 'aws:SourceVpce': vpcEndpoints } })]),
  ];
  const proof = everyDenied([policy], {
    principals: 'any',
    actions: [action],
    resources: [`${arn}/*`],
    keys: {
      'aws:principalisawsservice': always('false'),
      'aws:viaawsservice': always('false'),
      'aws:principalarn': ANY,
      'aws:sourcevpce': ANY,
      [SOURCE]: ANY,
    },
    except: own,
    examples,
  });
  if (proof.denied === true) return [];
  const { witness, passing } = proof;
  const request = witness ? `${inWords(witness.action)} ${from(witness)} by ${caller(witness)}` : 'a request';
  const isSeen = document.is === 'known' && document.value.open === undefined;
  const gap: Gap =
    isSeen && heldTo(policy.statements, own) === 'yes'
      ? byOwnPolicies([document.at])
      : {
          given: `${request} is not denied${isIgnored(document) ? ', since the policy is under ignore_changes' : ''}`,
          meaning: {
            principals: passing?.principals ?? ['All'],
            networks: ['All'],
            settings: ['network=elsewhere', `when=${passing === undefined ? 'always' : whenOf(passing)}`],
          },
          origins: [document.at],
        };
  return [proof.denied === 'unknown' ? { ...gap, assumption: `it is denied after all: ${proof.why}` } : gap];
}

/** Strangers are not let in, but principals of the account, whose own policies are enough, are not denied either. */
export function byOwnPolicies(origins: Gap['origins']): Gap {
  return {
    given:
      'nothing denies what comes from elsewhere: whoever may use it by a policy of their own does so from anywhere',
    meaning: { principals: ['account'], networks: ['All'], settings: ['network=elsewhere', 'by=ownPolicies'] },
    origins,
  };
}

/** Whether all that is allowed is so from own networks alone, or to services of AWS. */
function heldTo(statements: readonly Statement[], own: readonly Statement[]): Answer {
  const services = ['aws:PrincipalIsAWSService', 'aws:ViaAWSService'].map((key) =>
    requestsThat({ Bool: { [key]: 'true' } }),
  );
  const allowed = statements.filter(({ effect }) => effect === 'Allow');
  return all(allowed.map((statement) => speaksOnlyOf(statement, [...own, ...services])));
}

function readable(document: Val<PolicyDocument>): PolicyDocument {
  if (document.is === 'known') return document.value;
  // What is under ignore_changes never comes into force: nothing of it counts.
  if (document.is === 'absent' || isIgnored(document)) return { statements: [] };
  return { statements: [], open: document.is === 'unknown' ? document.why : 'computed' };
}

function isIgnored(document: Val<unknown>): boolean {
  return document.is === 'unknown' && document.why === 'ignored';
}

function from({ context }: Request): string {
  const address = context[SOURCE];
  if (address !== undefined) return `from ${address}`;
  return context['aws:sourcevpce'] === undefined ? 'without a source address' : 'through another VPC endpoint';
}
