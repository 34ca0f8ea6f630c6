import type { Condition, Statement, Val } from '../../posture';
import type { Control, Situation } from '../control';
import { eachTrust, type Role } from './assumed-by';
import { type Directory, directoryOf, hostOf, issuersOf, providerOf } from './federation';
import { type Gap, provided, settingGaps } from './gap';
import { issuersIn, pipelineGaps } from './pipeline-trusts';

const REMEDY =
  "trust the provider of the directory whose Conditional Access guards the service, with StringEquals on SAML:aud (OpenID Connect: its aud and sub), for sessions of at most four hours; guard the service by conditionalAccess, with the directory's application";

/**
 * AWS-MFA-06: people who sign in elsewhere get a role of the stack only by the Entra directory, and the application, whose
 * Conditional Access guards the service; that a policy covers the application is judged by LAD-01. Sessions end after four
 * hours. Any other provider of identities is found, but for those of pipelines to which AWS-MFA-08 finds the role bounded.
 */
export const entraFederated: Control = {
  id: 'AWS-MFA-06',
  title: 'Federated roles trust the directory behind Conditional Access alone',
  risk: "Whoever can make somebody else's provider vouch for them gets the role, past every policy of the directory.",
  remedy: REMEDY,
  references: [
    { source: 'CIS AWS v7', id: '2.19' },
    { source: 'NIST 800-53', id: 'IA-8' },
    { source: 'NIST 800-53', id: 'AC-12' },
  ],
  cloud: 'aws',
  scope: 'resource',
  needs: ['service'],
  reads: [
    ['iamPrincipal', 'name'],
    ['iamPrincipal', 'trust'],
    ['iamPrincipal', 'session'],
    ['federationProvider', 'name'],
    ['federationProvider', 'issuer'],
  ],
  check: (situation) => {
    const directory = directoryOf(situation);
    return eachTrust(
      situation,
      {
        remedy: REMEDY,
        none: 'no role of the stack trusts a provider of identities',
        concerns: (statement, role) => federatedIn(statement, role, situation).length > 0,
      },
      (role, allowed) =>
        allowed.length === 0
          ? []
          : [
              ...(directory === undefined ? [unguarded(role)] : []),
              ...allowed.flatMap((statement) => gapsOf(statement, role, situation, directory)),
            ],
    );
  },
};

/** The providers that the statement trusts, but for those of pipelines that it is bounded to (AWS-MFA-08). */
function federatedIn(statement: Statement, role: Role, situation: Situation): readonly string[] {
  const { principals } = statement;
  if (principals === undefined || principals.not) return [];
  const bounded = issuersIn(statement, situation)
    .filter((issuer) => pipelineGaps(statement, role, issuer, situation).length === 0)
    .map(({ text }) => text);
  return principals.federated.filter((text) => !bounded.includes(text));
}

function unguarded({ fields: { trust } }: Role): Gap {
  return {
    given: 'people sign in elsewhere for it, and the service is not declared to be guarded by Conditional Access there',
    meaning: { settings: ['federation=unguarded'] },
    origins: [trust.at],
  };
}

function gapsOf(statement: Statement, role: Role, situation: Situation, directory: Directory | undefined): Gap[] {
  return federatedIn(statement, role, situation).flatMap((text) => {
    const provider = providerOf(text, situation);
    if (provider === undefined) return [elsewhere(text, role)];
    const { type, issuer } = provider.fields;
    return [
      ...issuerGaps(text, issuer, directory),
      ...(type === 'saml' ? samlGaps(statement, role) : openIdGaps(statement, role, issuer, directory)),
    ];
  });
}

/** A provider that the stack does not make: that of somebody else, or one of which nothing is seen here. */
function elsewhere(text: string, { fields: { trust } }: Role): Gap {
  const gap: Gap = {
    given: `it trusts ${text}, which this stack does not make`,
    meaning: { principals: [text] },
    origins: [trust.at],
  };
  const isOurs = /^arn:[^:]+:iam::\d{12}:saml-provider\//.test(text);
  return isOurs ? provided(`${text} is the directory's`, gap) : gap;
}

function issuerGaps(text: string, issuer: Val<string>, directory: Directory | undefined): Gap[] {
  if (directory === undefined) return [];
  const own = issuersOf(directory);
  return settingGaps('issuer', issuer, (value) => value !== undefined && own.includes(value)).map((gap) => ({
    ...gap,
    given: `${gap.given} for ${text}, which is not the directory's`,
  }));
}

const SIGN_IN =
  /^https:\/\/(?:(?:[a-z0-9-]+\.)?signin\.aws\.amazon\.com|(?:[a-z0-9-]+\.)?signin\.amazonaws-us-gov\.com|(?:[a-z0-9-]+\.)?signin\.amazonaws\.cn)\/saml$/;

function samlGaps({ conditions }: Statement, { fields: { trust } }: Role): Gap[] {
  const isHeld = conditions.some((each) => isEqual(each, 'saml:aud', (value) => SIGN_IN.test(value)));
  return isHeld ? [] : [unset('audience', 'it takes what was signed for somebody else than AWS', trust)];
}

function openIdGaps(
  { conditions }: Statement,
  { fields: { trust } }: Role,
  issuer: Val<string>,
  directory?: Directory,
): Gap[] {
  const url = hostOf(issuer) ?? '';
  const { application } = directory ?? {};
  const isFor = (value: string) =>
    application === undefined || value.replace(/^api:\/\//, '').toLowerCase() === application.toLowerCase();
  const audience = conditions.some((each) => isEqual(each, `${url}:aud`, isFor));
  const subject = conditions.some((each) => isEqual(each, `${url}:sub`, (value) => value !== ''));
  return [
    ...(audience ? [] : [unset('audience', 'it takes tokens for other applications', trust)]),
    ...(subject ? [] : [unset('subject', 'it takes tokens of everybody whom the application lets in', trust)]),
  ];
}

function isEqual({ operator, key, values }: Condition, wanted: string, holds: (value: string) => boolean): boolean {
  return (
    operator.toLowerCase() === 'stringequals' &&
    key.toLowerCase() === wanted &&
    values.length > 0 &&
    values.every(holds)
  );
}

function unset(setting: string, given: string, trust: Val<unknown>): Gap {
  return { given, meaning: { settings: [`${setting}=unset`] }, origins: [trust.at] };
}
