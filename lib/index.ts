export { DeclarationError, type DeclaredTenant, parseTenant, readTenants } from './declaration';
export { GuardError, SynthesisRefused, TenantGuard, type TenantGuardProps } from './guard';
export {
  SharedServiceTenant,
  type SharedServiceTenantProps,
  type Synthesis,
  type SynthesizeProps,
  synthesize,
} from './tenant';
export { CidrSet, InvalidValue, TrustedNetwork, type TrustedNetworkOptions } from './values';
