import { isDeepStrictEqual } from 'node:util';
import { type Configuration, type Resource, readConfigurationFiles } from '../configuration';
import { lifecycleOf } from '../ignored-changes';
import { isJsonObject, type JsonObject, own } from '../json-object';
import type { TerraformFile } from '../override';
import { planExpression, plannedBlocks } from './plan-expression';
import type { PlanFile } from './plan-file';
import { UnreadablePlan } from './unreadable-plan';

/** Parts of a block that a plan does not keep among its expressions. */
const APART = new Set(
  '// connection count depends_on dynamic for_each lifecycle provider provisioner timeouts'.split(' '),
);

/** What the Terraform JSON says of a resource. */
interface SourceOfResource {
  readonly lifecycle: JsonObject;
  /** Its arguments and blocks, those of `dynamic` too. */
  readonly written: ReadonlySet<string>;
  readonly construct?: string;
}

/** The Terraform JSON that was planned: it says of a resource what a plan leaves out. */
export class PlanSource {
  /**
   * @throws UnreadablePlan where something else was planned: a lifecycle is then not that of the resource in the plan
   * @throws UnreadableTerraform where it is no Terraform configuration
   */
  static of(stack: string, files: readonly TerraformFile[], { configuration, referredUnseen }: PlanFile): PlanSource {
    const source = readConfigurationFiles(stack, files);
    const planned = [...configuration.resources.values()].filter(({ module }) => module === '');
    const refuse = (address: string): never => {
      const pointer = '/configuration/root_module/resources';
      const problem = `${address} is not there, or not referred to, as the Terraform JSON beside the plan has it`;
      throw new UnreadablePlan(stack, pointer, problem, undefined, 'plan again, or move the plan away from the file');
    };
    for (const { address, expressions } of planned) {
      const written = source.byAddress.get(address) ?? source.resources.find((other) => other.address === address);
      if (written === undefined || !sameBlock(expressions, written.body, 0)) refuse(address);
    }
    const known = new Set(planned.map(({ address }) => address));
    for (const { address } of source.resources) if (!known.has(address)) refuse(address);
    // What the plan does not show has to stand in the file, but for what is in a module.
    const named = namesIn(files);
    for (const address of referredUnseen) if (!address.startsWith('module.') && !named.has(address)) refuse(address);
    return new PlanSource(source);
  }

  private constructor(private readonly configuration: Configuration) {}

  get locals(): Configuration['locals'] {
    return this.configuration.locals;
  }

  /** What a plan leaves out of a resource of the root module, also of one of several instances. */
  of(address: string): SourceOfResource | undefined {
    const resource: Resource | undefined = this.configuration.byAddress.get(address.replace(/\[.*\]$/s, ''));
    if (resource === undefined) return undefined;
    const { construct } = resource;
    const { body } = resource;
    const dynamic = [own(body, 'dynamic') ?? []].flat().filter(isJsonObject).flatMap(Object.keys);
    const written = Object.keys(body).filter((name) => own(body, name) !== undefined && !APART.has(name));
    return {
      lifecycle: lifecycleOf(body),
      written: new Set([...written, ...dynamic]),
      ...(construct === undefined ? {} : { construct }),
    };
  }
}

/** Whatever may be the address of a resource in the texts of files. */
function namesIn(files: readonly TerraformFile[]): ReadonlySet<string> {
  const paths = JSON.stringify(files).match(/[\w-]+(?:\.[\w-]+)+/g) ?? [];
  const names = paths.map((path) => path.split('.').slice(0, path.startsWith('data.') ? 3 : 2));
  return new Set(names.map((name) => name.join('.')));
}

const DEEPEST = 60;

/** Whether the expressions of a plan are those of a block, argument by argument. */
function sameBlock(expressions: JsonObject, body: JsonObject, depth: number): boolean {
  if (depth > DEEPEST) return false;
  const names = new Set([...Object.keys(expressions), ...Object.keys(body).filter((name) => !APART.has(name))]);
  return [...names].every((name) => {
    const planned = own(expressions, name);
    const written = own(body, name);
    if (planned === undefined || written === undefined) return isNothing(planned) && isNothing(written);
    const expression = planExpression(planned);
    if (expression !== undefined) return isDeepStrictEqual(expression.constant ?? {}, written);
    const [blocks, bodies] = [plannedBlocks(planned) ?? [], [written].flat()];
    return (
      blocks.length === bodies.length &&
      blocks.every((block, index) => {
        const inner: unknown = bodies[index];
        return isJsonObject(inner) && sameBlock(block, inner, depth + 1);
      })
    );
  });
}

/** An argument that is written as `null` is one that is not written. */
function isNothing(value: unknown): boolean {
  return (
    value === undefined ||
    (isJsonObject(value) && Object.keys(value).length === 0) ||
    (Array.isArray(value) && value.length === 0)
  );
}
