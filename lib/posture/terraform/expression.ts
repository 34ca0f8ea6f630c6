import type { Configuration, Resource } from './configuration';
import { aliasOf, derivedAttribute } from './derived-attribute';
import { mayBeSeveral } from './existence';
import { pathOf, readHclLiteral } from './hcl-literal';
import { type IgnoredChanges, ignoredChanges } from './ignored-changes';
import { isJsonObject, own, sortedKeys } from './json-object';
import { organizationOfRoot, ROOT_ID } from './organization-root';
import { Referred, Settled } from './settled';
import { isTemplate, readTemplate, type TemplatePart } from './template';
import { hasMark, literal, literalText, marked, nullTerm, type Term, unknownTerm } from './term';

const DEEPEST = 60;
/** Locals can double a text at every step; no setting that is judged comes near this length. */
const LONGEST_TEXT = 1_000_000;

/** Evaluates a stack's expressions as far as they are written out. Each local and each attribute is read once. */
export class Expressions {
  private readonly memo = new Map<string, Term>();
  private readonly ignored = new Map<string, IgnoredChanges>();
  private depth = 0;

  constructor(readonly configuration: Configuration) {}

  /** What a value of the file comes to; in strings `${…}` is evaluated. */
  term(value: unknown): Term {
    if (this.depth > DEEPEST) return unknownTerm('notRead');
    this.depth += 1;
    try {
      return this.evaluate(value);
    } finally {
      this.depth -= 1;
    }
  }

  resource(address: string): Resource | undefined {
    return this.configuration.byAddress.get(address);
  }

  /** What the resource's `lifecycle.ignore_changes` covers. */
  ignoredIn(resource: Resource): IgnoredChanges {
    return this.once(this.ignored, resource.address, () => ignoredChanges(resource.body));
  }

  /** The text of a string or of what converts to one, where it is written out. */
  text(value: unknown): string | undefined {
    const term = this.term(value);
    return term.is === 'literal' ? literalText(term.value) : undefined;
  }

  /**
   * An attribute of a resource of the stack: what the configuration sets it to, where that is written out and not
   * ignored, else a reference.
   */
  attribute(address: string, attribute: string): Term {
    const resource = this.resource(address);
    if (!resource || mayBeSeveral(resource.body)) return unknownTerm('expression');
    return this.memoised(`${address}.${attribute}`, () => {
      const canonical = aliasOf(resource, attribute);
      const configured = this.configured(resource, canonical.argument);
      return this.identified(
        configured ?? derivedAttribute(resource, attribute, this) ?? { is: 'ref', address, attribute: canonical.name },
      );
    });
  }

  /** The literal text that an argument is set to, for attributes that follow from it. */
  argumentText(resource: Resource, argument: string): string | undefined {
    const term = this.configured(resource, argument);
    return term?.is === 'literal' ? literalText(term.value) : undefined;
  }

  /** The reference that a literal is certain to be the value of, so that one thing has one name. */
  private identified(term: Term): Term {
    if (term.is !== 'literal' || typeof term.value !== 'string') return term;
    const identity = this.configuration.identities?.get(term.value);
    return identity === undefined ? term : { is: 'ref', ...identity };
  }

  private configured(resource: Resource, argument: string): Term | undefined {
    const value = own(resource.body, argument);
    if (value === undefined || this.ignoredIn(resource).covers(argument)) return undefined;
    const term = this.term(value);
    if (term.is === 'unknown' || term.is === 'null' || term.is === 'object') return undefined;
    // Text with references in it says more than the reference only where a policy is read from it.
    return term.is === 'text' && !argument.endsWith('policy') ? undefined : term;
  }

  private evaluate(value: unknown): Term {
    if (typeof value === 'string') return this.template(value);
    if (typeof value === 'number' || typeof value === 'boolean') return literal(value);
    if (value instanceof Referred) return this.attribute(value.address, value.attribute);
    if (value instanceof Settled) return value.term;
    if (Array.isArray(value)) return { is: 'list', items: value.map((item) => this.term(item)) };
    if (!isJsonObject(value)) return nullTerm();
    if (Object.keys(value).some(isTemplate)) return unknownTerm('expression');
    return { is: 'object', entries: new Map(sortedKeys(value).map((key) => [key, this.term(value[key])])) };
  }

  private template(text: string): Term {
    if (!isTemplate(text)) return hasMark(text) || text.length > LONGEST_TEXT ? unknownTerm('notRead') : literal(text);
    const template = readTemplate(text);
    if (!template) return unknownTerm('expression');
    const [only, ...more] = template.parts;
    return only?.is === 'interpolation' && more.length === 0 ? this.source(only.source) : this.join(template.parts);
  }

  private source(source: string): Term {
    const path = pathOf(source);
    if (path && !['true', 'false', 'null'].includes(path.join('.'))) return this.reference(path);
    const organization = organizationOfRoot(source);
    if (organization !== undefined) return this.attribute(organization, ROOT_ID);
    const meaning = {
      reference: (segments: readonly string[]) => this.reference(segments),
      template: (parts: readonly TemplatePart[]) => this.join(parts),
    };
    return readHclLiteral(source, meaning) ?? unknownTerm('expression');
  }

  private join(parts: readonly TemplatePart[]): Term {
    let text = '';
    let symbolic = false;
    for (const part of parts) {
      const piece = part.is === 'literal' ? literal(part.text) : this.source(part.source);
      if (piece.is === 'unknown') return piece;
      if (piece.is === 'literal') {
        const plain = literalText(piece.value);
        if (plain === undefined || hasMark(plain)) return unknownTerm('notRead');
        text += plain;
      } else if (piece.is === 'text') {
        text += piece.text;
        symbolic = true;
      } else {
        const reference = piece.is === 'ref' ? marked(piece) : undefined;
        if (reference === undefined) return unknownTerm('expression');
        text += reference;
        symbolic = true;
      }
      if (text.length > LONGEST_TEXT) return unknownTerm('notRead');
    }
    return symbolic ? { is: 'text', text } : literal(text);
  }

  private reference(path: readonly string[]): Term {
    const [root, first, second, third] = path;
    if (root === undefined || first === undefined) return unknownTerm('expression');
    if (root === 'var') return unknownTerm('variable');
    if (root === 'local') return path.length === 2 ? this.local(first) : unknownTerm('expression');
    if (root === 'data') {
      if (second === undefined || third === undefined || path.length > 4) return unknownTerm('data');
      return this.attribute(`data.${first}.${second}`, third);
    }
    return second !== undefined && path.length === 3
      ? this.attribute(`${root}.${first}`, second)
      : unknownTerm('expression');
  }

  private local(name: string): Term {
    const { locals } = this.configuration;
    return locals.has(name)
      ? this.memoised(`local.${name}`, () => this.term(locals.get(name)))
      : unknownTerm('expression');
  }

  /** Reads once; a definition that leads back to itself is unknown. */
  private memoised(key: string, read: () => Term): Term {
    return this.once(this.memo, key, () => {
      this.memo.set(key, unknownTerm('expression'));
      return read();
    });
  }

  private once<T>(memo: Map<string, T>, key: string, read: () => T): T {
    const earlier = memo.get(key);
    if (earlier !== undefined) return earlier;
    const value = read();
    memo.set(key, value);
    return value;
  }
}
