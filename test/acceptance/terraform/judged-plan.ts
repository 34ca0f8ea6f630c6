import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Judgment, judge } from '../../../lib/controls';
import { FACTS_FILE, readFacts } from '../../../lib/declaration';
import { type Posture, readPlan, readStack } from '../../../lib/posture';
import { Day } from '../../../lib/values';
import { AS_OF } from '../../support/guarded-app';
import type { Stack } from './stack';
import type { Workspace } from './terraform';

/** Every control's verdict on what the last plan of the stack leaves, and on the stack's own file. */
export async function judgedBothWays(
  workspace: Workspace,
  stack: Stack,
): Promise<{ readonly plan: readonly string[]; readonly file: readonly string[] }> {
  const { name, directory } = stack;
  const { json } = workspace.stack;
  const source = [{ file: 'cdk.tf.json', json }];
  const file = join(directory, FACTS_FILE);
  const declared = existsSync(file) ? { facts: readFacts(readFileSync(file, 'utf8')) } : {};
  const verdictsOn = (posture: Posture) =>
    judge([{ stack: name, posture, ...declared }], Day.parse(AS_OF)).map(
      ({ subject, control, verdict }: Judgment) => `${subject} ${control} ${verdict}`,
    );
  return {
    plan: verdictsOn(readPlan({ stack: name, json: await workspace.lastPlan(), source }).after),
    file: verdictsOn(readStack({ stack: name, json })),
  };
}
