import type { Judgment, ScubaParity } from '../controls';
import { verdictWord } from './summary';

/** What ScubaGear says otherwise of a control, once a subject. */
export interface SaidOtherwise extends ScubaParity {
  readonly of: string;
  readonly control: string;
  /** What it is said to be here. */
  readonly here: string;
}

/** Where ScubaGear would say something else, in the order of the judgments. */
export function saidOtherwise(judgments: readonly Judgment[]): readonly SaidOtherwise[] {
  const found = judgments.flatMap(({ tenant, subject, control, verdict, scubaParity, unasked }): SaidOtherwise[] => {
    if (scubaParity === undefined || unasked) return [];
    const of = [tenant, subject].filter((part) => part !== undefined && part !== '').join(' ');
    return [{ ...scubaParity, of, control, here: verdictWord(verdict) }];
  });
  return [...new Map(found.map((one) => [JSON.stringify([one.of, one.control]), one])).values()];
}

const WORDS: Readonly<Record<ScubaParity['verdict'], string>> = {
  pass: 'passes',
  fail: 'fails',
  unknown: 'cannot be told',
};

/** The verdict of ScubaGear in a sentence without a full stop: `MS.AAD.1.1v1 fails by ScubaGear`. */
export function scubaVerdict({ policy, verdict }: ScubaParity): string {
  return `${policy} ${WORDS[verdict]} by ScubaGear`;
}
