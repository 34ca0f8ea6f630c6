export type { Judgment } from '../controls';
export { registerFacts } from './facts-registry';
export { GuardError, SynthesisRefused } from './guard-error';
export { TenantGuard, type TenantGuardProps } from './tenant-guard';
