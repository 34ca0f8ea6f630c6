export { localAddresses, type SpecialUse, type SpecialUseBlock, specialUse, specialUseBlock } from './address-space';
export { ADMINISTRATION_SERVICES, type AdministrationService } from './administration-service';
export {
  APPLY_CONDITIONS,
  type ApplyConditionName,
  exactMembers,
  exactMembersOf,
  type MemberCount,
  memberCount,
  memberCountOf,
} from './apply-condition';
export { AUDIT_EVENTS, type AuditEvent, type AuditEventClass } from './audit-events';
export { AwsAccountId } from './aws-account-id';
export {
  GUARDRAIL_ACTIONS,
  PRINCIPAL_TAG_ACTIONS,
  RESOURCE_PERIMETER_ACTIONS,
  ROLE_CHANGE_ACTIONS,
  SIGN_IN_ACTIONS,
  USER_CREDENTIAL_ACTIONS,
  VPC_RESIDENT_ACTIONS,
} from './aws-actions';
export { awsOwnedResources, foreignResource } from './aws-owned-resources';
export { type AwsPartition, AwsRegion } from './aws-region';
export { BucketName } from './bucket-name';
export { ADDRESS_BITS, Cidr, type IpFamily } from './cidr';
export { CidrSet } from './cidr-set';
export { composePolicies, listRemedy, type PolicyRoom } from './compose-policies';
export { Country } from './country';
export { Day } from './day';
export { DeviceFilter, workstationProblem } from './device-filter';
export { DEVICE_PLATFORMS, type DevicePlatform, USUAL_PLATFORMS } from './device-platforms';
export { DomainName } from './domain-name';
export { Duration } from './duration';
export { type BreadthProblem, breadthProblems, WIDEST_SHARE } from './egress-breadth';
export { type EgressOptions, egressProblem, parseEgress, WIDEST_EGRESS } from './egress-range';
export { EmailAddress, samePerson } from './email-address';
export { ADMIN_PORTALS, ENTRA_APPLICATIONS } from './entra-applications';
export { EntraRole, type EntraRoleList, privilegedRoles } from './entra-role';
export { type Federation, federationProblems } from './federation';
export {
  type Arguments,
  type Form,
  type FormProblem,
  GUEST_TYPES,
  locationForm,
  policyForm,
  strengthForm,
  type Written,
  type WrittenBlocks,
  type WrittenList,
  type WrittenLocation,
  type WrittenPolicy,
  type WrittenStrength,
  writtenLocation,
  writtenPolicy,
  writtenStrength,
} from './graph-form';
export { MICROSOFT_GRAPH, TIER_0_PERMISSIONS } from './graph-permissions';
export { Guid, isGuid } from './guid';
export { type HeldLocation, heldLocation, heldLocationOf } from './held-location';
export { type IamKind, IamName } from './iam-name';
export { InvalidValue, type InvalidValueParts, quoted } from './invalid-value';
export { lineOfKey } from './json-line';
export { hasDuplicateKey, parseJson, UnreadableJson } from './json-text';
export { LOAD_BALANCING_ACCOUNTS } from './load-balancing-accounts';
export { MethodCombination } from './method-combination';
export { onceFor } from './once-for';
export { PIPELINE_ISSUERS, PipelineIssuer } from './pipeline-issuer';
export {
  githubRepository,
  gitlabProject,
  openness,
  type PipelinePlace,
  PipelineSubject,
  placeName,
} from './pipeline-subject';
export {
  limitInWords,
  POLICIES_PER_TARGET,
  POLICY_LIMITS,
  type PolicyKind,
  type PolicyLimit,
  RANGES_PER_LIST,
  RULES_PER_GROUP,
  sizeInWords,
  sizeOf,
} from './policy-limits';
export { type PolicyConditions, type PolicyStatement, policyText } from './policy-statement';
export { remembered } from './remembered';
export { RESOURCE_CONTROL_SERVICES } from './resource-control-services';
export {
  APPROVED_ROLES,
  activationDuration,
  approvalProblems,
  DEFAULT_ACTIVATION,
  type RoleActivation,
} from './role-activation';
export { issuerOf, SamlMetadata } from './saml-metadata';
export { LONGEST_SESSION, type SessionOf, sessionLengthProblems, USUAL_SESSION } from './session-length';
export { didYouMean } from './suggestion';
export {
  type NetworkRanges,
  TrustedNetwork,
  type TrustedNetworkOptions,
  type TrustedNetworkProblem,
} from './trusted-network';
export { type EntraCloud, UserPrincipalName } from './upn';
export { admitsOnlySince } from './version-floor';
