import { InvalidValue } from './invalid-value';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const DIGITS = /^[{(]?([0-9a-f]{8})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{4})-?([0-9a-f]{12})[)}]?$/;
const NIL = '00000000-0000-0000-0000-000000000000';

/** A Microsoft object id, application id, tenant id or role template id: lower case, never the all-zero one. */
export class Guid {
  private constructor(private readonly text: string) {}

  /**
   * Reads 32 hexadecimal digits in groups of 8-4-4-4-12; upper case becomes lower case.
   *
   * @throws InvalidValue for another form (braces, no dashes) and for the all-zero id, which stands for "none".
   */
  static parse(text: string): Guid {
    const id = text.toLowerCase();
    if (id === NIL) {
      throw new InvalidValue({
        problem: 'the all-zero id names nothing',
        given: text,
        allowed: 'an id is the one that Microsoft Entra shows for the object',
      });
    }
    if (!FORM.test(id)) {
      const groups = DIGITS.exec(id.trim())?.slice(1).join('-');
      throw new InvalidValue({
        problem: 'this is not an object id',
        given: text,
        allowed: 'an id is 32 hexadecimal digits in groups of 8-4-4-4-12, without braces or spaces',
        remedy: groups === undefined || groups === NIL ? undefined : `Write "${groups}"`,
      });
    }
    return new Guid(id);
  }

  equals(other: Guid): boolean {
    return this.text === other.text;
  }

  /** Lower case, with dashes. */
  toString(): string {
    return this.text;
  }
}

/** Whether {@link Guid.parse} accepts the text. */
export function isGuid(text: string): boolean {
  const id = text.toLowerCase();
  return FORM.test(id) && id !== NIL;
}
