import { pipelineTrust } from '../../declaration';
import type { Condition, Statement } from '../../posture';
import { openness, PipelineIssuer, type PipelineSubject } from '../../values';
import type { Situation } from '../control';
import { awsAccountOf } from './account';
import type { Role } from './assumed-by';
import { directoryOf, hostOf, issuersOf, providerOf } from './federation';
import { type Gap, provided } from './gap';

/** An issuer of tokens that a trust policy names and that is not the directory of people. */
export interface Issuer {
  /** The principal of the trust policy. */
  readonly text: string;
  /** How IAM names it in condition keys; `undefined` where only apply knows. */
  readonly host?: string;
}

/** The issuers of web identities that the statement trusts, but for the directory whose Conditional Access guards the service. */
export function issuersIn({ principals }: Statement, situation: Situation): readonly Issuer[] {
  if (principals === undefined || principals.not) return [];
  const directory = directoryOf(situation);
  const ofPeople = directory === undefined ? [] : issuersOf(directory).map((issuer) => issuer.replace('https://', ''));
  return principals.federated.flatMap((text): Issuer[] => {
    const provider = providerOf(text, situation);
    if (provider?.fields.type === 'saml' || /:saml-provider\//.test(text)) return [];
    const host =
      provider === undefined
        ? text.replace(/^arn:[^:]+:iam::\d{12}:oidc-provider\//, '').toLowerCase()
        : hostOf(provider.fields.issuer);
    if (host !== undefined && ofPeople.includes(host)) return [];
    return [{ text, ...(host === undefined || host.includes('${') ? {} : { host }) }];
  });
}

/** What a statement leaves open to tokens of the issuer beyond the pipelines that are declared for the role. */
export function pipelineGaps(statement: Statement, role: Role, issuer: Issuer, situation: Situation): readonly Gap[] {
  const { name, trust } = role.fields;
  const { text, host } = issuer;
  const gap = (given: string, setting: string): Gap => ({
    given,
    meaning: { principals: [host ?? text], settings: [setting] },
    origins: [trust.at],
  });
  if (host === undefined) {
    return [
      provided(
        `${text} is the declared issuer`,
        gap(`only apply knows whose tokens ${text} stands for`, 'issuer=unknown'),
      ),
    ];
  }
  const declared = name.is === 'known' ? awsAccountOf(situation)?.pipelines?.[name.value] : undefined;
  const wanted = declared === undefined ? undefined : pipelineTrust(declared);
  const own = wanted !== undefined && PipelineIssuer.parse(wanted.issuer).host === host ? wanted : undefined;
  const on = statement.conditions.filter(isHeld);
  return [
    ...(own === undefined
      ? [gap(`it trusts tokens of ${host}, and no pipeline there is declared for it`, 'pipeline=unset')]
      : []),
    ...(on.some((each) => isOn(each, `${host}:aud`) && each.values.every((value) => value === (own?.audience ?? value)))
      ? []
      : [gap(`it takes tokens of ${host} that are for somebody else`, 'audience=unset')]),
    ...subjectGaps(
      on.filter((each) => isOn(each, `${host}:sub`)),
      host,
      own?.subjects,
      gap,
    ),
  ];
}

/** The subjects are enough where one of the conditions, which all have to hold, is. */
function subjectGaps(
  conditions: readonly Condition[],
  host: string,
  declared: readonly PipelineSubject[] | undefined,
  gap: (given: string, setting: string) => Gap,
): readonly Gap[] {
  if (conditions.length === 0) return [gap(`it takes tokens of everybody at ${host}`, 'subject=unset')];
  const found = conditions.map((condition) =>
    condition.values.flatMap((value): Gap[] => {
      if (declared?.some((subject) => subject.covers(value))) return [];
      const open = /equals$/i.test(condition.operator) ? undefined : openness(host, value);
      if (open !== undefined) return [gap(`it takes tokens of ${value}: ${open}`, `subject=${value}`)];
      return declared === undefined
        ? []
        : [gap(`it takes tokens of ${value}, which is not declared`, `subject=${value}`)];
    }),
  );
  return found.reduce((least, each) => (each.length < least.length ? each : least));
}

/** Whether it holds for nobody who does not carry the key: `…IfExists` and `ForAllValues` do. */
function isHeld({ operator, values }: Condition): boolean {
  return /^(?:foranyvalue:)?string(?:equals|like)$/i.test(operator) && values.length > 0;
}

function isOn({ operator, key }: Condition, wanted: string): boolean {
  if (key.toLowerCase() !== wanted.toLowerCase()) return false;
  return wanted.endsWith(':sub') || /equals$/i.test(operator);
}
