import { dynamicIn } from './dynamic-blocks';
import { isJsonObject, type JsonObject, own, step } from './json-object';

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

/** Where a block stands: names only, and as a pointer. */
interface Place {
  readonly path: string;
  readonly pointer: string;
}

/**
 * The arguments and blocks of one resource, or of its blocks of one name, that were read. An argument that nobody read (one of
 * a later provider version) may change what the others mean, so it must not be passed over.
 */
export class ReadPaths {
  private readonly arguments = new Set<string>();
  private readonly blocks = new Map<string, ReadPaths>();

  argument(name: string): void {
    this.arguments.add(name);
  }

  /** What is read within the blocks of this name. */
  block(name: string): ReadPaths {
    const known = this.blocks.get(name) ?? new ReadPaths();
    this.blocks.set(name, known);
    return known;
  }

  /**
   * Pointers of the arguments that are set in `body` and were neither read nor are `inert` (paths such as
   * `session_controls`, whole blocks or single arguments).
   */
  unread(body: JsonObject, inert: ReadonlySet<string>): string[] {
    const found: string[] = [];
    this.findUnread(body, inert, { path: '', pointer: '' }, found);
    return found;
  }

  private findUnread(block: JsonObject, inert: ReadonlySet<string>, within: Place, found: string[]): void {
    const made = dynamicIn(block);
    const names = made.length === 0 ? Object.keys(block) : new Set([block, ...made].flatMap(Object.keys));
    for (const name of names) {
      const blocks = this.blocks.get(name);
      const isRead = blocks === undefined && this.arguments.has(name);
      if (isRead || META_ARGUMENTS.has(name)) continue;
      const path = within.path === '' ? name : `${within.path}.${name}`;
      if (inert.has(path)) continue;
      const value = own(block, name);
      const pointer = step(within.pointer, name);
      if (blocks !== undefined) {
        const nested = [value ?? []].flat().filter(isJsonObject);
        for (const inner of nested) blocks.findUnread(inner, inert, { path, pointer }, found);
      } else if (value !== undefined || made.some((one) => own(one, name) !== undefined)) {
        found.push(pointer);
      }
    }
  }
}
