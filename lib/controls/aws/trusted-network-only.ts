import { type Facts, serviceOf } from '../../declaration';
import type { Posture, Statement } from '../../posture';
import { ANY, type KeyCell, type Passing, rangesOf, whenOf } from '../../requests';
import type { CidrSet } from '../../values';
import { type Control, type DeclaredSituation, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { addressesOf, placeOf } from './account';
import { deniedTo, type Forbidden } from './identity-requests';
import { groupsAndUsers, roles } from './people';

const REMEDY =
  'deny the group or role every action where aws:SourceIp is not in the declared networks (NotIpAddress, all ranges in one statement) and aws:ViaAWSService is false';

const SOURCE = 'aws:sourceip';

/**
 * AWS-NET-01: where the account is guarded by an IP allow-list, every group and role of people, and every user of the
 * stack, is denied every request from outside the declared networks.
 *
 * Excepted are what AWS services forward (`aws:ViaAWSService`) and the deployer's role. A request without a source
 * address (through a VPC endpoint) counts as one from outside. An allow-list wider than the declared networks is found
 * with the ranges that it lets in beyond them.
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
  scope: 'tenant',
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
  ],
  check: (situation) => {
    const { posture, facts } = declared(situation);
    const known = KNOWN.get(posture);
    if (known?.facts === facts) return known.outcomes;
    const outcomes = outcomesOf(declared(situation));
    KNOWN.set(posture, { facts, outcomes });
    return outcomes;
  },
};

/** LAD-01 asks for the same; neither a posture nor its facts change. */
const KNOWN = new WeakMap<Posture, { readonly facts: Facts; readonly outcomes: readonly Outcome[] }>();

function outcomesOf(situation: DeclaredSituation): readonly Outcome[] {
  const { facts } = situation;
  const { guard } = serviceOf(facts);
  if (guard.by !== 'ipAllowList') {
    return [{ verdict: 'notApplicable', because: `the service is guarded by ${guard.by}, not by an IP allow-list` }];
  }
  const trusted = addressesOf(facts.declaration.networks, guard.networks);
  const people = [...groupsAndUsers(situation), ...roles(situation)];
  if (people.length === 0) return [nobodyHeld(situation)];
  return people.map((person) => deniedTo(person, situation, fromElsewhere(trusted)));
}

function fromElsewhere(trusted: CidrSet): Forbidden {
  const home: Statement = {
    effect: 'Deny',
    actions: { not: false, patterns: ['*'] },
    resources: { not: false, patterns: ['*'] },
    conditions: [{ operator: 'IpAddress', key: 'aws:SourceIp', values: trusted.ranges }],
  };
  return {
    remedy: REMEDY,
    keys: { [SOURCE]: ANY },
    except: [home],
    how: ({ context }) =>
      context[SOURCE] === undefined ? 'without a source address' : `from ${context[SOURCE]}, outside the networks,`,
    meaning: (passing) => ({
      networks: networksOf(passing, trusted),
      targets: passing?.resources ?? ['All'],
      settings: [
        ...(passing?.actions ?? ['All']).map((action) => `action=${action}`),
        `when=${passing === undefined ? 'always' : whenOf(passing, SOURCE)}`,
      ],
    }),
  };
}

/** Whence it can be reached: ranges beyond the networks, `All` where that is all there is. */
function networksOf(passing: Passing | undefined, trusted: CidrSet): readonly string[] {
  const source = passing?.keys[SOURCE];
  if (source === undefined || source.described.includes('All')) return ['All'];
  const extra = rangesOf(source.cells.flatMap(({ address }: KeyCell) => address ?? []));
  const everything = extra.union(trusted).ranges.join() === '0.0.0.0/0,::/0';
  const absent = source.cells.some(({ value }) => value === undefined);
  return [...(everything ? ['All'] : extra.ranges), ...(absent ? ['noSourceAddress'] : [])];
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
