import { TokenMap } from 'cdktf/lib/tokens/private/token-map';

/**
 * Runs something that makes an App and is done with it, and lets go of the tokens that it made.
 *
 * The framework keeps each token of the process, and with a reference the tree of its stack, in one map for good. Whoever
 * makes one App needs them until the end; whoever makes a thousand one after another would hold a thousand trees. What is
 * taken out here belongs to an App that nobody can use any more; where a version keeps its tokens otherwise, nothing is.
 */
export function releasingTokens<T>(run: () => T): T {
  const tokens = TokenMap.instance();
  const maps = ['stringTokenMap', 'numberTokenMap']
    .map((name): unknown => Reflect.get(tokens, name))
    .filter((map): map is Map<unknown, unknown> => map instanceof Map)
    .map((map) => ({ map, before: map.size }));
  try {
    return run();
  } finally {
    for (const { map, before } of maps) {
      // A map gives its keys in the order in which they were put in.
      for (const key of [...map.keys()].slice(before)) map.delete(key);
    }
  }
}
