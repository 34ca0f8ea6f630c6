import type { Rendered } from './needs-table';

/** The resources and data sources of a stack's Terraform JSON; what has another form is passed over. */
export function renderedIn(json: unknown): readonly Rendered[] {
  return [
    ...Object.entries(objectAt(json, 'resource')),
    ...Object.entries(objectAt(json, 'data')).map(([type, named]) => [`data.${type}`, named] as const),
  ].flatMap(([type, named]) => Object.values(asObject(named)).map((body) => ({ type, body: asObject(body) })));
}

function objectAt(json: unknown, name: string): Readonly<Record<string, unknown>> {
  return asObject(asObject(json)[name]);
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}
