import type { mutantsOf } from './mutations';

type Json = Parameters<typeof mutantsOf>[0];
type Resources = Readonly<Record<string, Readonly<Record<string, Json>>>>;

const POLICY = 'azuread_conditional_access_policy';
const BLOCKS = ['resource', 'data'] as const;

/** The stack with one Conditional Access policy, with what that refers to, and no other; nothing for another resource. */
export function policyAlone(address: string, stack: Json): Json | undefined {
  const all = blocksOf(stack);
  const kept = new Set<string>();
  const keep = (one: string): void => {
    const [type = '', name = ''] = one.split('.');
    const block = BLOCKS.find((each) => all[each][type]?.[name] !== undefined);
    if (block === undefined || kept.has(one)) return;
    kept.add(one);
    for (const named of referencesIn(all[block][type]?.[name] ?? null)) keep(named);
  };
  if (!address.startsWith(`${POLICY}.`)) return undefined;
  keep(address);
  const sliced = BLOCKS.flatMap((block) => {
    const types = Object.entries(all[block]).flatMap(([type, named]) => {
      const own = Object.entries(named).filter(([name]) => kept.has(`${type}.${name}`));
      return own.length === 0 ? [] : [[type, Object.fromEntries(own)] as const];
    });
    return types.length === 0 ? [] : [[block, Object.fromEntries(types)] as const];
  });
  const { resource: _, data: __, ...rest } = stack as Readonly<Record<string, Json>>;
  return { ...rest, ...Object.fromEntries(sliced) };
}

function blocksOf(stack: Json): Readonly<Record<(typeof BLOCKS)[number], Resources>> {
  const { resource = {}, data = {} } = stack as Readonly<Record<string, Resources>>;
  return { resource, data };
}

/** The addresses that the values of a resource name, what it waits for aside. */
function referencesIn(value: Json): readonly string[] {
  if (typeof value === 'string') {
    return [...value.matchAll(/\b(?:data\.)?([a-z]\w*_\w+\.[A-Za-z][\w-]*)/g)].map(([, address = '']) => address);
  }
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'depends_on' ? [] : referencesIn(inner)));
}
