import type { Answer } from './answer';
import { matchText } from './automaton';
import { type Lookup, lettersOf } from './letters';
import { beginsOtherwise, compile, type Style } from './pattern';

/**
 * Whether a text is one that a policy's text names; see `matchText`. Most policies spell most texts out, or begin otherwise:
 * that takes no automaton.
 */
export function comparisonWith(
  named: string,
  style: Style,
  ignoreCase: boolean,
  lookup: Lookup,
): (text: string) => Answer {
  const isSpelledOut = style === 'exact' ? !named.includes('$') : style === 'glob' && !/[*?$]/.test(named);
  const isAscii = /^[\0-\x7f]*$/.test(named);
  const spelling = ignoreCase ? named.toLowerCase() : named;
  return (text) => {
    if (isSpelledOut && (isAscii || !ignoreCase) && !text.includes('$')) {
      return spelling === (ignoreCase ? text.toLowerCase() : text) ? 'yes' : 'no';
    }
    if (style === 'glob' && beginsOtherwise(named, text, ignoreCase)) return 'no';
    return matchText(compile(named, style, ignoreCase, lookup), lettersOf(text));
  };
}
