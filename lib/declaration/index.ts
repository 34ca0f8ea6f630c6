export { APPROVERS_FILE, type ApprovalRules, approvalRulesOf, LONGEST_ACCEPTANCE_DAYS } from './approval-rules';
export { ATTESTABLE_CONTROLS } from './attestable-controls';
export { alarmRecipients, auditBucketOf, type OrganizationTrail, organizationTrailOf } from './audit';
export {
  type Baseline,
  type BaselineEntry,
  baselines,
  baselinesOf,
  blocksMediumSignIns,
  defaultBaseline,
  knownBaselines,
  wantedControls,
} from './baselines';
export { isCredentialKey } from './credential-keys';
export { DeclarationError, type DeclarationProblem, problemText } from './declaration-error';
export { domainsOf } from './domains';
export { EVALUATION_PARTS, type EvaluatedPart } from './evaluation-parts';
export { existingLocationFor, isSameNetworks } from './existing-locations';
export { FACTS_FILE, type Facts, type Focus, factsOf, type Source } from './facts';
export { networkOf, serviceOf, supplierOf, trustedNetworkOf } from './focus';
export { InvalidFacts } from './invalid-facts';
export { lineOf } from './location';
export type { DeclaredTenant } from './parse-declarations';
export { guestsArePersona, personaGroups } from './personas';
export { type PipelineTrust, pipelineTrust } from './pipelines';
export { type Approvers, approversOf, privilegedRolesOf } from './privileged-roles';
export { RATINGS, type Rating } from './ratings';
export { parseApprovers, parseTenant, readFacts, readTenants, tenantOfFacts } from './read';
export type { AcceptanceRecord, Meaning } from './schema/acceptance';
export type { ApproverList } from './schema/approvers';
export type { AwsAccount, AwsOrganization, AwsSettings } from './schema/aws';
export type { DeclaredBucket } from './schema/aws-bucket';
export type { DeclaredPipeline } from './schema/aws-pipelines';
export type { Backend } from './schema/backend';
export type { Attestation, Stage } from './schema/common';
export type { Declaration } from './schema/declaration';
export type { EntraSettings } from './schema/entra';
export type { Exclusion } from './schema/exclusions';
export type { Guardrails } from './schema/guardrails';
export type { Network } from './schema/network';
export type { PrivilegedAccess, PrivilegedRole } from './schema/privileged-access';
export type { RiskDecision } from './schema/risk-decision';
export type { Rollout } from './schema/rollout';
export type { Rung } from './schema/rung';
export type { AwsService, EntraService, Service, ServiceKind } from './schema/service';
export type { Exit, HeldData } from './schema/service-record';
export type { Evaluation, Supplier } from './schema/supplier';
export { APPROVERS_SCHEMA_FILE, SCHEMA_FILE } from './schema-file';
export { type ServiceAccounts, serviceAccountsOf } from './service-accounts';
export { sessionLengths } from './session-lengths';
export { type DeclaredStack, focusOf, stackName, stacksOf, subjectName } from './stacks';
export { writeFacts } from './write-facts';
