export type { Judgment } from '../controls';
export { withoutCreationStacks } from './creation-stacks';
export { registerFacts } from './facts-registry';
export { GuardError, SynthesisRefused } from './guard-error';
export { SynthesisInParts, type SynthesisInPartsProps } from './synthesis-in-parts';
export { TenantGuard, type TenantGuardProps } from './tenant-guard';
