import { serviceOf } from '../../declaration';
import { outOfReach } from '../attested';
import type { Control, Outcome, Situation } from '../control';

const STEP =
  'In IAM Identity Center, under Settings, have the directory behind Conditional Access as identity source, or else prompt for MFA at every sign-in, and let nobody sign in who has no device registered';

/**
 * AWS-MFA-07: whoever signs in by IAM Identity Center needs MFA. AWS has no operation that sets or reads it, so that it is a
 * person's to set and to attest to; told of once for the organization, at its first account.
 */
export const identityCenterMfa: Control = {
  id: 'AWS-MFA-07',
  title: 'Sign-ins by IAM Identity Center need MFA',
  risk: "A stolen password opens every account that its owner is assigned to, past the guards of the accounts' own users.",
  remedy: STEP,
  references: [{ source: 'NIST 800-53', id: 'IA-2(1)' }],
  cloud: 'aws',
  scope: 'tenant',
  byHand: true,
  needs: ['service'],
  reads: [],
  check: (situation) => [outcomeOf(situation)],
};

function outcomeOf(situation: Situation): Outcome {
  const service = situation.facts === undefined ? undefined : serviceOf(situation.facts);
  if (service?.kind !== 'aws' || service.aws.organization === undefined) {
    return { verdict: 'notApplicable', because: 'no organization is declared, and so no IAM Identity Center of one' };
  }
  const [first] = Object.keys(service.aws.accounts);
  if (situation.facts?.focus.account !== first) {
    return { verdict: 'notApplicable', because: `it is told of once for the organization, at the account ${first}` };
  }
  return outOfReach(situation, 'AWS-MFA-07', STEP);
}
