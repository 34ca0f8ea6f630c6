export type { AccountSetting } from './aws-account';
export type { WebAclRule, WebAclStatement } from './aws-network';
export type { PolicySettings } from './aws-organization';
export type { LifecycleRule, PublicAccessBlock } from './aws-storage';
export type { TrafficRule } from './aws-traffic';
export type {
  AsWritten,
  ConditionalAccessPolicy,
  GuestScope,
  SessionControls,
  SignInFrequency,
} from './conditional-access';
export { type Data, dataAt, flagIn, numberIn, textIn, textsIn } from './data';
export type { AppliedClaim } from './directory';
export { emptyPosture } from './empty-posture';
export type { Entity, Fields, Kind, ProviderScope } from './entity';
export type { GraphFile } from './graph/graph-export';
export { type GraphExportInput, readGraphExport } from './graph/read-graph-export';
export { UnreadableExport } from './graph/unreadable-export';
export { mergePostures } from './merge-postures';
export type { Condition, Patterns, PolicyDocument, Principals, Statement } from './policy-document';
export type { Cloud, Opaque, Posture } from './posture';
export type { AdminNotification, Expiry, GroupRolePolicy, GroupSchedule } from './privileged-access';
export type { TerraformFile } from './terraform/override';
export { type PlanInput, type PlannedPostures, readPlan } from './terraform/plan/read-plan';
export { UnreadablePlan } from './terraform/plan/unreadable-plan';
export { readStack, readTerraformFiles, type StackInput, type TerraformFiles } from './terraform/read-stack';
export { UnreadableTerraform } from './terraform/unreadable-terraform';
export type { Absent, Known, Origin, Ref, SetOf, Unknown, UnknownReason, Val } from './value';
export { absent, isUnset, known, ref, symbolOf, symbolsOf, unknown, unreadable } from './value';
