import type { Condition, PolicyDocument, Statement } from '../../../posture';
import { ABSENT, everyDenied, testOf } from '../../../requests';
import type { Control } from '../../control';
import type { Gap } from '../gap';
import { requestsOf } from './requests-of';
import { DOCUMENT_READS, EVERY_KIND, eachPolicy, seenOf, type WrittenPolicy } from './written-policies';

const REMEDY =
  'write BoolIfExists aws:MultiFactorAuthPresent false in a deny, and Bool aws:MultiFactorAuthPresent true in an allow: a long-term access key does not carry the key at all';

const KEYS = ['aws:multifactorauthpresent', 'aws:multifactorauthage'];

/**
 * AWS-POL-01: no condition on MFA is got round by leaving MFA out. Requests by a long-term access key carry no sign of MFA
 * at all: a plain `Bool … false` in a deny does not see them, `BoolIfExists … true` in an allow lets them through. What is
 * denied to them by another statement of the same holder is no finding.
 */
export const mfaConditions: Control = {
  id: 'AWS-POL-01',
  title: 'Conditions on MFA hold for access keys, too',
  risk: 'A leaked access key passes a guard that everybody believes to ask for MFA.',
  remedy: REMEDY,
  references: [{ source: 'NIST 800-53', id: 'IA-2(1)' }],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  level: 'required',
  needs: [],
  reads: DOCUMENT_READS,
  check: (situation) =>
    eachPolicy(situation, EVERY_KIND, REMEDY, (policy, all) => {
      const together = all.filter(({ holder, kind }) => holder === policy.holder && kind === policy.kind).map(seenOf);
      return seenOf(policy).statements.flatMap((statement) => gapsOf(policy, statement, together));
    }),
};

function gapsOf(policy: WrittenPolicy, statement: Statement, together: readonly PolicyDocument[]): Gap[] {
  const blind = statement.conditions.filter((condition) => isBlind(condition, statement.effect));
  if (blind.length === 0 || isDeniedAnyway(statement, together)) return [];
  return blind.map(({ operator, key, values }) => {
    const text = `${operator} ${key} ${values.join(', ')}`;
    const what =
      statement.effect === 'Deny'
        ? `the deny with ${text} does not see a request that carries no sign of MFA`
        : `the allow with ${text} lets a request through that carries no sign of MFA`;
    return {
      given: `${what}, as by an access key`,
      meaning: { settings: [`${statement.effect}:${text}`] },
      origins: [policy.document.at],
    };
  });
}

/** Whether a condition on MFA is got round by a request that does not carry the key. `Null` asks for exactly that. */
function isBlind(condition: Condition, effect: Statement['effect']): boolean {
  if (!KEYS.includes(condition.key.toLowerCase()) || /null$/i.test(condition.operator)) return false;
  const test = testOf(condition, () => undefined);
  const isAge = condition.key.toLowerCase().endsWith('age');
  if (effect === 'Allow') return (isAge || test('false') === 'no') && test(undefined) !== 'no';
  return (isAge || test('false') !== 'no') && test(undefined) !== 'yes';
}

/** Whether the same requests without a sign of MFA are denied by what the holder's policies say besides. */
function isDeniedAnyway(statement: Statement, together: readonly PolicyDocument[]): boolean {
  const conditions = statement.conditions.filter(({ key }) => !KEYS.includes(key.toLowerCase()));
  const { universe, exact } = requestsOf({ ...statement, conditions });
  if (!exact) return false;
  const keys = Object.fromEntries(KEYS.map((key) => [key, ABSENT]));
  return everyDenied(together, { ...universe, principals: 'any', keys }).denied === true;
}
