import type { IConstruct } from 'constructs';
import type { Facts } from '../declaration';

/** Survives a second copy of this library in one program: a registered symbol is the same in both. */
const FACTS = Symbol.for('cdktf-tenant-guard/facts');

/** Says of a construct (a stack, or a declared service without one) which facts it is judged by. */
export function registerFacts(construct: IConstruct, facts: () => Facts): void {
  Object.defineProperty(construct, FACTS, { value: facts, enumerable: false, configurable: true });
}

/** The facts registered for a construct. */
export function registeredFacts(construct: IConstruct): Facts | undefined {
  const facts: unknown = Reflect.get(construct, FACTS);
  return typeof facts === 'function' ? facts() : undefined;
}
