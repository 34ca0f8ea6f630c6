import { TrustedNetworkPerimeter } from '../../../../lib/aws';
import { trustedNetworkOnly } from '../../../../lib/controls/aws/trusted-network-only';
import { type PolicyStatement, TrustedNetwork } from '../../../../lib/values';
import {
  declaredOrganization,
  givenIn,
  ORGANIZATION,
  PERIMETER,
  RANGES,
  scp,
  verdictsIn,
} from '../../../support/aws-organization';

const NETWORK = TrustedNetwork.of({ all: { cidrs: RANGES } }, { example: true });
const perimeterOf = (more: Partial<ConstructorParameters<typeof TrustedNetworkPerimeter>[0]> = {}) =>
  new TrustedNetworkPerimeter({
    network: NETWORK,
    organizationId: ORGANIZATION,
    holds: 'people',
    humanRoles: ['arn:aws:iam::444455556666:role/operator'],
    exemptRoles: ['tenant-guard-deploy', 'break-glass'],
    ...more,
  }).statements;

describe('AWS-NET-01 of an organization', () => {
  const facts = declaredOrganization({ perimeter: PERIMETER });
  const given = (statements: readonly PolicyStatement[], of = facts) =>
    givenIn(trustedNetworkOnly, scp(...statements), of);
  const verdict = (statements: readonly PolicyStatement[], of = facts) =>
    verdictsIn(trustedNetworkOnly, scp(...statements), of);

  it('is not asked where no perimeter is declared', () => {
    expect(verdictsIn(trustedNetworkOnly, [], declaredOrganization())).toEqual(['notApplicable']);
  });

  it('is met where everyone is held, and unmet where everyone is declared to be and only people are', () => {
    expect(verdict(perimeterOf({ holds: 'everyone' }))).toEqual(['met']);
    const everyone = declaredOrganization({ perimeter: { ...PERIMETER, holds: 'everyone' } });
    expect(verdict(perimeterOf({ holds: 'everyone' }), everyone)).toEqual(['met']);
    expect(given(perimeterOf(), everyone)).toContain(':role/');
  });

  it('is unmet where only those with the tag of the roll-out are held', () => {
    expect(verdict(perimeterOf({ holds: 'tagged' }))).toEqual(['unmet']);
  });

  it('is unmet where a declared role of people is not held', () => {
    expect(given(perimeterOf({ humanRoles: [] }))).toContain('by arn:aws:iam::444455556666:role/operator');
  });

  it('is met with VPCs, endpoints of others and the exempt tag only where they are declared', () => {
    const vpcs = [{ id: 'vpc-0a1b2c3d', region: 'eu-north-1' }];
    const more = { vpcs, endpointAccounts: ['222233334444'], exemptTag: true as const };
    const wide = perimeterOf(more);
    expect(verdict(wide, declaredOrganization({ perimeter: { ...PERIMETER, ...more } }))).toEqual(['met']);
    expect(verdict(wide)).toEqual(['unmet']);
  });

  it('is unmet where a namesake of a VPC in another region passes', () => {
    const vpcs = [{ id: 'vpc-0a1b2c3d', region: 'eu-north-1' }];
    const statements = perimeterOf({ vpcs });
    const declared = declaredOrganization({ perimeter: { ...PERIMETER, vpcs } });
    expect(verdict(statements, declared)).toEqual(['met']);
    expect(verdict(statements.slice(0, 1), declared)).toEqual(['unmet']);
  });

  it('names what a wider list lets in', () => {
    const wide = TrustedNetwork.of({ all: { cidrs: ['198.51.100.0/24', ...RANGES.slice(1)] } }, { example: true });
    expect(given(perimeterOf({ network: wide }))).toMatch(
      /from 198\.51\.100\.\d+, outside the networks, by arn:aws:iam/,
    );
  });
});
