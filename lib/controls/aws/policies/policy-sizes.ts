import type { Posture } from '../../../posture';
import { symbolOf } from '../../../posture';
import {
  limitInWords,
  POLICIES_PER_TARGET,
  POLICY_LIMITS,
  type PolicyKind,
  type PolicyLimit,
  sizeInWords,
} from '../../../values';
import type { Control, Outcome, Situation } from '../../control';
import { type Gap, outcomeOf, provided } from '../gap';
import { organizationOf } from '../organization/organization';
import { DOCUMENT_READS, isElsewhere, policiesIn, type WrittenPolicy } from './written-policies';
import { type WrittenSize, writtenSize } from './written-size';

const REMEDY =
  'put denies into several policies, but never a list of addresses; list fewer ranges; or declare the quota that AWS has granted you';

/**
 * AWS-POL-07: every policy document is within the limit that AWS has for its kind, the inline policies of one principal
 * together, and no root, unit or account has more policies of a type than it takes. Where only apply knows a part of a
 * document, it is unknown unless the rest is too long already, or any name that apply may fill in leaves it within the limit.
 */
export const policySizes: Control = {
  id: 'AWS-POL-07',
  title: 'Policies are within the limits of AWS',
  risk: 'Apply stops half way, and the accounts are left with what was there, or with nothing.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'CM-6' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: [...DOCUMENT_READS, ['organizationPolicyAttachment', 'policy'], ['organizationPolicyAttachment', 'target']],
  check: (situation) => {
    const shares = sharesIn(situation);
    const targets = targetOutcomes(situation);
    if (shares.length + targets.length === 0) return [{ verdict: 'notApplicable', because: 'there is no policy' }];
    return [...shares.map(sizeOutcome), ...targets];
  },
};

/** Documents that share one limit. */
interface Share {
  readonly holder: string;
  readonly limit: PolicyLimit;
  readonly policies: readonly WrittenPolicy[];
}

function sharesIn(situation: Situation): readonly Share[] {
  const shares = new Map<string, Share>();
  for (const policy of policiesIn(situation.posture).filter((each) => !isElsewhere(each))) {
    const limit = limitOf(policy, situation);
    const key = policy.inline ? `inline ${policy.holder}` : `${policy.kind} ${policy.address}`;
    shares.set(key, { holder: policy.holder, limit, policies: [...(shares.get(key)?.policies ?? []), policy] });
  }
  return [...shares.values()];
}

/** A document of which nothing is seen. */
const UNSEEN: WrittenSize = { least: 0 };
const INLINE: Readonly<Record<string, PolicyKind>> = { group: 'inlineGroup', role: 'inlineRole', user: 'inlineUser' };

function limitOf({ kind, holder, inline }: WrittenPolicy, situation: Situation): PolicyLimit {
  if (kind === 'identity') {
    const [type = ''] = holder.split(' ', 1);
    return POLICY_LIMITS[inline ? (INLINE[type] ?? 'inlineUser') : 'managed'];
  }
  const limits = organizationOf(situation)?.guardrails.limits ?? {};
  const declared = {
    serviceControl: limits.serviceControlCharacters,
    resourceControl: limits.resourceControlCharacters,
  };
  const most = kind === 'serviceControl' || kind === 'resourceControl' ? declared[kind] : undefined;
  return most === undefined ? POLICY_LIMITS[kind] : { ...POLICY_LIMITS[kind], most };
}

function sizeOutcome({ holder, limit, policies }: Share): Outcome {
  const sizes = policies.map(({ document }) => (document.is === 'known' ? writtenSize(document.value, limit) : UNSEEN));
  const least = sizes.reduce((sum, size) => sum + size.least, 0);
  const most = sizes.reduce((sum, size) => sum + (size.most ?? Number.POSITIVE_INFINITY), 0);
  const addresses = policies.map(({ address }) => address);
  const gap: Gap = {
    given: `${addresses.join(', ')} has ${sizeInWords(least, limit.counted)}, and ${limitInWords(limit)}`,
    meaning: { settings: [`size=${least}`] },
    origins: policies.map(({ document }) => document.at),
  };
  const unsure = `what only apply knows of ${addresses.join(', ')} leaves the policy within its limit`;
  return outcomeOf({
    subject: addresses[0] ?? holder,
    remedy: REMEDY,
    meaning: { targets: [`policy:${holder}`] },
    gaps: least > limit.most ? [gap] : most > limit.most ? [provided(unsure, atLeast(gap))] : [],
    by: addresses,
  });
}

function atLeast(gap: Gap): Gap {
  return { ...gap, given: gap.given.replace(' has ', ' has at least ') };
}

const TYPES = { serviceControl: 'SERVICE_CONTROL_POLICY', resourceControl: 'RESOURCE_CONTROL_POLICY' } as const;

/** One outcome for each place and type of which there are more policies than it takes. */
function targetOutcomes(situation: Situation): readonly Outcome[] {
  const limits = organizationOf(situation)?.guardrails.limits ?? {};
  const most = {
    serviceControl: limits.serviceControlsPerTarget ?? POLICIES_PER_TARGET.serviceControl,
    resourceControl: limits.resourceControlsPerTarget ?? POLICIES_PER_TARGET.resourceControl,
  };
  return (['serviceControl', 'resourceControl'] as const).flatMap((kind) =>
    [...attachedTo(situation.posture, TYPES[kind])].flatMap(([target, addresses]) => {
      // AWS's own, which allows everything, takes a place.
      const count = addresses.length + 1;
      if (count <= most[kind]) return [];
      const given = `${target} has ${count} policies of type ${TYPES[kind]}, AWS's own among them, and takes ${most[kind]}`;
      const gap: Gap = { given, meaning: { settings: [`policies=${count}`] }, origins: [] };
      return [
        outcomeOf({
          subject: addresses[0] ?? target,
          remedy: REMEDY,
          meaning: { targets: [`target:${target}`] },
          gaps: [gap],
          by: addresses,
        }),
      ];
    }),
  );
}

/** The attachments of policies of a type, by the place that they name. */
function attachedTo({ entities }: Posture, type: string): ReadonlyMap<string, readonly string[]> {
  const places = new Map<string, string[]>();
  for (const { address, fields } of entities.organizationPolicyAttachment) {
    const policy = entities.organizationPolicy.find((each) => symbolOf(fields.policy) === `\${${each.address}.id}`);
    if (policy?.fields.type.is !== 'known' || policy.fields.type.value !== type) continue;
    const target = symbolOf(fields.target);
    if (target !== undefined) places.set(target, [...(places.get(target) ?? []), address]);
  }
  return places;
}
