import { type Facts, serviceOf } from '../../declaration';
import type { Posture, Statement } from '../../posture';
import { ANY, whenOf } from '../../requests';
import type { CidrSet } from '../../values';
import { type Control, type DeclaredSituation, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { addressesOf, placeOf } from './account';
import { deniedTo, type Forbidden } from './identity-requests';
import { networksBeyond } from './organization/expected-networks';
import { inOrganization, POLICY_READS } from './organization/guarded';
import { identitiesFromNetworks } from './organization/identities-from-networks';
import { perimeterExceptions } from './organization/over-people';
import { requestsThat } from './organization/requests';
import { groupsAndUsers, roles } from './people';

const REMEDY =
  'deny the group or role every action where aws:SourceIp is not in the declared networks (NotIpAddress, all ranges in one statement) and aws:ViaAWSService is false';

const SOURCE = 'aws:sourceip';

/**
 * AWS-NET-01: where the account is guarded by an IP allow-list, every group and role of people, and every user of the
 * stack, is denied every request from outside the declared networks, by their own policies or by a service control policy
 * over the account. For an organization with a declared perimeter: a service control policy denies it to the people of
 * every account below.
 *
 * Excepted are what AWS services forward (`aws:ViaAWSService`) and the deployer's role, and where a perimeter is declared
 * its VPC endpoints and whom it leaves out. Any other request without a source address counts as one from outside. An
 * allow-list wider than the declared networks is found with the ranges that it lets in beyond them.
 */
export const trustedNetworkOnly: Control = {
  id: 'AWS-NET-01',
  title: 'People reach the account from the declared networks only',
  risk: 'A stolen credential works from anywhere in the world.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-17(1)' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'tenant',
  staged: true,
  needs: ['service', 'networks', 'humans', 'deployer'],
  reads: [
    ['iamPrincipal', 'type'],
    ['iamPrincipal', 'name'],
    ['iamPrincipal', 'trust'],
    ['identityPolicy', 'principalType'],
    ['identityPolicy', 'principal'],
    ['identityPolicy', 'document'],
    ['iamMembership', 'users'],
    ['iamMembership', 'groups'],
    ...POLICY_READS,
  ],
  check: (situation) => {
    const { posture, facts } = declared(situation);
    const above = situation.organization();
    const known = KNOWN.get(posture);
    if (known?.facts === facts && known.above === above) return known.outcomes;
    const outcomes = outcomesOf(declared(situation));
    KNOWN.set(posture, { facts, above, outcomes });
    return outcomes;
  },
};

/** LAD-01 asks for the same; neither postures nor facts change. */
const KNOWN = new WeakMap<
  Posture,
  { readonly facts: Facts; readonly above: Posture | undefined; readonly outcomes: readonly Outcome[] }
>();

function outcomesOf(situation: DeclaredSituation): readonly Outcome[] {
  const { facts } = situation;
  if (facts.focus.organization) return ofOrganization(situation);
  const { guard } = serviceOf(facts);
  if (guard.by !== 'ipAllowList') {
    return [{ verdict: 'notApplicable', because: `the service is guarded by ${guard.by}, not by an IP allow-list` }];
  }
  const trusted = addressesOf(facts.declaration.networks, guard.networks);
  const people = [...groupsAndUsers(situation), ...roles(situation)];
  if (people.length === 0) return [nobodyHeld(situation)];
  const forbidden = fromElsewhere(trusted, perimeterExceptions(situation));
  return people.map((person) => deniedTo(person, situation, forbidden));
}

const ORGANIZATION_REMEDY =
  'deny people of all accounts every action where aws:SourceIp is not in the declared networks (NotIpAddressIfExists, all ranges in one statement) and aws:ViaAWSService is false, in a service control policy';

function ofOrganization(situation: Situation): readonly Outcome[] {
  return inOrganization(situation, (organization, here) => {
    const { perimeter } = organization.guardrails;
    if (perimeter === undefined) return [{ verdict: 'notApplicable', because: 'no network perimeter is declared' }];
    return identitiesFromNetworks(here, organization, perimeter, ORGANIZATION_REMEDY);
  });
}

function fromElsewhere(trusted: CidrSet, expected: readonly Statement[]): Forbidden {
  const home = requestsThat({ IpAddress: { 'aws:SourceIp': trusted.ranges } });
  return {
    remedy: REMEDY,
    keys: { [SOURCE]: ANY },
    except: [home, ...expected],
    how: ({ context }) =>
      context[SOURCE] === undefined ? 'without a source address' : `from ${context[SOURCE]}, outside the networks,`,
    meaning: (passing) => ({
      networks: networksBeyond(trusted)(passing),
      targets: passing?.resources ?? ['All'],
      settings: [
        ...(passing?.actions ?? ['All']).map((action) => `action=${action}`),
        `when=${passing === undefined ? 'always' : whenOf(passing, SOURCE)}`,
      ],
    }),
  };
}

function nobodyHeld(situation: Situation): Outcome {
  const finding = {
    subject: placeOf(situation),
    origins: [],
    meaning: meaningOf({ principals: ['All'], targets: ['All'], networks: ['All'], settings: ['people=none'] }),
    given: 'no group or role of people is declared or made in the stack, so that nobody is held to the networks',
    remedy: 'declare humanGroups, existingHumanGroups or humanRoles of the account',
  };
  return { verdict: 'unmet', finding };
}
