import type { Entity, Val } from '../../posture';
import type { Situation } from '../control';
import { type Gap, settingGaps } from './gap';

/** Whether the text names a key of the account's own: not none, and not the one that AWS keeps for a service. */
export function isCustomerKey(text: string | undefined): boolean {
  return text !== undefined && text !== '' && !/(?:^|:)alias\/aws\//.test(text);
}

/** The key of the same stack that the value refers to. */
export function keyOf(value: Val<string>, { posture }: Situation): Entity<'kmsKey'> | undefined {
  return value.is === 'ref' ? posture.entities.kmsKey.find(({ address }) => address === value.address) : undefined;
}

/** What is wrong with a key of the stack that encrypts something. */
export function keyGaps({ address, fields }: Entity<'kmsKey'>): Gap[] {
  return [
    ...settingGaps('keyEnabled', fields.enabled, (value) => value !== false),
    ...settingGaps('keyRotation', fields.rotation, (value) => value === true),
  ].map((gap) => ({ ...gap, given: `${gap.given} for ${address}` }));
}
