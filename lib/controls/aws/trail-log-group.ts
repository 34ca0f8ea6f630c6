import { type Entity, symbolOf, type Val } from '../../posture';
import type { Answer } from '../../requests';
import type { Situation } from '../control';

/** The log group of the stack that a trail delivers to. */
export function logGroupOf(
  { logGroup }: Entity<'trail'>['fields'],
  { posture }: Situation,
): Entity<'logGroup'> | undefined {
  return posture.entities.logGroup.find(({ address, fields: { name } }) => {
    if (logGroup.is === 'ref') return logGroup.address === address;
    const text = symbolOf(name);
    return logGroup.is === 'known' && text !== undefined && logGroup.value.endsWith(`:log-group:${text}`);
  });
}

/** Whether an argument names a resource of the stack: by an attribute of it, by its literal name, or by an ARN of that. */
export function namesResource(value: Val<string>, resource: { readonly address: string }, name: Val<string>): Answer {
  if (value.is === 'ref') return value.address === resource.address ? 'yes' : 'no';
  if (value.is === 'unknown') return value.why === 'ignored' ? 'no' : 'unknown';
  if (value.is === 'absent') return 'no';
  if (name.is !== 'known') return name.is === 'unknown' ? 'unknown' : 'no';
  return value.value === name.value || value.value.endsWith(`:${name.value}`) ? 'yes' : 'no';
}
