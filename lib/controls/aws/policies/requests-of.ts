import type { Statement } from '../../../posture';
import { ANY, type Answer, everyDenied, type Universe } from '../../../requests';
import { unmetBy } from './complement';

/** The requests that a statement speaks of, as a proof takes them. */
export interface RequestsOf {
  readonly universe: Pick<Universe, 'actions' | 'resources' | 'except'>;
  /** False where a condition cannot be said the other way round, so that these are more than the statement speaks of. */
  readonly exact: boolean;
}

export function requestsOf({ actions, resources, conditions }: Statement): RequestsOf {
  const unmet = conditions.map(unmetBy);
  return {
    universe: {
      actions: actions.not ? ['*'] : actions.patterns,
      resources: resources.not ? ['*'] : resources.patterns,
      except: [
        ...(actions.not ? [{ ...WHATEVER, actions: { ...actions, not: false } }] : []),
        ...(resources.not ? [{ ...WHATEVER, resources: { ...resources, not: false } }] : []),
        ...unmet.flatMap((each) => each ?? []),
      ],
    },
    exact: !unmet.includes(undefined),
  };
}

const WHATEVER: Statement = {
  effect: 'Deny',
  actions: { not: false, patterns: ['*'] },
  resources: { not: false, patterns: ['*'] },
  conditions: [],
};

/** Whether all that a statement speaks of lies within these requests, whoever makes it. */
export function speaksOnlyOf(statement: Statement, within: readonly Statement[]): Answer {
  const { universe, exact } = requestsOf(statement);
  const keys = [statement, ...within].flatMap(({ conditions }) => conditions.map(({ key }) => key.toLowerCase()));
  const proof = everyDenied([{ statements: within }], {
    ...universe,
    principals: 'any',
    keys: Object.fromEntries(keys.map((key) => [key, ANY])),
  });
  if (proof.denied === true) return 'yes';
  return proof.denied === false && exact ? 'no' : 'unknown';
}
