import type { PolicyDocument, Posture, Val } from '../../../posture';
import { symbolOf } from '../../../posture';
import type { Control, Outcome, Situation } from '../../control';
import { type Gap, outcomeOf } from '../gap';

export const EVERY_KIND = [
  'serviceControl',
  'resourceControl',
  'identity',
  'bucket',
  'key',
  'trust',
  'searchDomain',
  'restApi',
] as const;
export type WrittenKind = (typeof EVERY_KIND)[number];

/** Kinds and fields that policy documents of every kind are read from. */
export const DOCUMENT_READS = [
  ['organizationPolicy', 'type'],
  ['organizationPolicy', 'document'],
  ['identityPolicy', 'document'],
  ['bucketPolicy', 'document'],
  ['kmsKey', 'policy'],
  ['iamPrincipal', 'trust'],
  ['endpointPolicy', 'document'],
] as const satisfies Control['reads'];

/** A policy of a stack, by whichever hand, with what it is. */
export interface WrittenPolicy {
  readonly kind: WrittenKind;
  readonly address: string;
  readonly document: Val<PolicyDocument>;
  /** Policies of one and the same holder are judged together: `group admins`, a bucket. */
  readonly holder: string;
  /** It is written into its holder, and cannot be anybody else's. */
  readonly inline?: true;
}

const OF_TYPE: Readonly<Record<string, WrittenKind>> = {
  SERVICE_CONTROL_POLICY: 'serviceControl',
  RESOURCE_CONTROL_POLICY: 'resourceControl',
};

/** Every policy document of a stack. */
export function policiesIn({ entities }: Posture): readonly WrittenPolicy[] {
  return [
    ...entities.organizationPolicy.flatMap(({ address, fields: { type, document } }): WrittenPolicy[] => {
      const kind = type.is === 'known' ? OF_TYPE[type.value] : undefined;
      return kind === undefined ? [] : [{ kind, address, document, holder: address }];
    }),
    ...entities.identityPolicy.map(({ address, fields }): WrittenPolicy => {
      const holder = `${fields.principalType} ${symbolOf(fields.principal) ?? address}`;
      return {
        kind: 'identity',
        address,
        document: fields.document,
        holder,
        ...(fields.inline ? { inline: true } : {}),
      };
    }),
    ...entities.bucketPolicy.map(({ address, fields }): WrittenPolicy => {
      return { kind: 'bucket', address, document: fields.document, holder: address };
    }),
    ...entities.kmsKey.map(({ address, fields }): WrittenPolicy => {
      return { kind: 'key', address, document: fields.policy, holder: address };
    }),
    ...entities.iamPrincipal.map(({ address, fields }): WrittenPolicy => {
      return { kind: 'trust', address, document: fields.trust, holder: address };
    }),
    ...entities.endpointPolicy.map(({ address, fields }): WrittenPolicy => {
      return { kind: fields.of, address, document: fields.document, holder: address };
    }),
  ].filter(({ document }) => document.is !== 'absent');
}

/** What of a policy is written out; nothing where it is not. */
export function seenOf({ document }: WrittenPolicy): PolicyDocument {
  return document.is === 'known' ? document.value : { statements: [] };
}

/**
 * One outcome for each policy of these kinds that the stack writes; not applicable where there is none. What cannot be read
 * of one is unknown. A policy that is only attached here, AWS's own say, is written elsewhere.
 */
export function eachPolicy(
  { posture }: Situation,
  kinds: readonly WrittenKind[],
  remedy: string,
  gapsOf: (policy: WrittenPolicy, all: readonly WrittenPolicy[]) => readonly Gap[],
): readonly Outcome[] {
  const all = policiesIn(posture);
  const policies = all.filter((policy) => kinds.includes(policy.kind) && !isElsewhere(policy));
  if (policies.length === 0) return [{ verdict: 'notApplicable', because: 'there is no such policy' }];
  return policies.map((policy) =>
    outcomeOf({
      subject: policy.address,
      remedy,
      meaning: { targets: [`policy:${policy.holder}`] },
      gaps: [...gapsOf(policy, all), ...unreadGaps(policy)],
      by: [policy.address],
    }),
  );
}

/** Whether a policy is only attached here. */
export function isElsewhere({ kind, inline, document }: WrittenPolicy): boolean {
  return kind === 'identity' && !inline && document.is === 'unknown' && ['notRead', 'data'].includes(document.why);
}

function unreadGaps({ address, document }: WrittenPolicy): Gap[] {
  const why = document.is === 'known' ? document.value.open : document.is === 'unknown' ? document.why : 'computed';
  if (why === undefined) return [];
  return [
    {
      given: `${address} cannot be read in full before apply (${why})`,
      meaning: { settings: [`unread=${why}`] },
      origins: [document.at],
      assumption: `what is not seen of ${address} is sound`,
    },
  ];
}
