import type { Attestation } from '../../../declaration';
import { ANY } from '../../../requests';
import { Day, SIGN_IN_ACTIONS } from '../../../values';
import type { Control, DeclaredSituation, Outcome } from '../../control';
import { partitionOf } from '../account';
import { fromWithin, networksBeyond, trustedIn } from './expected-networks';
import { inOrganization, OF_ORGANIZATION, POLICY_READS } from './guarded';
import { exemptRolesOf } from './organization';
import { requestsThat } from './requests';
import { withheldEverywhere } from './withheld';

const REMEDY =
  'deny signin:Authenticate, signin:AuthorizeOAuth2Access and signin:CreateOAuth2Token where aws:SourceIp is not in the declared networks, in a resource control policy';

const SOURCE = 'aws:sourceip';

/** How old a statement that it was switched on may be. */
const LONGEST_ATTESTATION_DAYS = 365;

/**
 * AWS-NET-03: signing in to the console of an account below is denied from outside the perimeter. What the policy says is
 * judged; that console sign-in was switched on to be controlled by policies no provider can do and nothing here can see, so
 * it stays out of reach, with the dated statement of whoever saw it.
 */
export const signInFromNetworks: Control = {
  ...OF_ORGANIZATION,
  id: 'AWS-NET-03',
  title: 'Console sign-in is open to the declared networks only',
  risk: 'A password, the root user’s too, can be tried from anywhere in the world.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-17' },
    { source: 'NIST 800-53', id: 'IA-2' },
  ],
  needs: ['service', 'networks', 'deployer'],
  reads: POLICY_READS,
  check: (situation) =>
    inOrganization(situation, (organization, declared) => {
      const { perimeter } = organization.guardrails;
      if (perimeter === undefined) return [{ verdict: 'notApplicable', because: 'no network perimeter is declared' }];
      const roles = exemptRolesOf(organization, situation).map(
        (name) => `arn:${partitionOf(situation)}:iam::*:role/${name}`,
      );
      const outcomes = withheldEverywhere(
        situation,
        organization,
        [
          {
            kind: 'resourceControl',
            setting: 'signInFromElsewhere',
            marks: [SOURCE],
            principals: 'any',
            actions: SIGN_IN_ACTIONS,
            keys: { [SOURCE]: ANY },
            except: [
              ...fromWithin(declared, organization, perimeter.networks),
              requestsThat({ ArnLike: { 'signin:PrincipalArn': roles } }),
              requestsThat({ ArnLike: { 'aws:PrincipalArn': roles } }),
            ],
            examples: SIGN_IN_ACTIONS,
            how: ({ context }) =>
              context[SOURCE] === undefined
                ? 'without a source address'
                : `from ${context[SOURCE]}, outside the networks,`,
            networks: networksBeyond(trustedIn(declared, perimeter)),
          },
        ],
        REMEDY,
      );
      return [...outcomes, switchedOn(declared, perimeter.signIn)];
    }),
};

const INERT =
  'no provider can switch console sign-in on to be controlled by policies (PutConsoleAuthorizationConfiguration), and until somebody does the policy has no effect';

function switchedOn({ asOf }: DeclaredSituation, attestation: Attestation | undefined): Outcome {
  return { verdict: 'outOfReach', because: `${INERT}; ${stated(asOf, attestation)}` };
}

function stated(asOf: Day, attestation: Attestation | undefined): string {
  if (attestation === undefined) return 'nobody states that it was done';
  const on = Day.parse(attestation.on);
  if (asOf.isBefore(on)) return `it is stated to be done only on ${attestation.on}`;
  if (on.daysUntil(asOf) > LONGEST_ATTESTATION_DAYS) {
    return `it was last seen on ${attestation.on}, more than ${LONGEST_ATTESTATION_DAYS} days ago`;
  }
  return `${attestation.by} saw it on ${attestation.on}, ${attestation.evidence}`;
}
