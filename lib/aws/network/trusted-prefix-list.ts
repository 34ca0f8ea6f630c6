import { Ec2ManagedPrefixList } from '@cdktf/provider-aws/lib/ec2-managed-prefix-list';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { InvalidValue, RANGES_PER_LIST, type TrustedNetwork } from '../../values';
import { findingFrom, refuse } from '../findings';

export interface TrustedPrefixListProps {
  /** The addresses. */
  readonly network: TrustedNetwork;
  /** Beginning of the lists' names. */
  readonly name: string;
  /**
   * Room for ranges to come in each list. A list counts with all its room against the rules of whatever names it.
   *
   * @default 0
   */
  readonly reserve?: number;
  /**
   * The provider of the Region: a list is one Region's.
   *
   * @default - the stack's default provider
   */
  readonly provider?: TerraformProvider;
}

/**
 * Security groups and route tables name the trusted networks by one list, which is the declared one.
 *
 * Renders an `aws_ec2_managed_prefix_list` for IPv4 and one for IPv6, each where the networks have such addresses, with a
 * room of exactly what is in it and `reserve`: by default sixty rules fit into a security group, and a list takes as many
 * as it has room.
 *
 * AWS-NET-07; NIST SP 800-53 CM-8, SC-7.
 */
export class TrustedPrefixList extends Construct {
  readonly lists: readonly Ec2ManagedPrefixList[];

  /** @throws InvalidValue for a name or reserve that is none, and for more ranges than a list holds. */
  constructor(scope: Construct, id: string, props: TrustedPrefixListProps) {
    super(scope, id);
    const { network, name, reserve = 0, provider } = props;
    refuse(this, [
      findingFrom('name', () => listNameOf(name)),
      findingFrom('reserve', () => reserveOf(reserve)),
      ...[network.ipv4, network.ipv6].map((ranges) => findingFrom('network', () => atMost(ranges, reserve))),
    ]);
    this.lists = [
      { family: 'IPv4', ranges: network.ipv4 },
      { family: 'IPv6', ranges: network.ipv6 },
    ]
      .filter(({ ranges }) => ranges.length > 0)
      .map(
        ({ family, ranges }) =>
          new Ec2ManagedPrefixList(this, family.toLowerCase(), {
            provider,
            name: `${name}-${family.toLowerCase()}`,
            addressFamily: family,
            maxEntries: ranges.length + reserve,
            entry: ranges.map((cidr) => ({ cidr })),
          }),
      );
  }
}

function listNameOf(text: string): void {
  if (/^(?!com\.amazonaws)[\x20-\x7e]{1,250}$/.test(text)) return;
  throw new InvalidValue({
    problem: 'this is not a name for a prefix list',
    given: text,
    allowed: 'up to 250 characters, not beginning with com.amazonaws',
  });
}

function reserveOf(reserve: number): void {
  if (Number.isInteger(reserve) && reserve >= 0) return;
  throw new InvalidValue({
    problem: 'this is not a number of ranges',
    given: String(reserve),
    allowed: 'a whole number from 0',
  });
}

function atMost(ranges: readonly string[], reserve: number): void {
  if (ranges.length + reserve <= RANGES_PER_LIST.prefixList) return;
  throw new InvalidValue({
    problem: 'a prefix list does not hold so many ranges',
    given: `${ranges.length} and ${reserve} in reserve`,
    allowed: `up to ${RANGES_PER_LIST.prefixList}`,
    remedy: 'List wider ranges, or make a list for each part of the networks',
    control: 'AWS-NET-07',
  });
}
