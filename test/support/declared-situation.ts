import type { Control, Situation } from '../../lib/controls';
import { factsOf } from '../../lib/declaration';
import { emptyPosture } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant } from './guarded-app';

type Example = Parameters<typeof exampleTenant>[0];

/** A service of an example as a control sees it that judges the declaration alone. */
export function declaredSituation(
  example: Example,
  service: string,
  change: (text: string) => string = (text) => text,
  asOf: string = AS_OF,
): Situation {
  return {
    posture: emptyPosture(),
    facts: factsOf(exampleTenant(example, change), { service }),
    elsewhere: () => undefined,
    organization: () => undefined,
    account: () => undefined,
    elsewhereFacts: () => undefined,
    asOf: Day.parse(asOf),
  };
}

/** What a control says of it: verdicts, what was found and what it means. */
export function saidBy(control: Control, situation: Situation): readonly string[] {
  return control
    .check(situation)
    .map((outcome) =>
      'finding' in outcome
        ? `${outcome.verdict} ${[...outcome.finding.meaning.targets, ...outcome.finding.meaning.settings].join(' ')}: ${outcome.finding.given}`
        : outcome.verdict,
    );
}
