/** What is written for an argument: a literal, a reference within the configuration, what only apply knows, or nothing. */
export type Written<T> =
  | { readonly is: 'known'; readonly value: T }
  | { readonly is: 'ref'; readonly address: string; readonly attribute: string }
  | { readonly is: 'unknown' }
  | { readonly is: 'absent' };

/** The members of a list, in the order in which they are written. */
export interface WrittenList {
  readonly items: readonly Written<string>[];
  /** Why the list may hold more than is seen. */
  readonly open?: string;
}

export interface WrittenSelection {
  readonly included: WrittenList;
  readonly excluded: WrittenList;
}

/** Nested blocks of one name. */
export interface WrittenBlocks<T> {
  readonly blocks: readonly T[];
  /** Why there may be more than are seen. */
  readonly open?: string;
}

/** The arguments of a resource, or of a block in it, by their Terraform names: what a description is read from. */
export interface Arguments {
  text(name: string): Written<string>;
  flag(name: string): Written<boolean>;
  set(name: string): WrittenList;
  /** The one block of this name; one in which nothing is written where there is none. */
  block(name: string): Arguments;
  blocks(name: string): WrittenBlocks<Arguments>;
}
