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
  /** What is read within, for blocks. */
  private readonly read = new Map<string, ReadPaths | undefined>();

  argument(name: string): void {
    if (!this.read.has(name)) this.read.set(name, undefined);
  }

  /** What is read within the blocks of this name. */
  block(name: string): ReadPaths {
    const within = this.read.get(name) ?? new ReadPaths();
    this.read.set(name, within);
    return within;
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
    for (const name of new Set([...Object.keys(block), ...made.keys()])) {
      const blocks = this.read.get(name);
      const isRead = blocks === undefined && this.read.has(name);
      if (isRead || META_ARGUMENTS.has(name)) continue;
      const path = within.path === '' ? name : `${within.path}.${name}`;
      if (inert.has(path)) continue;
      const value = own(block, name);
      const pointer = step(within.pointer, name);
      if (blocks !== undefined) {
        const nested = [value ?? []].flat().filter(isJsonObject);
        for (const inner of nested) blocks.findUnread(inner, inert, { path, pointer }, found);
      } else if (value !== undefined || made.get(name) === true) {
        found.push(pointer);
      }
    }
  }
}
