import type { PolicyDocument } from '../policy-document';
import { absent, known, type Origin, type SetOf, type UnknownReason, unknown, type Val } from '../value';
import type { Resource } from './configuration';
import { dynamicIn } from './dynamic-blocks';
import { type IgnoredChanges, NOTHING_IGNORED } from './ignored-changes';
import { isJsonObject, type JsonObject, own, step } from './json-object';
import { readPolicy } from './policy-json';
import { ReadPaths } from './read-paths';
import { Settled } from './settled';
import type { StackReading } from './stack-reading';
import { type Term, unknownTerm } from './term';
import { flagOf, setOf, textOf, whyOf } from './term-value';

/** Nested blocks of one name. `open`: there may be more than are seen, and why. */
export interface Blocks {
  readonly blocks: readonly Block[];
  readonly open?: UnknownReason;
}

/** Where a block stands in its resource, and what keeps all of it from being read. */
interface Place {
  readonly pointer: string;
  /** False where the block is not written at all. */
  readonly present: boolean;
  readonly fate?: UnknownReason;
}

/**
 * A resource's body or a block nested in it, as a place to read typed values from. Whatever cannot be read comes back
 * unknown with its reason: `ignore_changes` first, then what the whole block suffers from (a `dynamic` block).
 */
export class Block {
  private readonly dynamic: ReadonlyMap<string, boolean>;
  private documents?: Map<string, Val<PolicyDocument>>;

  private constructor(
    readonly resource: Resource,
    readonly stack: StackReading,
    private readonly json: JsonObject,
    private readonly place: Place,
    readonly read: ReadPaths,
    /** What keeps a written value from ever reaching the cloud again. */
    private readonly ignored: IgnoredChanges,
  ) {
    this.dynamic = dynamicIn(json);
  }

  /** The resource's body. */
  static of(resource: Resource, stack: StackReading): Block {
    return Block.body(resource, stack, stack.expressions.ignoredIn(resource));
  }

  /** The resource's body as the cloud first gets it: `ignore_changes` covers what comes later. */
  static asWritten(resource: Resource, stack: StackReading): Block {
    return Block.body(resource, stack, NOTHING_IGNORED);
  }

  private static body(resource: Resource, stack: StackReading, ignored: IgnoredChanges): Block {
    const place = { pointer: '', present: true };
    return new Block(resource, stack, resource.body, place, new ReadPaths(), ignored);
  }

  /** Whether the block is written. The values of one that is not are absent. */
  get present(): boolean {
    return this.place.present;
  }

  at(name?: string): Origin {
    const { address, construct } = this.resource;
    const { stack, from } = this.stack.configuration;
    const pointer = name === undefined ? this.place.pointer : step(this.place.pointer, name);
    return { from, stack, address, pointer, construct };
  }

  /** What an argument comes to, before it is given a type. */
  term(name: string): Term {
    this.read.argument(name);
    if (this.ignored.covers(name)) return unknownTerm('ignored');
    if (this.place.fate !== undefined) return unknownTerm(this.place.fate);
    return this.isDynamic(name) ? unknownTerm('dynamic') : this.stack.expressions.term(own(this.json, name));
  }

  isSet(name: string): boolean {
    return this.term(name).is !== 'null';
  }

  text(name: string): Val<string> {
    return textOf(this.term(name), this.at(name));
  }

  /** The text, or unknown (`computed`) where it is not set: the provider then makes one up. */
  named(name: string): Val<string> {
    const text = this.text(name);
    return text.is === 'absent' ? unknown('computed', this.at(name)) : text;
  }

  flag(name: string): Val<boolean> {
    return flagOf(this.term(name), this.at(name));
  }

  set(name: string): SetOf<string> {
    return setOf(this.term(name), this.at(name));
  }

  /** The set of the one value of an argument that takes one. */
  single(name: string): SetOf<string> {
    const value = this.text(name);
    return { items: value.is === 'absent' ? [] : [value], at: value.at };
  }

  /** A policy document; `trust` where it is one that need not name a resource, such as a role's trust policy. */
  document(name: string, trust = false): Val<PolicyDocument> {
    this.documents ??= new Map();
    const earlier = this.documents.get(name);
    if (earlier) return earlier;
    const document = this.readDocument(this.term(name), this.at(name), trust);
    this.documents.set(name, document);
    return document;
  }

  /** The one block of this name; one with absent values where there is none. */
  block(name: string): Block {
    const { blocks, open } = this.blocks(name);
    const [only, ...more] = blocks;
    const fate = open ?? (more.length > 0 ? 'notRead' : undefined);
    return fate === undefined && only ? only : this.nested(name, {}, undefined, fate, fate !== undefined);
  }

  blocks(name: string): Blocks {
    this.read.block(name);
    const value = own(this.json, name);
    const written: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const blocks = written.map((block, index) =>
      isJsonObject(block)
        ? this.nested(name, block, Array.isArray(value) ? index : undefined, this.place.fate)
        : this.nested(name, {}, index, this.place.fate ?? this.whyUnread(block)),
    );
    if (this.ignored.swallows(name)) return { blocks, open: 'ignored' };
    const open = this.place.fate ?? (this.isDynamic(name) ? 'dynamic' : undefined);
    return open === undefined ? { blocks } : { blocks, open };
  }

  /**
   * Whether a list of blocks is written as an empty one: absent where it is not written, for which the provider keeps what
   * is there.
   */
  isEmpty(name: string): Val<boolean> {
    const { blocks, open } = this.blocks(name);
    const at = this.at(name);
    const unread = open ?? blocks.find(({ place }) => place.fate !== undefined)?.place.fate;
    if (unread !== undefined) return unknown(unread, at);
    if (blocks.length > 0) return known(false, at);
    return Array.isArray(own(this.json, name)) ? known(true, at) : absent(at);
  }

  /** The same place with nothing to be read in it, for what an open list of blocks may hold. */
  unreadable(name: string, why: UnknownReason): Block {
    return this.nested(name, {}, undefined, why);
  }

  private whyUnread(blocks: unknown): UnknownReason {
    const settled = blocks instanceof Settled ? blocks.asBlocks : undefined;
    return settled ?? whyOf(this.stack.expressions.term(blocks));
  }

  private readDocument(term: Term, at: Origin, trust: boolean): Val<PolicyDocument> {
    if (term.is === 'null') return absent(at);
    const read = readPolicy(term, trust, this.stack);
    return 'document' in read ? known(read.document, at) : unknown(read.why, at);
  }

  private nested(name: string, json: JsonObject, index?: number, fate?: UnknownReason, present = true): Block {
    const pointer = step(this.place.pointer, name);
    const place = {
      pointer: index === undefined ? pointer : step(pointer, index),
      present,
      fate,
    };
    const [read, ignored] = [this.read.block(name), this.ignored.within(name)];
    return new Block(this.resource, this.stack, json, place, read, ignored);
  }

  private isDynamic(name: string): boolean {
    return this.dynamic.has(name);
  }
}
