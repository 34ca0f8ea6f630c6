import type { AcceptanceRecord, Facts } from '../../declaration';
import { isComplete } from '../../risk';
import { type Control, type Finding, meaningOf, type Outcome } from '../control';
import type { TenantOutcomes } from '../tenant-outcomes';

/** An acceptance among all that was judged of its tenant. */
export interface Weighed {
  readonly record: AcceptanceRecord;
  readonly facts: Facts;
  readonly outcomes: TenantOutcomes;
}

/** Why an acceptance is not what it has to be. */
export interface Failing {
  /** Goes on after `acceptance RA-2026-014 `. */
  readonly why: string;
  /** How to put it right, in a sentence without a full stop. */
  readonly remedy: string;
  /** What would settle it, where it cannot be told. */
  readonly assumption?: string;
}

/** A control of acceptances, which can also be asked of one. */
export interface AcceptanceRule extends Control {
  /** What is wrong with it; `undefined` where nothing is. It is asked only of what ACC-01 finds nothing missing in. */
  failing(weighed: Weighed): Failing | undefined;
}

type Head = Pick<Control, 'id' | 'title' | 'risk' | 'remedy' | 'references'> & {
  readonly level: 'advisory' | 'required';
  /** It judges what is incomplete, too. */
  readonly incomplete?: true;
};

/** A rule that every acceptance of a service is judged by, once a service. */
export function acceptanceRule(head: Head, failing: AcceptanceRule['failing']): AcceptanceRule {
  const { incomplete, ...rest } = head;
  return {
    ...rest,
    cloud: 'any',
    scope: 'service',
    ofAcceptances: true,
    needs: [],
    reads: [],
    failing,
    check({ facts, outcomes }): readonly Outcome[] {
      if (facts === undefined || outcomes === undefined) return [NONE];
      const own = ownAcceptances(facts).filter(({ record }) => incomplete || isComplete(record));
      if (own.length === 0) return [NONE];
      const found = own.flatMap(({ record, place }) => {
        const failed = failing({ record, facts, outcomes });
        return failed === undefined ? [] : [outcomeOf(failed, record.id, place, facts.focus.service)];
      });
      return found.length > 0 ? found : [{ verdict: 'met', by: own.map(({ record }) => record.id) }];
    },
  };
}

const NONE: Outcome = { verdict: 'notApplicable', because: 'no acceptance is declared for it' };

/** The acceptances of the service that the facts are about and of its accounts, each with its place in the declaration. */
function ownAcceptances({ declaration, focus: { service } }: Facts) {
  return (declaration.acceptances ?? [])
    .map((record, index) => ({ record, place: `acceptances.${index}` }))
    .filter(({ record: { subject } }) => subject === service || subject.startsWith(`${service}.`));
}

function outcomeOf({ why, remedy, assumption }: Failing, id: string, declared: string, subject: string): Outcome {
  const finding: Finding = {
    subject,
    origins: [],
    meaning: meaningOf({ settings: [`acceptance=${id}`] }),
    given: `acceptance ${id} ${why}`,
    remedy,
    declared,
  };
  return assumption === undefined ? { verdict: 'unmet', finding } : { verdict: 'unknown', finding, assumption };
}
