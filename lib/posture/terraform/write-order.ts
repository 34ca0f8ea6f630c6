import type { Configuration, Resource } from './configuration';
import { isJsonObject, own } from './json-object';
import { isTemplate, readTemplate } from './template';

/**
 * In which order Terraform writes the resources of a stack, as far as the stack says so: a resource comes after what it refers
 * to and what its `depends_on` names, and after whatever these come after.
 */
export class WriteOrder {
  private readonly direct = new Map<string, readonly string[]>();

  constructor(private readonly configuration: Configuration) {}

  /** The addresses that are certainly written, or read, before the resource; in plain text order. */
  before(resource: Resource): readonly string[] {
    const found = new Set<string>();
    const waiting = [...this.directly(resource)];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      const further = this.configuration.byAddress.get(next);
      if (further !== undefined) for (const address of this.directly(further)) waiting.push(address);
    }
    found.delete(resource.address);
    return [...found].sort();
  }

  private directly(resource: Resource): readonly string[] {
    const known = this.direct.get(resource.address);
    if (known !== undefined) return known;
    const named = [own(resource.body, 'depends_on') ?? []]
      .flat()
      .flatMap((name) => (typeof name === 'string' ? this.addressesIn(name) : []));
    const referred = this.referencesIn(resource.body, new Set());
    const all = [...new Set([...named, ...referred])];
    this.direct.set(resource.address, all);
    return all;
  }

  private referencesIn(value: unknown, locals: Set<string>): readonly string[] {
    const found: string[] = [];
    // A list of what is left to look at, since what is nested may be so deeper than calls can be.
    const left: unknown[] = [value];
    while (left.length > 0) {
      const next = left.pop();
      if (typeof next === 'string') {
        for (const source of this.sourcesIn(next))
          for (const address of this.namedIn(source, locals)) found.push(address);
      } else if (Array.isArray(next)) {
        for (const inner of next) left.push(inner);
      } else if (isJsonObject(next)) {
        for (const [key, inner] of Object.entries(next)) if (key !== '//') left.push(inner);
      }
    }
    return found;
  }

  /** The sources of the interpolations of a text; none of one that is not read. */
  private sourcesIn(text: string): readonly string[] {
    if (!isTemplate(text)) return [];
    return (readTemplate(text)?.parts ?? []).flatMap((part) => (part.is === 'interpolation' ? [part.source] : []));
  }

  /** What an expression refers to; a text within it refers to nothing, but for what it interpolates, which is not followed. */
  private namedIn(source: string, locals: Set<string>): readonly string[] {
    const code = source.replace(/"(?:[^"\\]|\\.)*"/g, '""');
    const through = [...code.matchAll(/\blocal\.([\w-]+)/g)].flatMap(([, name = '']) => {
      if (locals.has(name)) return [];
      locals.add(name);
      return this.referencesIn(this.configuration.locals.get(name), locals);
    });
    return [...this.addressesIn(code), ...through];
  }

  private addressesIn(code: string): readonly string[] {
    const names = code.matchAll(/(?<![\w.-])(data\.)?([A-Za-z_]\w*)\.([A-Za-z_][\w-]*)/g);
    return [...names].flatMap(([, data = '', type, name]) => {
      const address = `${data}${type}.${name}`;
      return this.configuration.byAddress.has(address) ? [address] : [];
    });
  }
}
