export { SharedServiceTenant, type SharedServiceTenantProps } from './shared-service-tenant';
export { type Synthesis, type SynthesizeProps, synthesize } from './synthesize';
