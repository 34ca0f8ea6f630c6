import type { Origin, UnknownReason } from '../../posture';
import type { Unread } from '../../signin';

const WHY: Readonly<Record<UnknownReason, string>> = {
  computed: 'known only after apply',
  data: 'read from a data source at apply',
  variable: 'an input variable',
  expression: 'an expression',
  dynamic: 'a dynamic block',
  ignored: 'covered by ignore_changes',
  sensitive: 'sensitive',
  notRead: 'in a form that is not read',
};
const MOST = 3;

/** The values that cannot be read, in words: `/state of azuread_conditional_access_policy.mfa (an input variable)`. */
export function unreadInWords(values: readonly Unread[]): string {
  const shown = values.slice(0, MOST).map(({ at, why }) => `${placeOf(at)} (${WHY[why]})`);
  const more = values.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

export function placeOf({ pointer, address }: Origin): string {
  return pointer === '' ? address : `${pointer} of ${address}`;
}
