import { type Control, catalogue, controlOf } from '../controls';
import { didYouMean, InvalidValue } from '../values';

/**
 * The control that is named on the command line, in whatever case.
 * @throws InvalidValue for an id that no control has
 */
export function namedControl(given: string): Control {
  const control = controlOf(given.toUpperCase());
  if (control !== undefined) return control;
  const ids = catalogue.map(({ id }) => id);
  const near = didYouMean(given.toUpperCase(), ids);
  throw new InvalidValue({
    problem: 'no such control',
    given,
    allowed: '`tenant-guard explain` lists every control',
    ...(near === undefined ? {} : { remedy: `Did you mean ${near}?` }),
  });
}
