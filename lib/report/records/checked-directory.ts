import type { Subject } from '../../controls';
import { type EntraService, type Facts, serviceOf } from '../../declaration';
import { ObjectIds } from './object-ids';
import type { TenantRecord } from './tenant-record';

/** A directory that other checkers look at, with what they have to be told of it. */
export interface CheckedDirectory {
  readonly service: string;
  readonly stack: string;
  readonly declared: EntraService;
  readonly subject: Subject & { readonly facts: Facts };
  readonly ids: ObjectIds;
}

/** The directories of a tenant that have a stack. */
export function directoriesOf({ subjects, objectIds }: TenantRecord): readonly CheckedDirectory[] {
  return subjects.flatMap((subject): CheckedDirectory[] => {
    const { facts, stack } = subject;
    if (facts === undefined || stack === undefined) return [];
    const declared = serviceOf(facts);
    if (declared.kind !== 'entra') return [];
    const ids = objectIds?.get(stack) ?? ObjectIds.none;
    return [{ service: facts.focus.service, stack, declared, subject: { ...subject, facts }, ids }];
  });
}

/** Whether every reference of the text was resolved. */
export function isResolved(text: string): boolean {
  return !text.includes('{REPLACE-');
}
