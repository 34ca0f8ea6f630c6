import { App, TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import { asOfDay, type Judgment, judge, type Subject } from '../controls';
import { type DeclaredTenant, type Facts, factsOf, focusOf, stacksOf } from '../declaration';
import { readStack } from '../posture';
import { describeAdvice, describeRefusal } from '../report';
import type { Day } from '../values';
import { registeredFacts } from './facts-registry';
import { refuseUnguardable } from './framework';
import { GuardError } from './guard-error';
import { GuardedSynthesis, type SynthesisRules } from './guarded-synthesis';
import { keepOtherTenants } from './other-tenants';
import { OutputDirectory } from './output-directory';

/** What the guard judges by, and what becomes of its judgments. */
export interface TenantGuardProps {
  /**
   * Declarations by which stacks are judged that `SharedServiceTenant` did not make; a stack belongs to the service of its
   * name (`<tenant>-<service>[-<account>]`).
   * @default - only what `SharedServiceTenant` declares
   */
  readonly tenants?: readonly DeclaredTenant[];
  /**
   * Stacks whose names do not follow that form: stack name -> `<tenant>-<service>[-<account>]`.
   * @default - every stack is known by its own name
   */
  readonly stackNames?: Readonly<Record<string, string>>;
  /**
   * The day that expiry is judged by, as `2026-11-23`.
   * @default - `TENANT_GUARD_AS_OF`, else today
   */
  readonly asOf?: string;
  /**
   * Id of the one tenant that this run synthesizes; the stacks of other tenants in the output directory stay.
   * @default - the run replaces the whole output
   */
  readonly onlyTenant?: string;
  /**
   * Told of every judgment once the output is written.
   * @default - what is unmet or unknown below `required` is printed to stderr, so that nothing weakens silently
   */
  readonly report?: (judgments: readonly Judgment[]) => void;
}

const GUARD = Symbol.for('cdktf-tenant-guard/guard');

/**
 * Judges what will be applied, and lets nothing be written where a control at `required` or above is unmet or unknown.
 *
 * On an App it judges the written bytes of all stacks in one validation, after every override, Aspect, custom synthesis
 * hook and Lazy, and swaps the output in only when nothing is refused: an earlier good output, state files, lock files and
 * `.terraform` survive. It refuses `skipValidation`, HCL output, a foreign synthesizer and a second copy of the framework.
 *
 * On a lone stack it judges the rendered JSON in the stack's own validation. That is weaker: what a hook or a stateful
 * Lazy changes after it is not seen, and the message says so.
 *
 * @example
 * const app = new App();
 * TenantGuard.attach(app, { tenants: readTenants('tenants') });
 * // stacks …
 * app.synth();
 */
export class TenantGuard {
  /**
   * Attaches a guard, once: a second call on the same App or stack returns the first guard and may only add tenants.
   * @throws GuardError where the scope is neither an App nor a stack of this copy of the framework
   */
  static attach(scope: IConstruct, props: TenantGuardProps = {}): TenantGuard {
    const existing: unknown = Reflect.get(scope, GUARD);
    if (existing instanceof TenantGuard) {
      existing.add(props);
      return existing;
    }
    const guard = new TenantGuard(scope, props);
    Object.defineProperty(scope, GUARD, { value: guard, enumerable: false });
    return guard;
  }

  /**
   * Attaches a guard to an App that is one part of a run, by the rules of that run.
   * @internal
   */
  static attachPart(app: App, rules: Omit<SynthesisRules, 'facts'>): void {
    Object.defineProperty(app, GUARD, { value: new TenantGuard(app, {}, rules), enumerable: false });
  }

  private props: TenantGuardProps;
  private latest: readonly Judgment[] = [];

  private constructor(scope: IConstruct, props: TenantGuardProps, rules?: Omit<SynthesisRules, 'facts'>) {
    this.props = props;
    if (App.isApp(scope)) {
      refuseUnguardable(scope);
      const facts = () => this.factsByStack(scope);
      new GuardedSynthesis(scope, { facts, ...(rules ?? this.wholeRun()) }).install();
    } else if (scope instanceof TerraformStack) {
      scope.node.addValidation({ validate: () => this.judgeAlone(scope) });
    } else {
      throw new GuardError(
        `${scope.node.path === '' ? 'the scope' : scope.node.path} is neither an App nor a TerraformStack of the copy of cdktf that cdktf-tenant-guard loads; attach the guard to the App`,
      );
    }
  }

  /** Every judgment of the last synthesis. */
  get judgments(): readonly Judgment[] {
    return this.latest;
  }

  /** The day that this guard judges by. */
  get asOf(): Day {
    return asOfDay(this.props.asOf);
  }

  private add(props: TenantGuardProps): void {
    this.props = {
      ...this.props,
      ...props,
      tenants: [...(this.props.tenants ?? []), ...(props.tenants ?? [])],
      stackNames: { ...this.props.stackNames, ...props.stackNames },
    };
  }

  /** The rules of an App that is a run of its own. */
  private wholeRun(): Omit<SynthesisRules, 'facts'> {
    return {
      outputFor: (outdir) => {
        const output = new OutputDirectory(outdir);
        const { staging } = output;
        const place = () => {
          keepOtherTenants(output, this.props.onlyTenant);
          output.commit();
        };
        return { staging, stage: () => output.stage(), place, discard: () => output.discard() };
      },
      judge: (written, settings) => {
        const refusal = this.refusal(written.map(({ subject }) => subject));
        return [...settings, ...(refusal === undefined ? [] : [refusal])];
      },
      written: () => (this.props.report ?? printAdvice)(this.latest),
    };
  }

  private refusal(subjects: readonly Subject[]): string | undefined {
    this.latest = judge(subjects, this.asOf);
    return describeRefusal(this.latest);
  }

  private judgeAlone(stack: TerraformStack): string[] {
    const facts = this.factsByStack(stack).get(stack.node.id);
    const posture = readStack({ stack: stack.node.id, json: stack.toTerraform() });
    const refusal = this.refusal([{ stack: stack.node.id, posture, ...(facts === undefined ? {} : { facts }) }]);
    if (refusal === undefined) return [];
    return [
      `${refusal}\n\nOnly the rendered JSON of this stack was judged; attach the guard to the App to judge the written bytes of all stacks.`,
    ];
  }

  /** Facts by the name of the stack, and by the name that a stack would have for a service without one. */
  private factsByStack(scope: IConstruct): ReadonlyMap<string, Facts> {
    const facts = new Map<string, Facts>();
    for (const tenant of this.props.tenants ?? []) {
      for (const stack of stacksOf(tenant.declaration)) {
        const { name } = stack;
        const own = Object.entries(this.props.stackNames ?? {}).find(([, known]) => known === name)?.[0] ?? name;
        facts.set(own, factsOf(tenant, focusOf(stack)));
      }
      for (const [service, { kind }] of Object.entries(tenant.declaration.services)) {
        if (kind === 'saas' || kind === 'other') {
          facts.set(`${tenant.declaration.tenant}-${service}`, factsOf(tenant, { service }));
        }
      }
    }
    for (const node of scope.node.findAll()) {
      const own = registeredFacts(node);
      if (own !== undefined) facts.set(node.node.id, own);
    }
    return facts;
  }
}

function printAdvice(judgments: readonly Judgment[]): void {
  const advice = describeAdvice(judgments);
  if (advice !== undefined) process.stderr.write(`${advice}\n`);
}
