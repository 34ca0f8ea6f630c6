export {
  asOfDay,
  type Control,
  catalogue,
  controlOf,
  type Finding,
  type Judgment,
  judge,
  type Level,
  type Outcome,
  readSynthesized,
  type Subject,
  stopping,
  UnreadableOutput,
  type Verdict,
} from './controls';
export {
  type Baseline,
  baselines,
  type Declaration,
  DeclarationError,
  type DeclaredTenant,
  type Facts,
  factsOf,
  parseTenant,
  readFacts,
  readTenants,
  stacksOf,
} from './declaration';
export {
  type PlanInput,
  type PlannedPostures,
  type Posture,
  readPlan,
  readStack,
  UnreadablePlan,
  UnreadableTerraform,
} from './posture';
export { describeRefusal, renderJson, renderText, summaryLine } from './report';
