import type { PolicyDocument } from '../posture';
import { type Answer, all, not, some } from './answer';
import { accountOfArn } from './caller';
import { asHeld, type GuardrailKind } from './guardrails';
import { matches } from './matches';
import { contextValue, type Request } from './request';

/** What bears on a request. The policies of a level are those of one root, unit or account, AWS's own among them. */
export interface Bearing {
  /** Policies of the caller. */
  readonly identity: readonly PolicyDocument[];
  /** Policies of the resource. */
  readonly resource: readonly PolicyDocument[];
  /** From the root down to the caller's account; empty outside an organization. */
  readonly serviceControls: readonly Level[];
  /** From the root down to the account that owns the resource. */
  readonly resourceControls: readonly Level[];
  readonly managementAccount?: string;
}

export type Level = readonly PolicyDocument[];

/**
 * Whether a request is allowed (IAM User Guide, "Policy evaluation logic"): no policy denies it; each level of service
 * control policies and of resource control policies that is held to it allows it; and the caller's policies allow it or,
 * within one account, the resource's do; across accounts both have to.
 *
 * `unknown` where it hangs on text that only apply knows, or on statements that are not seen. Permissions boundaries and
 * session policies, which only take away, are not looked at.
 */
export function decide(request: Request, bearing: Bearing): Answer {
  const { identity, resource, serviceControls, resourceControls, managementAccount } = bearing;
  const whole = withOwnKeys(request);
  const byOwner = some(resource.map((document) => allows(document, whole)));
  const byCaller = some(identity.map((document) => allows(document, whole)));
  return all([
    not(some([...identity, ...resource].map((document) => denies(document, whole)))),
    passes(serviceControls, 'serviceControl', request, managementAccount),
    passes(resourceControls, 'resourceControl', request, managementAccount),
    isWithinOneAccount(request) ? some([byCaller, byOwner]) : all([byCaller, byOwner]),
  ]);
}

/** Whether every level lets the request through, as far as it is held to it. */
export function passes(
  levels: readonly Level[],
  kind: GuardrailKind,
  request: Request,
  managementAccount?: string,
): Answer {
  if (kind === 'serviceControl' && request.principal.is !== 'aws') return 'yes';
  const whole = withOwnKeys(request);
  const free = not(denies(asHeld(DENY_ALL, kind, managementAccount), whole));
  return all(
    levels.flatMap((level): Answer[] => [
      some([free, ...level.map((document) => allows(document, whole))]),
      not(some(level.map((document) => denies(asHeld(document, kind, managementAccount), whole)))),
    ]),
  );
}

/** Denies every request that policies of its kind are held to. */
const DENY_ALL: PolicyDocument = {
  statements: [
    {
      effect: 'Deny',
      actions: { not: false, patterns: ['*'] },
      resources: { not: false, patterns: ['*'] },
      conditions: [],
    },
  ],
};

/** The request with the keys that AWS fills in for every caller of an account. */
function withOwnKeys(request: Request): Request {
  const { principal, context } = request;
  if (principal.is !== 'aws') return request;
  const own = { 'aws:PrincipalArn': principal.arn, 'aws:PrincipalAccount': accountOfArn(principal.arn) };
  const missing = Object.entries(own).filter(([key]) => contextValue(request, key) === undefined);
  return { ...request, context: { ...context, ...Object.fromEntries(missing) } };
}

function allows({ statements, open }: PolicyDocument, request: Request): Answer {
  return some([
    ...statements.filter(({ effect }) => effect === 'Allow').map((statement) => matches(statement, request)),
    ...(open === undefined ? [] : (['unknown'] as const)),
  ]);
}

function denies({ statements, open }: PolicyDocument, request: Request): Answer {
  return some([
    ...statements.filter(({ effect }) => effect === 'Deny').map((statement) => matches(statement, request)),
    ...(open === undefined ? [] : (['unknown'] as const)),
  ]);
}

/** A request that does not say whose resource it is about is taken for one within the caller's account. */
function isWithinOneAccount(request: Request): boolean {
  const owner = contextValue(request, 'aws:ResourceAccount');
  const { principal } = request;
  return owner === undefined || principal.is !== 'aws' || owner === accountOfArn(principal.arn);
}
