export { BlockLegacyAuthentication, type BlockLegacyAuthenticationProps } from './block-legacy-authentication';
export type { IBreakGlass } from './break-glass';
export { BreakGlassGroup, type BreakGlassGroupProps } from './break-glass-group';
export { ConditionalAccessLanes, type ConditionalAccessLanesOptions } from './conditional-access-lanes';
export { ExistingBreakGlassGroup, type ExistingBreakGlassGroupProps } from './existing-break-glass-group';
export type { PolicyRollout, PolicyStage } from './policy-rollout';
export { RequireMfa, type RequireMfaProps } from './require-mfa';
export { RequirePhishingResistantMfa, type RequirePhishingResistantMfaProps } from './require-phishing-resistant-mfa';
export { TrustedLocation, type TrustedLocationProps } from './trusted-location';
