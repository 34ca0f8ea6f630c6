import type { Control } from '../control';
import { answerJustifiesRung } from './answer-justifies-rung';
import { dataOnRecord } from './data-on-record';
import { evaluated } from './evaluated';
import { evaluatedInFull } from './evaluated-in-full';
import { exitKnown } from './exit-known';
import { upstreamNamed } from './upstream-named';

/** Controls of who a service is rented from, judged from the declaration. */
export const supplierControls: readonly Control[] = [
  evaluated,
  evaluatedInFull,
  upstreamNamed,
  exitKnown,
  answerJustifiesRung,
  dataOnRecord,
];
