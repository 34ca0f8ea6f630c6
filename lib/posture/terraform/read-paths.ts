import { isJsonObject, type JsonObject, own, sortedKeys, step } from './json-object';

/** Arguments of every block that say nothing about access. `lifecycle`, `count` and `provider` are read elsewhere. */
const META_ARGUMENTS = new Set([
  '//',
  'count',
  'for_each',
  'provider',
  'depends_on',
  'lifecycle',
  'provisioner',
  'connection',
  'timeouts',
  'dynamic',
]);

/**
 * The arguments and blocks of one resource that were read. An argument that nobody read (one of a later provider
 * version) may change what the others mean, so it must not be passed over.
 */
export class ReadPaths {
  private readonly arguments = new Set<string>();
  private readonly blocks = new Set<string>();

  argument(path: readonly string[]): void {
    this.arguments.add(path.join('.'));
  }

  block(path: readonly string[]): void {
    this.blocks.add(path.join('.'));
  }

  /**
   * Pointers of the arguments that are set in `body` and were neither read nor are `inert` (paths such as
   * `session_controls`, whole blocks or single arguments).
   */
  unread(body: JsonObject, inert: ReadonlySet<string>): string[] {
    return this.below(body, '', '', inert);
  }

  private below(block: JsonObject, path: string, pointer: string, inert: ReadonlySet<string>): string[] {
    const dynamic = [own(block, 'dynamic') ?? []].flat().filter(isJsonObject);
    const names = new Set([...sortedKeys(block), ...dynamic.flatMap(sortedKeys)]);
    return [...names].flatMap((name) => {
      const here = path === '' ? name : `${path}.${name}`;
      const value = own(block, name);
      const at = step(pointer, name);
      if (META_ARGUMENTS.has(name) || inert.has(here)) return [];
      if (!this.blocks.has(here)) {
        const set = value !== undefined || dynamic.some((made) => own(made, name) !== undefined);
        return this.arguments.has(here) || !set ? [] : [at];
      }
      const nested = [value ?? []].flat().filter(isJsonObject);
      return nested.flatMap((body) => this.below(body, here, at, inert));
    });
  }
}
