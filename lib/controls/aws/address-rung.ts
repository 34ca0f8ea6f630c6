import { networkOf, type Rung, serviceOf } from '../../declaration';
import { CidrSet, Day } from '../../values';
import { type DeclaredSituation, type Finding, meaningOf, type Outcome } from '../control';
import { trustedNetworkOnly } from './trusted-network-only';

/** How old a statement that a vendor's own allow-list was entered may be. */
const LONGEST_ATTESTATION_DAYS = 365;

/**
 * What keeps an IP allow-list from holding, as findings; none where it holds. On AWS it is a rule on every human group and
 * role of the account (AWS-NET-01); a bucket policy never counts. At another vendor it is that vendor's own list, stated to
 * have been entered within a year, with the ranges that the networks have today.
 */
export function addressRung(
  situation: DeclaredSituation,
  guard: Extract<Rung, { by: 'ipAllowList' }>,
): readonly Outcome[] {
  const { service } = situation.facts.focus;
  if (serviceOf(situation.facts).kind === 'aws') return openAddresses(situation, service);
  const why = whyNotAttested(guard, situation);
  return why === undefined
    ? []
    : [
        notHolding(
          service,
          why,
          `have the networks ${guard.networks.join(', ')} entered in the vendor's allow-list (\`tenant-guard records\` writes allow-list-${service}.md to hand over) and state under guard.attestation who saw it, when, and the ranges that were entered`,
        ),
      ];
}

function openAddresses(situation: DeclaredSituation, service: string): readonly Outcome[] {
  const opaque = situation.posture.opaque.find((thing) => thing.clouds.includes('aws'));
  const outcomes = trustedNetworkOnly.check(situation).filter(({ verdict }) => verdict !== 'met');
  if (opaque === undefined && outcomes.length === 0) return [];
  const ids = [
    ...(outcomes.length === 0 ? [] : [trustedNetworkOnly.id]),
    ...(opaque === undefined ? [] : [opaque.address]),
  ];
  const unmet = outcomes.some(({ verdict }) => verdict === 'unmet' || verdict === 'notApplicable');
  // The control itself may be advice alone, which a refusal does not tell: what it found is said here.
  const [first, ...more] = outcomes.flatMap((outcome) => ('finding' in outcome ? [outcome.finding] : []));
  const found = first === undefined ? '' : `: ${first.given}${more.length === 0 ? '' : `, and ${more.length} more`}`;
  const open = notHolding(
    service,
    `the allow-list does not hold for every human group and role (${ids.join(', ')})${found}`,
    first?.remedy ?? `meet ${trustedNetworkOnly.id}`,
  );
  if (unmet || open.verdict !== 'unmet') return [open];
  return [{ verdict: 'unknown', finding: open.finding, assumption: `${ids.join(', ')} lets nobody in from elsewhere` }];
}

function whyNotAttested(
  { attestation, networks }: Extract<Rung, { by: 'ipAllowList' }>,
  { asOf, facts }: DeclaredSituation,
): string | undefined {
  if (attestation === undefined) return "nobody states that the vendor's allow-list was entered";
  const on = Day.parse(attestation.on);
  if (asOf.isBefore(on)) return `the allow-list is stated to be in place only on ${attestation.on}`;
  if (on.daysUntil(asOf) > LONGEST_ATTESTATION_DAYS) {
    return `the allow-list was last seen in place on ${attestation.on}, more than ${LONGEST_ATTESTATION_DAYS} days ago`;
  }
  const [entered, now] = [CidrSet.of(attestation.entered), networkOf(facts.declaration, networks).set];
  if (entered.equals(now)) return undefined;
  const [open, shut] = [entered.subtract(now), now.subtract(entered)];
  const told = [
    ...(open.isEmpty ? [] : [`it lets in ${open}, which is of no network by now`]),
    ...(shut.isEmpty ? [] : [`it does not let in ${shut}`]),
  ];
  return `the allow-list that was seen in place on ${attestation.on} is another: ${told.join(', and ')}`;
}

function notHolding(service: string, given: string, remedy: string): Extract<Outcome, { verdict: 'unmet' }> {
  const finding: Finding = {
    subject: service,
    origins: [],
    meaning: meaningOf({ settings: ['guard=none'] }),
    given,
    remedy,
  };
  return { verdict: 'unmet', finding };
}
