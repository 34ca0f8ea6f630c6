import { absent, known, type Origin, ref, type SetOf, type UnknownReason, unknown, type Val } from '../value';
import { step } from './json-object';
import { literalText, type Term } from './term';

/** List-valued attributes that stand for all of their members as one symbol. */
const LOOKED_UP: Readonly<Record<string, string>> = {
  'data.azuread_group': 'members',
  'data.azuread_users': 'object_ids',
};

/** Why a term is not the kind of value that was asked for. */
export function whyOf(term: Term): UnknownReason {
  if (term.is === 'unknown') return term.why;
  if (term.is === 'text' || term.is === 'json') return 'expression';
  return term.is === 'ref' ? 'computed' : 'notRead';
}

export function textOf(term: Term, at: Origin): Val<string> {
  if (term.is === 'null') return absent(at);
  if (term.is === 'ref') return ref(term.address, term.attribute, at);
  const text = term.is === 'literal' ? literalText(term.value) : undefined;
  return text === undefined ? unknown(whyOf(term), at) : known(text, at);
}

/** A boolean, also where it is written as Terraform's text for one: `"true"`, `"1"`, `"false"`, `"0"`. */
export function flagOf(term: Term, at: Origin): Val<boolean> {
  if (term.is === 'null') return absent(at);
  if (term.is === 'ref') return ref(term.address, term.attribute, at);
  const value = term.is === 'literal' ? term.value : undefined;
  if (value === true || value === 'true' || value === '1') return known(true, at);
  if (value === false || value === 'false' || value === '0') return known(false, at);
  return unknown(whyOf(term), at);
}

export function setOf(term: Term, at: Origin): SetOf<string> {
  if (term.is === 'null') return { items: [], at };
  if (term.is === 'list') {
    const items = term.items.map((item, index) => {
      const here = { ...at, pointer: step(at.pointer, index) };
      return item.is === 'null' ? unknown('notRead', here) : textOf(item, here);
    });
    return { items, at };
  }
  const lookedUp = term.is === 'ref' && LOOKED_UP[typeOf(term.address)] === term.attribute;
  return lookedUp ? { items: [textOf(term, at)], at } : { items: [], open: whyOf(term), at };
}

function typeOf(address: string): string {
  return address.slice(0, address.lastIndexOf('.'));
}
