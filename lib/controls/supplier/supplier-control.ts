import { type Facts, type Service, type Supplier, serviceOf, supplierOf } from '../../declaration';
import type { Day } from '../../values';
import { type Control, type Finding, meaningOf, type Outcome } from '../control';
import { declared } from '../situation';

/** The rented service with who it is rented from. */
export interface Rented {
  readonly facts: Facts;
  /** Id of the service. */
  readonly id: string;
  readonly service: Service;
  readonly supplier: Supplier;
  readonly asOf: Day;
}

/** What is weak, in words and as settings of which an acceptance is made. */
export interface Weakness {
  readonly settings: readonly string[];
  readonly given: string;
  readonly remedy: string;
  /** What would settle it, where it is not known. */
  readonly assumption?: string;
}

type Head = Pick<Control, 'id' | 'title' | 'risk' | 'remedy' | 'references'> & { readonly level?: 'required' };

/** A control of a service's supplier, judged once a service from the declaration alone. */
export function supplierControl(head: Head, weaknesses: (rented: Rented) => readonly Weakness[]): Control {
  return {
    ...head,
    cloud: 'any',
    scope: 'service',
    needs: ['suppliers'],
    reads: [],
    check(situation): readonly Outcome[] {
      const { facts, asOf } = declared(situation);
      const service = serviceOf(facts);
      const id = facts.focus.service;
      const found = weaknesses({ facts, id, service, supplier: supplierOf(facts), asOf });
      if (found.length === 0) return [{ verdict: 'met', by: [id] }];
      return found.map((weakness) => outcomeOf(weakness, id, service.supplier));
    },
  };
}

/** An acceptance is of this supplier: one of another supplier does not cover it. */
function outcomeOf({ settings, given, remedy, assumption }: Weakness, subject: string, supplier: string): Outcome {
  const meaning = meaningOf({ targets: [`supplier:${supplier}`], settings });
  const finding: Finding = { subject, origins: [], meaning, given, remedy };
  return assumption === undefined ? { verdict: 'unmet', finding } : { verdict: 'unknown', finding, assumption };
}
