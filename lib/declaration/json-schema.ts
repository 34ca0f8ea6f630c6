import { z } from 'zod';
import { declaration } from './schema/declaration';

/**
 * The schema of a declaration as JSON Schema draft 7, for completion and hints in an editor. It says what the reader's
 * schema says of shape, names and forms; what the reader checks beyond that (addresses, references, days) it cannot.
 */
export function declarationJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(declaration, { target: 'draft-7', io: 'input' });
  return { $schema, $id: 'urn:cdktf-tenant-guard:tenant.v1', ...rest };
}

/** The published file's text. */
export function declarationJsonSchemaText(): string {
  return `${JSON.stringify(declarationJsonSchema(), undefined, 2)}\n`;
}
