import { Token } from 'cdktf';
import type { Arguments, Written } from '../values';

type Value = string | number | boolean | object | null | undefined;

/**
 * The arguments of a configuration that is about to be rendered, by their Terraform names, as the rules on form ask for
 * them. What a token comes to cannot be read yet: the guard reads it in what is rendered.
 */
export function renderedArguments(configuration: object): Arguments {
  const argument = (name: string): Value => Reflect.get(configuration, camelCased(name));
  const blocks = (name: string) => {
    const value = argument(name);
    if (Token.isUnresolved(value)) return { blocks: [], open: 'computed' };
    return { blocks: [value ?? []].flat().map((block) => renderedArguments(Object(block))) };
  };
  return {
    text: (name) => text(argument(name)),
    flag: (name) => flag(argument(name)),
    set: (name) => {
      const value = argument(name);
      if (Token.isUnresolved(value)) return { items: [], open: 'computed' };
      return { items: [value ?? []].flat().map((item) => text(item)) };
    },
    block: (name) => blocks(name).blocks[0] ?? renderedArguments({}),
    blocks,
  };
}

function written(value: Value): Written<Value> {
  if (value === undefined || value === null) return { is: 'absent' };
  return Token.isUnresolved(value) ? { is: 'unknown' } : { is: 'known', value };
}

function text(value: Value): Written<string> {
  const said = written(value);
  return said.is === 'known' ? { is: 'known', value: String(said.value) } : said;
}

function flag(value: Value): Written<boolean> {
  const said = written(value);
  return said.is === 'known' ? { is: 'known', value: said.value === true } : said;
}

function camelCased(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
