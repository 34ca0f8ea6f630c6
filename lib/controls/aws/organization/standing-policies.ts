import type { Entity, PolicyDocument, PolicySettings, Posture, UnknownReason, Val } from '../../../posture';
import type { Answer } from '../../../requests';
import { mayBeAbsent } from '../bucket';
import type { Target } from './organization';

export type PolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY' | 'DECLARATIVE_POLICY_EC2' | 'S3_POLICY';

/** The policies of a type that bear on a place, and what is not sure of them. */
export interface Standing {
  readonly documents: readonly PolicyDocument[];
  readonly settings: readonly PolicySettings[];
  /** Addresses of the policies that surely stand there. */
  readonly by: readonly string[];
  /** Addresses of policies under `ignore_changes`, of which nothing counts. */
  readonly ignored: readonly string[];
  /** Addresses of what may stand there, or may be of the type, or cannot be read. */
  readonly doubtful: readonly string[];
}

const NOTHING: Standing = { documents: [], settings: [], by: [], ignored: [], doubtful: [] };

/** What a stack attaches to a place or to the root above it. What only may stand there counts as a document that is not seen. */
export function policiesOn(posture: Posture | undefined, type: PolicyType, target: Target): Standing {
  if (posture === undefined) return NOTHING;
  return posture.entities.organizationPolicyAttachment.reduce((standing, attachment) => {
    const where = isOn(attachment.fields.target, target);
    if (where === 'no') return standing;
    const policy = policyOf(attachment.fields.policy, posture);
    if (policy === undefined) return doubted(standing, attachment.address, 'notRead');
    const what = isOfType(policy.fields.type, type);
    if (what === 'no') return standing;
    const sure = where === 'yes' && what === 'yes' && !mayBeAbsent(attachment) && !mayBeAbsent(policy);
    return sure ? withContent(standing, policy) : doubted(standing, policy.address, 'dynamic');
  }, NOTHING);
}

function withContent(standing: Standing, { address, fields }: Entity<'organizationPolicy'>): Standing {
  const { document, settings } = fields;
  const content: Val<unknown> = document.is === 'absent' ? settings : document;
  if (content.is === 'unknown' && content.why === 'ignored') {
    return { ...standing, ignored: [...standing.ignored, address] };
  }
  if (content.is !== 'known') return doubted(standing, address, content.is === 'unknown' ? content.why : 'notRead');
  return {
    ...standing,
    documents: document.is === 'known' ? [...standing.documents, document.value] : standing.documents,
    settings: settings.is === 'known' ? [...standing.settings, settings.value] : standing.settings,
    by: [...standing.by, address],
  };
}

function doubted(standing: Standing, address: string, open: UnknownReason): Standing {
  return {
    ...standing,
    documents: [...standing.documents, { statements: [], open }],
    doubtful: [...standing.doubtful, address],
  };
}

/** The root is one, whatever it is called; an id that a stack gives a unit which it makes itself is nobody's declared one. */
function isOn(target: Val<string>, { ids }: Target): Answer {
  if (target.is === 'absent') return 'no';
  if (target.is === 'known') return target.value.startsWith('r-') || ids.includes(target.value) ? 'yes' : 'no';
  if (target.is === 'ref' && /^(?:data\.)?aws_organizations_organization\./.test(target.address)) {
    return target.attribute === 'roots[0].id' ? 'yes' : 'unknown';
  }
  return 'unknown';
}

function policyOf(policy: Val<string>, { entities }: Posture): Entity<'organizationPolicy'> | undefined {
  if (policy.is !== 'ref' || policy.attribute !== 'id') return undefined;
  return entities.organizationPolicy.find(({ address }) => address === policy.address);
}

function isOfType(given: Val<string>, wanted: PolicyType): Answer {
  if (given.is !== 'known') return 'unknown';
  return given.value === wanted ? 'yes' : 'no';
}
