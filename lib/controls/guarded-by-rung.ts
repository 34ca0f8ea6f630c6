import { type Facts, type Rung, serviceOf } from '../declaration';
import { addressRung } from './aws/address-rung';
import { type Control, type Finding, meaningOf, type Outcome } from './control';
import { conditionalAccessRung } from './entra/conditional-access-rung';
import { declared } from './situation';

/**
 * LAD-01: a rented service is guarded by the highest rung of the ladder, and the rung holds: Conditional Access over its
 * sign-in; else an IP allow-list on the management layer; else it is only declared. Each step down is a finding that an
 * acceptance of exactly that rung covers (`covers: { settings: [guard=ipAllowList] }`). A rung that does not hold is a
 * finding of its own, which that acceptance does not cover.
 */
export const guardedByRung: Control = {
  id: 'LAD-01',
  title: 'The management layer is guarded by its rung of the ladder',
  risk: 'An administration interface that anyone on the internet can sign in to is one stolen password away from being lost.',
  remedy:
    'Put the service behind Conditional Access; where the vendor does not offer it, behind an IP allow-list; accept each step down for a time',
  references: [
    { source: 'NIST 800-53', id: 'AC-17(1)' },
    { source: 'NIST 800-53', id: 'SA-9' },
  ],
  cloud: 'any',
  scope: 'tenant',
  level: 'required',
  staged: true,
  needs: ['service'],
  reads: [],
  check(situation): readonly Outcome[] {
    const { facts } = declared(situation);
    const { guard } = serviceOf(facts);
    if (guard.by === 'conditionalAccess') return conditionalAccessRung(declared(situation), guard);
    const held = guard.by === 'ipAllowList' ? addressRung(declared(situation), guard) : [];
    return [...held, stepDown(facts, guard)];
  },
};

const ANSWERS = {
  conditionalAccess: 'Conditional Access',
  ipAllowList: 'an IP allow-list',
  neither: 'neither Conditional Access nor an allow-list',
  unknown: 'nothing that is on record',
} as const;

function stepDown(facts: Facts, { by }: Rung): Outcome {
  const { service } = facts.focus;
  const finding: Finding = {
    subject: service,
    origins: [],
    meaning: meaningOf({ settings: [`guard=${by}`] }),
    given: `the service is ${by === 'ipAllowList' ? 'guarded by an IP allow-list, not by Conditional Access' : 'only declared: nothing guards its sign-in'}${answerOf(facts)}`,
    remedy: `put ${service} behind Conditional Access (guard: { by: conditionalAccess, … }), or have LAD-01 accepted for it until a day`,
  };
  return { verdict: 'unmet', finding };
}

/** The supplier's dated answer, which justifies the rung. */
function answerOf(facts: Facts): string {
  const { supplier } = serviceOf(facts);
  const evaluated = facts.declaration.suppliers[supplier]?.evaluated;
  if (evaluated === undefined) return '';
  return `; on ${evaluated.on} ${supplier} was found to be restrictable by ${ANSWERS[evaluated.restrictableBy ?? 'unknown']}`;
}
