import { type Entity, type PolicyDocument, type Statement, symbolOf, type Val } from '../../posture';
import type { Control, Situation } from '../control';
import { mayBeAbsent } from './bucket';
import { type Gap, outcomeOf, provided } from './gap';

const REMEDY =
  'name the actions that are needed, in the place of *, a whole service (s3:*) or all but some (NotAction), and the resources that they are on';

/**
 * AWS-IAM-06: a policy of one's own, managed or inline, allows what it names: not everything, not everything but some, and not
 * all that a service has. Whatever its conditions say, it allows it where they hold. Policies of AWS's own are not looked at.
 */
export const policiesNamed: Control = {
  id: 'AWS-IAM-06',
  title: 'Policies of one’s own allow what they name',
  risk: 'One stolen key is the whole account, and what AWS adds to a service next year is allowed already.',
  remedy: REMEDY,
  references: [
    { source: 'AWS FSBP', id: 'IAM.1' },
    { source: 'AWS FSBP', id: 'IAM.21' },
    { source: 'NIST 800-53', id: 'AC-6' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: [],
  reads: [
    ['identityPolicy', 'document'],
    ['managedPolicy', 'document'],
  ],
  check: (situation) => {
    const policies = ownPolicies(situation);
    if (policies.length === 0) return [{ verdict: 'notApplicable', because: 'there is no policy of one’s own' }];
    return policies.map((policy) =>
      outcomeOf({
        subject: policy.address,
        remedy: REMEDY,
        meaning: { targets: [`policy:${holderOf(policy)}`] },
        gaps: mayBeAbsent(policy) ? gapsOf(policy).map((gap) => provided('it is not made', gap)) : gapsOf(policy),
        by: [policy.address],
      }),
    );
  },
};

type Own = Entity<'identityPolicy'> | Entity<'managedPolicy'>;

/** Policies that are written in the stack; one that is attached here is judged where it is made. */
function ownPolicies({ posture: { entities } }: Situation): readonly Own[] {
  const identity: readonly Entity<'identityPolicy'>[] = entities.identityPolicy;
  const managed: readonly Entity<'managedPolicy'>[] = entities.managedPolicy;
  return [...identity.filter(({ fields }) => fields.inline), ...managed].filter(
    ({ fields }) => fields.document.is !== 'absent',
  );
}

/** Whose it is, where it is inline; else what refers to it. */
function holderOf({ address, fields }: Own): string {
  return 'principal' in fields ? `${fields.principalType} ${symbolOf(fields.principal) ?? address}` : address;
}

function gapsOf({ address, fields: { document } }: Own): readonly Gap[] {
  const { statements, open } = seen(document);
  const wide = statements.flatMap((statement): Gap[] => {
    if (statement.effect !== 'Allow') return [];
    return widelyAllowed(statement).map((what) => ({
      given: `it allows ${what.words}${isOnEverything(statement) ? '' : ` on ${statement.resources.patterns.join(', ')}`}`,
      meaning: { settings: [`allow=${what.setting}`] },
      origins: [document.at],
    }));
  });
  if (open === undefined) return wide;
  const unread: Gap = {
    given: `${address} cannot be read in full before apply (${open})`,
    meaning: { settings: [`unread=${open}`] },
    origins: [document.at],
  };
  return [...wide, provided(`what is not seen of ${address} names what it allows`, unread)];
}

function seen(document: Val<PolicyDocument>): PolicyDocument {
  if (document.is === 'known') return document.value;
  return { statements: [], open: document.is === 'unknown' ? document.why : 'computed' };
}

interface Wide {
  readonly words: string;
  readonly setting: string;
}

function widelyAllowed({ actions: { not, patterns } }: Statement): readonly Wide[] {
  if (not) return [{ words: `everything but ${patterns.join(', ')}`, setting: `everything but ${patterns.join(',')}` }];
  if (patterns.some(isEverything)) return [{ words: 'everything', setting: 'everything' }];
  return patterns.flatMap((pattern) => {
    const [, service] = /^([^:]+):[*?]*\*[*?]*$/.exec(pattern) ?? [];
    return service === undefined
      ? []
      : [{ words: `everything that ${service} has`, setting: `${service.toLowerCase()}:*` }];
  });
}

/** `*`, `*:*`, and other ways to write them. */
function isEverything(pattern: string): boolean {
  return pattern.includes('*') && /^[*?]+(?::[*?]*)?$/.test(pattern);
}

function isOnEverything({ resources: { not, patterns } }: Statement): boolean {
  return not || patterns.includes('*');
}
