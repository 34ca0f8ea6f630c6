import type { Directory } from './directory';
import { GraphError } from './graph-error';
import { isObject, type Json, type JsonObject, textAt } from './json';
import { anything, type Fields, text, word } from './shape';

/** What every request for a privileged assignment or eligibility may hold. */
export const REQUEST_FIELDS: Fields = {
  action: word('adminAssign', 'adminRemove'),
  createdBy: anything,
  justification: text,
  principalId: text,
  scheduleInfo: anything,
  ticketInfo: anything,
};

/** What Graph adds to a request: that it was carried out at once, when, and for whom. */
export function carriedOut(given: JsonObject, directory: Directory): JsonObject {
  const at = directory.now();
  const ticket = isObject(given.ticketInfo) ? given.ticketInfo : {};
  return {
    status: given.action === 'adminAssign' ? 'Provisioned' : 'Revoked',
    createdDateTime: at,
    completedDateTime: at,
    approvalId: null,
    customData: null,
    justification: null,
    isValidationOnly: false,
    ...given,
    createdBy: directory.caller(),
    scheduleInfo: given.action === 'adminAssign' ? scheduleOf(given.scheduleInfo, at) : null,
    ticketInfo: { ticketNumber: null, ticketSystem: null, ...ticket },
  };
}

/** When a schedule begins and ends; one without a beginning begins now. */
function scheduleOf(given: Json | undefined, now: string): JsonObject {
  const info = isObject(given) ? given : {};
  const expiration = isObject(info.expiration) ? info.expiration : {};
  const needed = { afterDateTime: 'endDateTime', afterDuration: 'duration', noExpiration: '' };
  const type = textAt(expiration, 'type') ?? '';
  if (!Object.hasOwn(needed, type)) throw invalid(`'${type}' is no type of expiration.`);
  const bound = needed[type as keyof typeof needed];
  if (bound !== '' && textAt(expiration, bound) === undefined) throw invalid(`'${type}' needs '${bound}'.`);
  return {
    startDateTime: info.startDateTime ?? now,
    recurrence: null,
    expiration: {
      type,
      endDateTime: null,
      duration: null,
      ...(bound === '' ? {} : { [bound]: expiration[bound] ?? null }),
    },
  };
}

function invalid(message: string): GraphError {
  return new GraphError(400, 'InvalidScheduleInfo', message);
}
