import type { Entity, PolicyDocument, Statement } from '../../posture';
import type { Outcome, Situation } from '../control';
import { mayBeAbsent } from './bucket';
import { type Gap, outcomeOf, provided, settingGaps } from './gap';
import { identityOf, labelOf } from './identity';

export type Role = Entity<'iamPrincipal'>;

/** The roles of the stack. */
export function rolesOf({ posture }: Situation): readonly Role[] {
  const principals: readonly Role[] = posture.entities.iamPrincipal;
  return principals.filter(({ fields }) => fields.type === 'role');
}

/**
 * One outcome for each role of the stack whose trust policy admits somebody whom the control is about, or may do so; not
 * applicable where there is none.
 *
 * @param concerns whether the control is about an allowing statement
 */
export function eachTrust(
  situation: Situation,
  {
    remedy,
    none,
    concerns,
  }: { readonly remedy: string; readonly none: string; concerns(statement: Statement, role: Role): boolean },
  judge: (role: Role, allowed: readonly Statement[], trust: PolicyDocument) => readonly Gap[],
): readonly Outcome[] {
  const outcomes = rolesOf(situation).flatMap((role): Outcome[] => {
    const { trust } = role.fields;
    const gapsAt = unreadGaps(role);
    if (trust.is !== 'known') return trust.is === 'absent' ? [] : [outcomeFor(role, gapsAt)];
    const allowed = trust.value.statements.filter((each) => each.effect === 'Allow' && concerns(each, role));
    const open = trust.value.open === undefined ? [] : gapsAt;
    if (allowed.length === 0 && open.length === 0) return [];
    const session = allowed.length === 0 ? [] : sessionGaps(role);
    return [outcomeFor(role, [...judge(role, allowed, trust.value), ...session, ...open])];
  });
  return outcomes.length > 0 ? outcomes : [{ verdict: 'notApplicable', because: none }];

  function outcomeFor(role: Role, gaps: readonly Gap[]): Outcome {
    return outcomeOf({
      subject: role.address,
      remedy,
      meaning: { targets: [labelOf(identityOf(role))] },
      gaps: mayBeAbsent(role) ? gaps.map((gap) => provided(`${role.address} is not made`, gap)) : gaps,
      by: [role.address],
    });
  }
}

const LONGEST_SECONDS = 14_400;
/** What IAM takes where nothing is said. */
const USUAL_SECONDS = 3600;

/** Sessions of people and suppliers end after four hours at the latest. */
function sessionGaps({ fields: { session } }: Role): Gap[] {
  if (session === undefined) return [];
  return settingGaps('sessionSeconds', session, (value) => Number(value ?? USUAL_SECONDS) <= LONGEST_SECONDS);
}

/** What a trust policy that cannot be read leaves in doubt; one under `ignore_changes` is whatever is there. */
function unreadGaps({ fields: { trust } }: Role): Gap[] {
  const isIgnored = trust.is === 'unknown' && trust.why === 'ignored';
  return [
    {
      given: isIgnored ? 'its trust policy is under ignore_changes' : 'only apply knows all of its trust policy',
      meaning: { settings: [`trust=${isIgnored ? 'ignored' : 'unknown'}`] },
      origins: [trust.at],
      ...(isIgnored ? {} : { assumption: 'what only apply knows of its trust policy admits nobody else' }),
    },
  ];
}
