import type { ProviderScope } from '../entity';
import type { PolicyDocument } from '../policy-document';
import type { UnknownReason } from '../value';
import { Block } from './block';
import type { Configuration, Resource } from './configuration';
import { Expressions } from './expression';
import { own } from './json-object';
import { configurationNamed, providerOf, scopeOf } from './provider-scope';
import { WriteOrder } from './write-order';

/** A policy document as far as it can be read, or why it cannot be. */
export type ReadDocument = { readonly document: PolicyDocument } | { readonly why: UnknownReason };

/** One stack being read: its configuration, its expressions, and what several resources share, read once. */
export class StackReading {
  readonly expressions: Expressions;
  readonly order: WriteOrder;
  private readonly scopes = new Map<string, ProviderScope>();
  private readonly bodies = new Map<string, Block>();
  private readonly documents = new Map<string, ReadDocument>();

  constructor(readonly configuration: Configuration) {
    this.expressions = new Expressions(configuration);
    this.order = new WriteOrder(configuration);
  }

  /** The resource's body, to read its arguments from. */
  body(resource: Resource): Block {
    const body = this.bodies.get(resource.address) ?? Block.of(resource, this);
    this.bodies.set(resource.address, body);
    return body;
  }

  /** Read once for all resources of a provider configuration that name no region of their own. */
  scope(resource: Resource): ProviderScope {
    const read = () => scopeOf(resource, this.configuration, this.expressions);
    if (own(resource.body, 'region') !== undefined) return read();
    const { localName, alias } = configurationNamed(resource);
    const key = JSON.stringify([providerOf(resource.type), localName, alias]);
    const scope = this.scopes.get(key) ?? read();
    this.scopes.set(key, scope);
    return scope;
  }

  /** A document that several places refer to, read once. */
  document(key: string, read: () => ReadDocument): ReadDocument {
    const earlier = this.documents.get(key);
    if (earlier) return earlier;
    // A document that leads back to itself is not read.
    this.documents.set(key, { why: 'expression' });
    const document = read();
    this.documents.set(key, document);
    return document;
  }
}
