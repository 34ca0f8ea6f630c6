import { type Entity, symbolOf } from '../../../posture';
import type { Answer } from '../../../requests';
import type { CidrSet } from '../../../values';
import type { Outcome, Situation } from '../../control';
import { addressesOf, awsAccountOf, placeOf } from '../account';
import { mayBeAbsent } from '../bucket';
import { type Gap, outcomeOf, provided } from '../gap';
import { byOwnPolicies, fromElsewhere, type Placed, policyGaps } from './endpoint-policies';
import { ownAddresses } from './own-addresses';
import { searchDomainArn } from './search-domain-arn';

type Made = Entity<'searchDomain'>;
type Policy = Entity<'endpointPolicy'>;

/** A domain that the stack makes, that it writes a policy for, or that is declared. */
export interface Domain {
  /** Its name, else what refers to it. */
  readonly name: string;
  readonly made?: Made;
  /** Set where only apply knows which domain it is. */
  readonly isNameless?: true;
  readonly sure: readonly Policy[];
  readonly doubtful: readonly Policy[];
}

/** One outcome for each domain. One in a VPC is reached by its private addresses alone. */
export function searchDomainOutcomes(situation: Situation, remedy: string): readonly Outcome[] {
  return domainsIn(situation).map((domain) => {
    const { made, name, sure } = domain;
    const gaps = gapsOf(domain, situation);
    const by = [...(made ? [made.address] : []), ...sure.map(({ address }) => address)];
    return outcomeOf({
      subject: by[0] ?? placeOf(situation),
      remedy,
      meaning: { targets: [`searchDomain:${name}`] },
      gaps: made && mayBeAbsent(made) ? gaps.map((gap) => provided('the domain is not made', gap)) : gaps,
      by,
    });
  });
}

function domainsIn(situation: Situation): readonly Domain[] {
  const { searchDomain, endpointPolicy } = situation.posture.entities;
  const made: readonly Made[] = searchDomain;
  const policies: readonly Policy[] = endpointPolicy.filter(({ fields }) => fields.of === 'searchDomain');
  const named = new Set([
    ...Object.keys(awsAccountOf(situation)?.searchDomains ?? {}),
    ...policies.flatMap(({ fields: { endpoint } }) => symbolOf(endpoint) ?? []),
  ]);
  const elsewhere = [...named].filter((name) => !made.some((one) => isCalled(one, name) === 'yes')).sort();
  const domain = (name: string, belongs: (policy: Policy) => Answer, one?: Made): Domain => ({
    name,
    ...(one && { made: one }),
    sure: policies.filter((policy) => belongs(policy) === 'yes' && !mayBeAbsent(policy)),
    doubtful: policies.filter(
      (policy) => belongs(policy) !== 'no' && (belongs(policy) === 'unknown' || mayBeAbsent(policy)),
    ),
  });
  return [
    ...made.map((one) => ({
      ...domain(symbolOf(one.fields.name) ?? one.address, (policy) => isOn(policy, one), one),
      ...(one.fields.name.is === 'unknown' && one.fields.name.why !== 'ignored' ? { isNameless: true as const } : {}),
    })),
    ...elsewhere.map((name) =>
      domain(name, ({ fields: { endpoint } }) => {
        const symbol = symbolOf(endpoint);
        return symbol === undefined ? 'unknown' : symbol === name ? 'yes' : 'no';
      }),
    ),
    // Of whichever domain it is, it may not do.
    ...policies
      .filter(({ fields: { endpoint } }) => symbolOf(endpoint) === undefined)
      .map((policy) => ({
        ...domain(policy.address, (each) => (each === policy ? 'yes' : 'no')),
        isNameless: true as const,
      })),
  ];
}

/** Whether a text that names a domain names this one. */
function isCalled({ address, fields: { name } }: Made, text: string): Answer {
  if (text.startsWith(`\${${address}.`) || text === symbolOf(name)) return 'yes';
  return symbolOf(name) === undefined && !text.startsWith('${') ? 'unknown' : 'no';
}

function isOn({ fields: { endpoint } }: Policy, made: Made): Answer {
  const text = symbolOf(endpoint);
  return text === undefined ? 'unknown' : isCalled(made, text);
}

function gapsOf(domain: Domain, situation: Situation): readonly Gap[] {
  const { name, made, isNameless, sure, doubtful } = domain;
  const inVpc = made === undefined ? 'no' : isInVpc(made);
  if (inVpc === 'yes') return [];
  const missing: Gap =
    made === undefined
      ? {
          given: `no policy of this stack is on the domain ${name}`,
          meaning: { networks: ['All'], settings: ['policy=unset'] },
          origins: [],
        }
      : byOwnPolicies([made.fields.name.at]);
  const arn = searchDomainArn(domain, situation);
  const gaps = policyGaps(sure.map(placed), doubtful.map(placed), missing, ({ document }) =>
    fromElsewhere(arn.spelledIn(document), {
      arn: arn.text,
      action: 'es:ESHttp*',
      examples: ['es:ESHttpGet', 'es:ESHttpPost'],
      trusted: trustedBy(domain, situation),
      vpcEndpoints: [],
    }),
  );
  if (inVpc === 'unknown') return gaps.map((gap) => provided('the domain is in a VPC', gap));
  return isNameless ? gaps.map((gap) => provided('what its policy says is about another domain', gap)) : gaps;
}

function placed({ address, fields: { document } }: Policy): Placed {
  return { address, document };
}

function isInVpc({ fields: { subnets } }: Made): Answer {
  const ignored = subnets.open === 'ignored';
  if (subnets.items.length > 0) return ignored ? 'no' : 'yes';
  return subnets.open === undefined || ignored ? 'no' : 'unknown';
}

/** The networks that are declared for it, else all that are. */
function trustedBy({ name }: Domain, situation: Situation): CidrSet {
  const networks = awsAccountOf(situation)?.searchDomains?.[name]?.networks;
  return networks === undefined
    ? ownAddresses(situation)
    : addressesOf(situation.facts?.declaration.networks ?? {}, networks);
}
