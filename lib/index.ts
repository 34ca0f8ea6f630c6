export {
  type ApproverList,
  DeclarationError,
  type DeclarationProblem,
  type DeclaredTenant,
  parseApprovers,
  parseTenant,
  readTenants,
} from './declaration';
export { GuardError, type Judgment, SynthesisRefused, TenantGuard, type TenantGuardProps } from './guard';
export {
  SharedServiceTenant,
  type SharedServiceTenantProps,
  type Synthesis,
  type SynthesizeProps,
  synthesize,
} from './tenant';
export {
  Cidr,
  CidrSet,
  Day,
  InvalidValue,
  type InvalidValueParts,
  type IpFamily,
  type NetworkRanges,
  type PipelinePlace,
  PipelineSubject,
  TrustedNetwork,
  type TrustedNetworkOptions,
} from './values';
