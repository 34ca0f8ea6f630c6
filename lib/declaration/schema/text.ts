import { z } from 'zod';
import { InvalidValue } from '../../values';

interface Described {
  readonly description: string;
  readonly pattern?: string;
  readonly examples?: readonly string[];
}

/**
 * A string that one of the value parsers accepts, kept in that value's canonical spelling. The parser's own message
 * becomes the error; `pattern` and `examples` are for the editor.
 */
export function text(parse: (given: string) => { toString(): string }, described: Described) {
  return z
    .string()
    .meta({
      description: described.description,
      ...(described.pattern === undefined ? {} : { pattern: described.pattern }),
      ...(described.examples === undefined ? {} : { examples: [...described.examples] }),
    })
    .transform((given, context) => {
      try {
        return parse(given).toString();
      } catch (error) {
        context.issues.push({
          code: 'custom',
          input: given,
          message: error instanceof Error ? error.message : String(error),
          params: error instanceof InvalidValue ? { refused: error } : {},
        });
        return z.NEVER;
      }
    });
}

/** A short name in lower-case letters, digits and dashes, as ids of tenants, services, networks, suppliers are. */
export function id(description: string, examples: readonly string[]) {
  return z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, {
      message: 'an id has lower-case letters, digits and single dashes, and starts with a letter',
    })
    .max(40)
    .meta({ description, examples: [...examples] });
}

/** Free text that a person must have written: not empty, not blank. */
export function prose(description: string, example: string) {
  return z
    .string()
    .regex(/\S/, { message: 'nothing is written here' })
    .max(4000)
    .meta({ description, examples: [example] });
}
