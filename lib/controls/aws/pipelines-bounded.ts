import type { Control } from '../control';
import { eachTrust } from './assumed-by';
import { issuersIn, pipelineGaps } from './pipeline-trusts';

const REMEDY =
  "declare it under pipelines of the account, and allow sts:AssumeRoleWithWebIdentity where StringEquals holds the issuer's aud, and StringEquals or StringLike its sub, to what is declared: the repository, and the branch or environment in it";

/**
 * AWS-MFA-08: who comes with a token of an issuer that is not the directory of people gets a role of the stack only as a
 * pipeline on record: it is a role declared for that issuer, it asks for the declared audience, and for the subject of the
 * declared repository from the declared branch, tag or environment. Sessions end after four hours.
 *
 * A subject is not bounded by a condition that also holds where there is none (`…IfExists`, `ForAllValues`).
 */
export const pipelinesBounded: Control = {
  id: 'AWS-MFA-08',
  title: 'Pipelines get a role by repository and place, on record',
  risk: 'Anybody at the same issuer, or anybody who may open a pull request, gets the role of the pipeline.',
  remedy: REMEDY,
  references: [
    { source: 'NIST 800-53', id: 'AC-3' },
    { source: 'NIST 800-53', id: 'AC-12' },
    { source: 'NIST 800-53', id: 'IA-9' },
  ],
  cloud: 'aws',
  judges: 'accountsAndOrganization',
  scope: 'resource',
  needs: ['service'],
  reads: [
    ['iamPrincipal', 'name'],
    ['iamPrincipal', 'trust'],
    ['iamPrincipal', 'session'],
    ['federationProvider', 'issuer'],
  ],
  check: (situation) =>
    eachTrust(
      situation,
      {
        remedy: REMEDY,
        none: 'no role of the stack trusts an issuer of tokens beside the directory',
        concerns: (statement) => issuersIn(statement, situation).length > 0,
      },
      (role, allowed) =>
        allowed.flatMap((statement) =>
          issuersIn(statement, situation).flatMap((issuer) => pipelineGaps(statement, role, issuer, situation)),
        ),
    ),
};
