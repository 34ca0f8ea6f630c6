import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type PlannedPostures, type Posture, readPlan } from '../../../../lib/posture';

export const STACK = 'fabrikam-aws-main';
const FOLDER = join(__dirname, '..', '..', '..', 'fixtures', 'plans');

/** A plan that Terraform 1.11.4 made with the AWS provider 5.100.0 against moto; `*.tf.json` is what it was made of. */
export function recorded(name: string) {
  return JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
}

/** The postures of a recorded plan, changed first where asked. */
export function read(name: string, change: (plan: ReturnType<typeof recorded>) => void = () => {}): PlannedPostures {
  const json = recorded(name);
  change(json);
  return readPlan({ stack: STACK, json });
}

/** The entry of `resource_changes` at an address. */
export function changeAt(plan: ReturnType<typeof recorded>, address: string) {
  const found = plan.resource_changes.find((change: { address: string }) => change.address === address);
  if (found === undefined) throw new Error(`nothing is planned at ${address}`);
  return found;
}

/** The fields of the entity of a kind at an address. */
export function fieldsAt<K extends keyof Posture['entities']>(posture: Posture, kind: K, address: string) {
  const entities: readonly { readonly address: string; readonly fields: unknown }[] = posture.entities[kind];
  const found = entities.find((entity) => entity.address === address);
  if (found === undefined) throw new Error(`no ${kind} at ${address}`);
  return found.fields as Posture['entities'][K][number]['fields'];
}
