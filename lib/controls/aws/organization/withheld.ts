import type { PolicyDocument, Posture, Statement } from '../../../posture';
import {
  asHeld,
  everyDenied,
  FRESH,
  type GuardrailKind,
  inWords,
  type KeyDomain,
  type Passing,
  type Principal,
  type Request,
  type Universe,
  whenOf,
} from '../../../requests';
import type { Outcome, Situation } from '../../control';
import { placeOf } from '../account';
import { type Gap, outcomeOf, provided } from '../gap';
import { type GuardedOrganization, type Target, targetsOf } from './organization';
import { beyondReach } from './requests';
import { policiesOn } from './standing-policies';

/** Requests that the policies of an organization have to deny. */
export interface Withheld {
  readonly kind: GuardrailKind;
  /** What marks them in a meaning: `rootUser`. */
  readonly setting: string;
  /**
   * Condition keys by which a policy can tell these requests from others; none where it is their actions. What passes is
   * described by the statements that look at them, so that an unrelated one changes no meaning.
   */
  readonly marks: readonly string[];
  readonly principals: 'any' | readonly Principal[];
  readonly actions: readonly string[];
  readonly resources?: readonly string[];
  readonly keys: Readonly<Record<string, KeyDomain>>;
  /** Requests that may pass. */
  readonly except: readonly Statement[];
  readonly examples?: readonly string[];
  /** The request in words, after its action: `by the root user`. */
  readonly how: (witness: Request) => string;
  /** Whence it can come, where that is what it is about. */
  readonly networks?: (passing: Passing | undefined) => readonly string[];
}

const TYPES = { serviceControl: 'SERVICE_CONTROL_POLICY', resourceControl: 'RESOURCE_CONTROL_POLICY' } as const;

/** One outcome for each place that guardrails are declared for: all of these requests have to be denied there. */
export function withheldEverywhere(
  situation: Situation,
  organization: GuardedOrganization,
  demands: readonly Withheld[],
  remedy: string,
  more: (target: Target) => Judged = () => ({ gaps: [], by: [] }),
): readonly Outcome[] {
  return targetsOf(organization).map((target) => {
    const judged = [
      ...demands.map((demand) => withheldOn(situation.posture, organization, target, demand)),
      more(target),
    ];
    const gaps = judged.flatMap((part) => part.gaps);
    return outcomeOf({
      subject: gaps.flatMap(({ origins }) => origins)[0]?.address ?? placeOf(situation),
      remedy,
      meaning: { targets: [`target:${target.name}`] },
      gaps,
      by: judged.flatMap(({ by }) => by),
    });
  });
}

export interface Judged {
  readonly gaps: readonly Gap[];
  readonly by: readonly string[];
}

/** What the policies on one place let through of the requests that they have to deny. */
export function withheldOn(
  posture: Posture,
  organization: GuardedOrganization,
  target: Target,
  demand: Withheld,
): Judged {
  const { documents, by, ignored } = policiesOn(posture, TYPES[demand.kind], target);
  const { managementAccount } = organization;
  const held = (document: PolicyDocument) => asHeld(document, demand.kind, managementAccount);
  const universe: Universe = {
    principals: demand.principals,
    actions: demand.actions,
    resources: demand.resources ?? ['*'],
    keys: demand.keys,
    except: [...demand.except, ...beyondReach(demand.kind, organization)],
    ...(demand.examples === undefined ? {} : { examples: demand.examples }),
  };
  // What fewer statements deny is denied: mostly those few do, and there is much less to go through.
  const telling = everyDenied(
    documents.map((document) => held(tellingPart(document, demand))),
    universe,
  );
  if (telling.denied === true) return { gaps: [], by };
  const proof = everyDenied(documents.map(held), universe);
  if (proof.denied === true) return { gaps: [], by };
  const { witness } = proof;
  const { passing } = telling;
  const words = witness === undefined ? 'a request' : `${actionOf(witness)} ${demand.how(witness)}`;
  const notCounted = ignored.length === 0 ? '' : `, since ${ignored.join(', ')} is under ignore_changes`;
  const gap: Gap = {
    given: `${words} is not denied on ${target.name}${notCounted}`,
    meaning: {
      principals: passing?.principals ?? ['All'],
      networks: demand.networks?.(passing) ?? [],
      settings: [
        demand.setting,
        ...(passing?.actions ?? ['All']).map((action) => `action=${action}`),
        `when=${passing === undefined ? 'always' : whenOf(passing, demand.networks === undefined ? undefined : 'aws:sourceip')}`,
      ],
    },
    origins: originsOf(posture, by),
  };
  return { gaps: [proof.denied === 'unknown' ? provided(`it is denied after all: ${proof.why}`, gap) : gap], by: [] };
}

/** The statements of a document that look at what marks the requests. */
function tellingPart({ statements }: PolicyDocument, { marks, keys }: Withheld): PolicyDocument {
  const keysOf = ({ conditions }: Statement) => conditions.map(({ key }) => key.toLowerCase());
  return {
    statements: statements.filter((statement) =>
      marks.length === 0
        ? keysOf(statement).every((key) => keys[key] !== undefined)
        : keysOf(statement).some((key) => marks.includes(key)),
    ),
  };
}

function actionOf({ action, resource }: Request): string {
  const where = resource === FRESH ? '' : ` on ${inWords(resource)}`;
  return `${inWords(action)}${where}`;
}

function originsOf({ entities }: Posture, by: readonly string[]): Gap['origins'] {
  return entities.organizationPolicy
    .filter(({ address }) => by.includes(address))
    .map(({ fields }) => (fields.document.is === 'absent' ? fields.settings.at : fields.document.at));
}

/** The caller of a witness in words: `by user <other>`, `by somebody outside any account`. */
export function byWhom({ context, principal }: Request): string {
  const arn = context['aws:principalarn'];
  if (typeof arn === 'string') return `by ${ofSomeAccount(arn)}`;
  if (principal.is === 'aws') return `by ${ofSomeAccount(principal.arn)}`;
  return principal.is === 'anonymous' ? 'by anyone' : `by ${principal.is} principal ${inWords(principal.name)}`;
}

/** An account that no policy names is any other, also where the example has none. */
function ofSomeAccount(arn: string): string {
  return inWords(arn).replace(/^(arn:[^:]*:iam::)(?=:)/, '$1<other>');
}
