import type { AwsAccount } from '../../declaration';
import type { Condition, Principals, Statement } from '../../posture';
import type { Control, Situation } from '../control';
import { awsAccountOf } from './account';
import { eachTrust, type Role } from './assumed-by';
import type { Gap } from './gap';
import { isForeign, ownAccounts, trustedOf } from './own-accounts';

const REMEDY =
  'declare it under supplierRoles of the account, and allow sts:AssumeRole to the declared principals where StringEquals sts:ExternalId is the declared one';

type SupplierRole = NonNullable<AwsAccount['supplierRoles']>[string];

/**
 * AWS-IAM-05: who comes from an account that the tenant does not declare gets a role of the stack only as a supplier on
 * record: it is a role declared for that supplier, it names the declared principals, not a whole account, and it asks for
 * the declared external id. Sessions end after four hours.
 */
export const suppliersBounded: Control = {
  id: 'AWS-IAM-05',
  title: 'Suppliers get a role by name, on record, and with an external id',
  risk: 'Somebody else talks a supplier into using the access that it has to us, or access outlives the contract.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'SA-9' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: ['service'],
  reads: [
    ['iamPrincipal', 'name'],
    ['iamPrincipal', 'trust'],
    ['iamPrincipal', 'session'],
  ],
  check: (situation) => {
    const own = ownAccounts(situation);
    return eachTrust(
      situation,
      {
        remedy: REMEDY,
        none: 'no role of the stack trusts an account that is not declared',
        concerns: ({ principals }) => principals !== undefined && foreignersOf(principals, own).length > 0,
      },
      (role, allowed) => allowed.flatMap((statement) => gapsOf(statement, role, situation, own)),
    );
  },
};

function foreignersOf(principals: Principals, own: ReadonlySet<string>): readonly string[] {
  if (principals.any || principals.not) return ['*'];
  return principals.aws.filter((text) => isForeign(trustedOf(text), own));
}

function gapsOf(statement: Statement, role: Role, situation: Situation, own: ReadonlySet<string>): Gap[] {
  const { name, trust } = role.fields;
  const declared = name.is === 'known' ? awsAccountOf(situation)?.supplierRoles?.[name.value] : undefined;
  const foreigners = statement.principals === undefined ? [] : foreignersOf(statement.principals, own);
  const who = foreigners.map((text) => (text === '*' ? 'All' : text));
  const gap = (given: string, settings: readonly string[], principals = who): Gap => ({
    given,
    meaning: { principals, settings },
    origins: [trust.at],
  });
  return [
    ...(declared === undefined
      ? [gap(`it trusts ${foreigners.join(', ')}, and no supplier is declared for it`, ['supplier=unset'])]
      : []),
    ...foreigners.flatMap((text) => {
      const problem = unnamed(text, declared);
      return problem === undefined ? [] : [gap(problem, [], [text === '*' ? 'All' : text])];
    }),
    ...(statement.conditions.some((condition) => asksFor(condition, declared?.externalId))
      ? []
      : [gap('it does not ask for the external id', ['externalId=unset'])]),
  ];
}

/** Why a principal is not one that was agreed. */
function unnamed(text: string, declared: SupplierRole | undefined): string | undefined {
  if (text === '*') return 'everybody may try to assume it';
  if (trustedOf(text).isWhole) return `it trusts ${text}, everybody in that account`;
  if (declared === undefined || declared.assumedBy.includes(text)) return undefined;
  return `it trusts ${text}, which is not declared for the supplier`;
}

function asksFor({ operator, key, values }: Condition, wanted: string | undefined): boolean {
  if (operator.toLowerCase() !== 'stringequals' || key.toLowerCase() !== 'sts:externalid') return false;
  return values.length > 0 && values.every((value) => value !== '' && value === (wanted ?? value));
}
