import type { Network } from '../../declaration';
import type { Entity } from '../../posture';
import { breadthProblems, Cidr, CidrSet, egressProblem, InvalidValue } from '../../values';
import { type Control, meaningOf, type Outcome, type Situation } from '../control';
import { declared } from '../situation';
import { entraSettingsOf, notDeclared } from './entra-settings';
import { outcomeOf, type Problem, unreadOf, unreadProblem } from './problem';

type Location = Entity<'namedLocation'>;

/**
 * ENT-NW-01: Entra trusts exactly the addresses of the networks that are declared as trusted: every range of every trusted
 * named location is one of theirs, is public and narrow enough to be an egress, and together the locations hold all of
 * them. Locations that are not trusted, countries among them, are not judged.
 */
export const trustedLocations: Control = {
  id: 'ENT-NW-01',
  title: 'Trusted locations are the declared networks',
  risk: 'Where a policy asks less of a trusted place, a range that is not the organization’s lets strangers in at that price.',
  remedy: 'List the trusted networks in the declaration and render the trusted named locations from them',
  references: [
    { source: 'CIS M365 v7', id: '5.2.2.14' },
    { source: 'NIST 800-53', id: 'SC-7' },
  ],
  cloud: 'entra',
  scope: 'tenant',
  needs: ['networks'],
  reads: [
    ['namedLocation', 'ranges'],
    ['namedLocation', 'trusted'],
  ],
  check(situation): readonly Outcome[] {
    const settings = entraSettingsOf(situation);
    if (settings === undefined) return [notDeclared(situation)];
    const { declaration, focus } = declared(situation).facts;
    const networks = (settings.trusted ?? []).flatMap((id) => declaration.networks[id] ?? []);
    const locations = situation.posture.entities.namedLocation.filter(mayBeTrusted);
    if (networks.length === 0 && locations.length === 0) return [outcomeOf(nothingTrusted(focus.service))];
    return judged(situation, networks, locations, declaration.example === true);
  },
};

function judged(
  situation: Situation,
  networks: readonly Network[],
  locations: readonly Location[],
  example: boolean,
): readonly Outcome[] {
  const { service } = declared(situation).facts.focus;
  const allowed = CidrSet.of(networks.flatMap(({ cidrs }) => cidrs));
  const problems = locations.flatMap((location) => locationProblems(location, allowed, example));
  const held = CidrSet.of(locations.filter(isTrusted).flatMap((location) => rangesOf(location).cidrs));
  const missing = allowed.subtract(held);
  const open = problems.some(({ assumption }) => assumption !== undefined);
  const first = locations[0];
  const wide = problems.length > 0 ? [] : breadthProblems(held);
  const all = [
    ...problems,
    ...wide.map(({ error }) => tooMuch(error, first?.address ?? service)),
    ...(missing.isEmpty || open ? [] : [notHeld(missing, first?.address ?? service, first)]),
  ];
  if (all.length > 0) return all.map(outcomeOf);
  const lookedUp = locations.some(({ fields }) => fields.objectId !== undefined);
  return [
    { verdict: 'met', by: locations.map(({ address }) => address).sort(), ...(lookedUp ? { onApply: true } : {}) },
  ];
}

function locationProblems(location: Location, allowed: CidrSet, example: boolean): readonly Problem[] {
  const { ranges } = location.fields;
  const head = { subject: location.address, origins: [ranges.at] };
  const { cidrs, unusable } = rangesOf(location);
  const extra = CidrSet.of(cidrs).subtract(allowed);
  return [
    ...unreadProblem(unreadIn(location), {
      subject: location.address,
      meaning: trustedMeaning(['All']),
      remedy: 'write the ranges of the location out, from the networks of the declaration',
      assumption: `${location.address} is trusted and its ranges are those of the declared networks`,
    }),
    ...unusable.map((error) => ({
      ...head,
      meaning: trustedMeaning([error.given]),
      given: `${location.address} trusts ${error.given}: ${error.problem}`,
      remedy: error.remedy ?? error.allowed,
    })),
    ...cidrs.flatMap((cidr) => {
      const error = egressProblem(cidr, { documentation: example });
      if (error === undefined) return [];
      const given = `${location.address} trusts ${cidr}: ${error.problem}`;
      return [{ ...head, meaning: trustedMeaning([String(cidr)]), given, remedy: error.remedy ?? error.allowed }];
    }),
    ...(extra.isEmpty
      ? []
      : [
          {
            ...head,
            meaning: trustedMeaning(extra.ranges),
            given: `${location.address} trusts ${extra}, which no trusted network of the declaration holds`,
            remedy: 'take these ranges out, or declare the network that they belong to and list it under entra.trusted',
          },
        ]),
  ];
}

function rangesOf({ fields: { ranges } }: Location) {
  const cidrs: Cidr[] = [];
  const unusable: InvalidValue[] = [];
  for (const range of ranges.open === 'ignored' ? [] : ranges.items) {
    if (range.is !== 'known') continue;
    try {
      cidrs.push(Cidr.parse(range.value));
    } catch (error) {
      if (!(error instanceof InvalidValue)) throw error;
      unusable.push(error);
    }
  }
  return { cidrs, unusable };
}

function unreadIn({ exists, fields: { trusted, ranges } }: Location) {
  const items = ranges.items.flatMap((item) => unreadOf(item) ?? []);
  const open = ranges.open === undefined ? [] : [{ at: ranges.at, why: ranges.open }];
  return [...[exists, trusted].flatMap((value) => unreadOf(value) ?? []), ...items, ...open];
}

function mayBeTrusted({ fields: { trusted } }: Location): boolean {
  return trusted.is !== 'absent' && !(trusted.is === 'known' && !trusted.value);
}

function isTrusted({ fields: { trusted } }: Location): boolean {
  return trusted.is === 'known' && trusted.value;
}

function tooMuch({ given, problem, remedy, allowed }: InvalidValue, subject: string): Problem {
  return {
    subject,
    origins: [],
    meaning: trustedMeaning([given]),
    given: `the trusted locations hold ${given}: ${problem}`,
    remedy: remedy ?? allowed,
  };
}

function notHeld(missing: CidrSet, subject: string, first: Location | undefined): Problem {
  return {
    subject,
    origins: first === undefined ? [] : [first.fields.ranges.at],
    meaning: meaningOf({ networks: missing.ranges, settings: ['location=untrusted'] }),
    given: `no trusted location holds ${missing}, which the declaration trusts`,
    remedy: 'render the trusted named locations from all networks under entra.trusted, with trusted = true',
  };
}

function nothingTrusted(service: string): Problem {
  return {
    subject: service,
    origins: [],
    meaning: meaningOf({ networks: ['All'], settings: ['location=untrusted'] }),
    given:
      'no network is declared as trusted and no named location is trusted, so no policy can tell the own egress from the Internet',
    remedy: `list the networks that administrators come from under services.${service}.entra.trusted`,
  };
}

function trustedMeaning(networks: readonly string[]) {
  return meaningOf({ networks, settings: ['location=trusted'] });
}
