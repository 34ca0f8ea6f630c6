import type { Arguments, Written, WrittenList } from '../../lib/values';

/** Arguments by their Terraform names, blocks as objects or lists of them. */
export type TerraformArguments = { readonly [name: string]: unknown };

/** What only apply knows, as a literal of tests. */
export const UNKNOWN = '${var.unknown}';

/** A resource with changes laid over it; `undefined` takes an argument away. */
export function overlaid(base: TerraformArguments, changes: TerraformArguments): TerraformArguments {
  const result: Record<string, unknown> = { ...base };
  for (const [name, change] of Object.entries(changes)) {
    const old = base[name];
    if (change === undefined) delete result[name];
    else result[name] = isBlock(old) && isBlock(change) ? overlaid(old, change) : change;
  }
  return result;
}

/** The arguments as the rules on form read them. */
export function argumentsOf(block: TerraformArguments): Arguments {
  const blocks = (name: string) => {
    const value = block[name];
    if (value === UNKNOWN) return { blocks: [], open: 'variable' };
    return { blocks: [value ?? []].flat().map((nested) => argumentsOf(Object(nested))) };
  };
  return {
    text: (name) => textOf(block[name]),
    flag: (name) => {
      const text = textOf(block[name]);
      return text.is === 'known' ? { is: 'known', value: text.value === 'true' } : text;
    },
    set: (name) => setOf(block[name]),
    block: (name) => {
      const { blocks: found, open } = blocks(name);
      return found[0] ?? (open === undefined ? argumentsOf({}) : UNREADABLE);
    },
    blocks,
  };
}

/** A block of which nothing can be read. */
const UNREADABLE: Arguments = {
  text: () => ({ is: 'unknown' }),
  flag: () => ({ is: 'unknown' }),
  set: () => ({ items: [], open: 'variable' }),
  block: () => UNREADABLE,
  blocks: () => ({ blocks: [], open: 'variable' }),
};

function textOf(value: unknown): Written<string> {
  if (value === undefined || value === null) return { is: 'absent' };
  if (value === UNKNOWN) return { is: 'unknown' };
  const [, address, attribute] = /^\$\{((?:data\.)?\w+\.\w+)\.(\w+)\}$/.exec(String(value)) ?? [];
  if (address !== undefined && attribute !== undefined) return { is: 'ref', address, attribute };
  return { is: 'known', value: String(value) };
}

function setOf(value: unknown): WrittenList {
  if (value === UNKNOWN) return { items: [], open: 'variable' };
  return { items: [value ?? []].flat().map(textOf) };
}

function isBlock(value: unknown): value is TerraformArguments {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The resource with one value in it made unknown, once for each value. */
export function withUnknowns(block: TerraformArguments): TerraformArguments[] {
  return Object.entries(block).flatMap(([name, value]) => {
    const whole = { ...block, [name]: UNKNOWN };
    if (isBlock(value)) return [whole, ...withUnknowns(value).map((nested) => ({ ...block, [name]: nested }))];
    if (!Array.isArray(value)) return [whole];
    const members = value.map((item, index) => {
      const changed = isBlock(item) ? withUnknowns(item) : [UNKNOWN];
      return changed.map((one) => ({ ...block, [name]: value.map((old, at) => (at === index ? one : old)) }));
    });
    return [whole, ...members.flat()];
  });
}
