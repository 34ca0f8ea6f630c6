import type { UnknownReason } from '../value';
import { literal, type Term } from './term';

/** A value of a body that is not an expression to be evaluated: a plan says what it comes to. */
export class Settled {
  /**
   * @param asBlocks why blocks that stand here are not seen; unset: the value stands for an argument alone
   */
  constructor(
    readonly term: Term,
    readonly asBlocks?: UnknownReason,
  ) {}
}

/** What an attribute of another resource comes to: its literal value where it has one, else the reference. */
export class Referred extends Settled {
  constructor(
    readonly address: string,
    readonly attribute: string,
  ) {
    super({ is: 'ref', address, attribute });
  }
}

/** Text that is no template: what looks like an expression in it is a part of it. */
export function verbatim(text: string): string | Settled {
  return text.includes('{') ? new Settled(literal(text)) : text;
}
