import { BY_NATURE, type ByNature, type Resources } from './by-nature';

/** A check that fails by nature on one resource. */
export interface Excused {
  readonly resource: string;
  readonly check: string;
  readonly reason: string;
}

/** What Checkov is given of a stack. */
export interface CheckovInput {
  /** The stack's Terraform JSON, without what Checkov cannot read. */
  readonly json: unknown;
  /** What fails by nature, in the order of addresses and checks. */
  readonly excused: readonly Excused[];
}

/**
 * A stack as Checkov reads it, with what its checks find on hardened resources by nature. Checkov 3.3 reads nothing of a
 * file whose `terraform` block holds a text, such as `required_version`, and says so in a count alone.
 */
export function checkovInput(json: unknown): CheckovInput {
  const { terraform, ...rest } = asObject(json);
  const blocks = Object.entries(asObject(terraform)).filter(([, value]) => typeof value === 'object' && value !== null);
  return { json: { ...rest, terraform: Object.fromEntries(blocks) }, excused: excusedIn(resourcesOf(json)) };
}

/**
 * The baseline file that Checkov honours. It reads `resource` and `check_ids`; `reasons` is for people. In JSON it calls some
 * resources by their names alone (`resource.<name>`), so each stands under both.
 */
export function checkovBaseline(stack: string, excused: readonly Excused[]): string {
  const resources = [...new Set(excused.map(({ resource }) => resource))];
  const findings = resources.flatMap((resource) => {
    const own = excused.filter((each) => each.resource === resource);
    const found = {
      check_ids: own.map(({ check }) => check),
      reasons: Object.fromEntries(own.map(({ check, reason }) => [check, reason])),
    };
    return [resource, resource.replace(/^[^.]+/, 'resource')].map((name) => ({ resource: name, ...found }));
  });
  return `${JSON.stringify({ failed_checks: [{ file: `/${stack}/cdk.tf.json`, findings }] }, undefined, 2)}\n`;
}

function excusedIn(stack: Resources): readonly Excused[] {
  const named = (type: string) => Object.entries(stack[type] ?? {});
  return BY_NATURE.flatMap(({ check, type, reason, isSo }: ByNature) =>
    named(type).flatMap(([name, body]) =>
      isSo({ type, name, body, stack }) ? [{ resource: `${type}.${name}`, check, reason }] : [],
    ),
  ).sort((a, b) => (`${a.resource} ${a.check}` < `${b.resource} ${b.check}` ? -1 : 1));
}

function resourcesOf(json: unknown): Resources {
  const types = Object.entries(asObject(asObject(json).resource));
  return Object.fromEntries(
    types.map(([type, named]) => [
      type,
      Object.fromEntries(Object.entries(asObject(named)).map(([name, body]) => [name, asObject(body)])),
    ]),
  );
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
