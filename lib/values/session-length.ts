import { InvalidValue } from './invalid-value';

/** Whose session it is, with the unit in which its length is counted. */
export type SessionOf = 'adminHours' | 'userDays' | 'unmanagedHours' | 'guestHours';

/**
 * The longest that a session is left alone before whoever holds it signs in again: privileged roles and all users as CIS
 * Microsoft 365 has it (5.2.2.4, 5.2.2.13), guests as Microsoft's Zero Trust assessment does (21824), unmanaged devices for
 * half a day.
 */
export const LONGEST_SESSION: Readonly<Record<SessionOf, number>> = {
  adminHours: 4,
  userDays: 7,
  unmanagedHours: 12,
  guestHours: 24,
};

/** What is taken where nothing is said: the longest, but on unmanaged devices an hour, as in Microsoft's template. */
export const USUAL_SESSION: Readonly<Record<SessionOf, number>> = { ...LONGEST_SESSION, unmanagedHours: 1 };

/** What is wrong with a length: it is a whole number of hours or days, from 1 to the longest. */
export function sessionLengthProblems(
  of: SessionOf,
  place: string,
  length: number,
  control: string,
): readonly InvalidValue[] {
  const longest = LONGEST_SESSION[of];
  if (Number.isInteger(length) && length >= 1 && length <= longest) return [];
  const unit = of === 'userDays' ? 'days' : 'hours';
  return [
    new InvalidValue({
      problem: `${place}: a session does not last for this number of ${unit}`,
      given: String(length),
      allowed: `it is a whole number of ${unit} from 1 to ${longest}`,
      remedy: `Leave it out for ${USUAL_SESSION[of]}`,
      control,
    }),
  ];
}
