import type { Entity, Posture, Val } from '../posture';
import { type Bounds, Rank } from './rank';
import { doubtOf } from './reading';

const BUILT_IN: Readonly<Record<string, Rank>> = {
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000002': Rank.multifactor,
  // Passwordless MFA.
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000003': Rank.multifactor,
  '/policies/authenticationStrengthPolicies/00000000-0000-0000-0000-000000000004': Rank.phishingResistant,
};
const PHISHING_RESISTANT: ReadonlySet<string> = new Set([
  'fido2',
  'windowsHelloForBusiness',
  'x509CertificateMultiFactor',
]);
const MULTIFACTOR: ReadonlySet<string> = new Set([
  'deviceBasedPush',
  'federatedMultiFactor',
  'temporaryAccessPassMultiUse',
  'temporaryAccessPassOneTime',
]);
const FIRST_FACTOR: ReadonlySet<string> = new Set(['federatedSingleFactor', 'password']);
const SECOND_FACTOR: ReadonlySet<string> = new Set([
  'hardwareOath',
  'microsoftAuthenticatorPush',
  'sms',
  'softwareOath',
  'voice',
  'x509CertificateSingleFactor',
]);

/** What a strength demands at least and at most: its weakest combination counts, for any of them lets in. */
export function strengthBounds(strength: Val<string>, posture: Posture): Bounds {
  const anyStrength = { least: Rank.control, most: Rank.phishingResistant };
  if (strength.is === 'unknown') return doubtOf(strength.why) === 'ignored' ? nothing : anyStrength;
  if (strength.is === 'absent') return nothing;
  if (strength.is === 'known') {
    const rank = BUILT_IN[strength.value];
    return rank === undefined ? anyStrength : { least: rank, most: rank };
  }
  const entity = posture.entities.authenticationStrength.find(({ address }) => address === strength.address);
  return entity === undefined || strength.attribute !== 'id' ? anyStrength : combinationBounds(entity);
}

/** What a combination of methods (`password,sms`) amounts to. */
export function combinationRank(combination: string): Rank {
  const methods = combination.split(',').map((method) => method.trim());
  if (methods.every((method) => PHISHING_RESISTANT.has(method))) return Rank.phishingResistant;
  if (methods.some((method) => MULTIFACTOR.has(method) || PHISHING_RESISTANT.has(method))) return Rank.multifactor;
  const two = methods.some((method) => FIRST_FACTOR.has(method)) && methods.some((method) => SECOND_FACTOR.has(method));
  return two ? Rank.multifactor : Rank.control;
}

const nothing: Bounds = { least: Rank.nothing, most: Rank.nothing };

function combinationBounds({ fields: { combinations } }: Entity<'authenticationStrength'>): Bounds {
  const ranks = combinations.items.map((item): Bounds => {
    if (item.is === 'known') return { least: combinationRank(item.value), most: combinationRank(item.value) };
    const lost = item.is === 'unknown' && doubtOf(item.why) === 'ignored';
    return lost ? nothing : { least: Rank.control, most: Rank.phishingResistant };
  });
  if (combinations.open === 'ignored') return nothing;
  if (combinations.open !== undefined) ranks.push({ least: Rank.control, most: Rank.phishingResistant });
  if (ranks.length === 0) return nothing;
  return {
    least: Math.min(...ranks.map(({ least }) => least)),
    most: Math.min(...ranks.map(({ most }) => most)),
  };
}
