import { z } from 'zod';
import { approvers } from './schema/approvers';
import { declaration } from './schema/declaration';
import { APPROVERS_SCHEMA_FILE, SCHEMA_FILE } from './schema-file';

/**
 * The schema of a declaration as JSON Schema draft 7, for completion and hints in an editor. It says what the reader's
 * schema says of shape, names and forms; what the reader checks beyond that (addresses, references, days) it cannot.
 */
export function declarationJsonSchema(): Record<string, unknown> {
  return jsonSchemaOf(declaration, 'tenant.v1');
}

/** The schema of the list of approvers, in the same form. */
export function approversJsonSchema(): Record<string, unknown> {
  return jsonSchemaOf(approvers, 'approvers.v1');
}

/** The published files with their texts. */
export function publishedSchemas(): Readonly<Record<string, string>> {
  const text = (schema: Record<string, unknown>) => `${JSON.stringify(schema, undefined, 2)}\n`;
  return {
    [SCHEMA_FILE]: text(declarationJsonSchema()),
    [APPROVERS_SCHEMA_FILE]: text(approversJsonSchema()),
  };
}

function jsonSchemaOf(of: z.ZodType, name: string): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(of, { target: 'draft-7', io: 'input' });
  return { $schema, $id: `urn:cdktf-tenant-guard:${name}`, ...rest };
}
