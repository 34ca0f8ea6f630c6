const REFERENCE = /^\$\{([^{}]+)\.(?:object_id|id)\}$/;

/** What a policy names, as people read it: a reference to a resource of the stack is the resource's address. */
export function inWords(symbol: string): string {
  return REFERENCE.exec(symbol)?.[1] ?? symbol;
}

/** A named location; `AllTrusted` are those that are marked as trusted. */
export function locationInWords(symbol: string): string {
  return symbol === 'AllTrusted' ? 'the trusted locations' : inWords(symbol);
}
