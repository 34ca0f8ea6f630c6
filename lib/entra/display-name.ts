import { InvalidValue } from '../values';

/** What is wrong with a name in the directory; the name that the library gives, where none is given, never is. */
export function nameProblems(displayName: string | undefined): readonly InvalidValue[] {
  if (displayName === undefined || displayName.trim() !== '') return [];
  return [
    new InvalidValue({
      problem: 'displayName: the name is empty',
      given: displayName,
      allowed: 'a name has at least one visible character',
      remedy: 'Leave displayName out to get the name that this library gives',
    }),
  ];
}
