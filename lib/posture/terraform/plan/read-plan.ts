import type { Opaque, Posture } from '../../posture';
import type { Origin } from '../../value';
import type { Configuration, Resource } from '../configuration';
import { configuredPosture } from '../configured-posture';
import { isJsonObject, type JsonObject } from '../json-object';
import { unreadType } from '../opaque';
import type { TerraformFile } from '../override';
import { Settled } from '../settled';
import { unknownTerm } from '../term';
import type { ConfiguredResource } from './plan-configuration';
import { UNSEEN } from './plan-expression';
import { type PlanFile, readPlanFile } from './plan-file';
import { identitiesIn, lookupsIn, type Planned } from './plan-identities';
import { PlanProviders } from './plan-providers';
import { PlanSource } from './plan-source';
import { answerIn, type BodyContext, plannedBody } from './planned-body';
import type { PlannedChange, PlannedResource, PlannedValues } from './planned-change';
import { SaidApart } from './said-apart';
import { isFilledIn, writtenIn } from './written-arguments';

/** A plan, and what is known of where it comes from. */
export interface PlanInput {
  /** The stack's name, for messages and origins. */
  readonly stack: string;
  /** The parsed output of `terraform show -json <plan>`. */
  readonly json: unknown;
  /**
   * The Terraform JSON that was planned, `cdk.tf.json` and what is beside it. A plan has no `lifecycle`: without it `prevent_destroy` is unknown, and a
   * postcondition holds nothing.
   */
  readonly source?: readonly TerraformFile[];
}

/** What a plan says of three times. */
export interface PlannedPostures {
  /** What the last apply left, where something changed since outside of Terraform. */
  readonly recorded?: Posture;
  /** What is there now, as the plan found it. */
  readonly before: Posture;
  /** What apply leaves. */
  readonly after: Posture;
}

type Side = 'recorded' | 'before' | 'after';
/** `was`: its values before the plan. */
type Instance = Planned &
  Pick<PlannedChange, 'module' | 'provider'> & { readonly made?: true; readonly was?: JsonObject };

/** Actions after which there is an object at the address, and those after which there is none. */
const STAYS = new Set(['no-op', 'create', 'read', 'update']);
const GOES = new Set(['delete', 'forget']);

/**
 * The postures of a plan. What apply alone knows stays unknown, or the reference that it comes from; what is secret is
 * unknown, and its value is kept nowhere; an object that Terraform forgets is opaque after: it stays, and nothing holds it.
 * A plan that is not complete leaves its clouds opaque. It takes time linear in the size of the JSON.
 *
 * @throws UnreadablePlan for another format, a plan that ended in an error, another shape, and a `source` that was not planned
 */
export function readPlan({ stack, json, source }: PlanInput): PlannedPostures {
  const file = readPlanFile(stack, json);
  const reader = new PlanReader(stack, file, source === undefined ? undefined : PlanSource.of(stack, source, file));
  return {
    ...(file.drift.length === 0 ? {} : { recorded: reader.posture('recorded') }),
    before: reader.posture('before'),
    after: reader.posture('after'),
  };
}

class PlanReader {
  private readonly providers: PlanProviders;

  constructor(
    private readonly stack: string,
    private readonly file: PlanFile,
    private readonly source: PlanSource | undefined,
  ) {
    this.providers = new PlanProviders(file.configuration);
  }

  posture(side: Side): Posture {
    const from = side === 'after' ? 'planAfter' : 'planBefore';
    const instances = this.instances(side);
    const identities = identitiesIn(instances);
    const lookups = lookupsIn(instances);
    const gone = side === 'after' ? this.instances('before') : [];
    const apart = new SaidApart(instances, gone, (address) => this.file.configuration.of(address)?.providerKey);
    const read = instances.map((instance) => this.resource(instance, { identities, lookups, apart }, side === 'after'));
    const resources = [...read, ...this.ephemeral()].sort((a, b) => (a.address < b.address ? -1 : 1));
    const configuration: Configuration = {
      stack: this.stack,
      from,
      resources,
      byAddress: new Map(resources.map((resource) => [resource.address, resource])),
      locals: this.source?.locals ?? new Map(),
      ...this.providers.parts,
      others: [],
      identities,
    };
    return configuredPosture(configuration, side === 'after' ? this.opaqueAfter(from) : []);
  }

  private instances(side: Side): readonly Instance[] {
    const { changes, drift, prior } = this.file;
    const drifted = new Map(side === 'recorded' ? drift.map((change) => [change.address, change]) : []);
    const changed = changes.filter(({ deposed, address }) => deposed !== undefined || !drifted.has(address));
    const planned = new Set(changes.map(({ address }) => address));
    const found = [
      ...[...drifted.values()].flatMap((change) => instanceOf(change, change.before)),
      ...changed.flatMap((change) => instanceOf(change, side === 'after' ? leftBy(change) : change.before)),
      // Data sources that were read, and with -target what is left as it is.
      ...prior.filter(({ address }) => !planned.has(address) && !drifted.has(address)).map(ofState),
    ];
    const unique = new Map(found.map((instance) => [instance.address, instance]));
    return [...unique.values()];
  }

  private resource(
    instance: Instance,
    known: Pick<BodyContext, 'apart' | 'identities' | 'lookups'>,
    after: boolean,
  ): Resource {
    const { address, mode, type, module } = instance;
    const { configuration } = this.file;
    const configured = configuration.of(address);
    const source = module === '' ? this.source?.of(address) : undefined;
    const context: BodyContext = {
      address,
      type,
      ...known,
      set: source?.written ?? new Set(Object.keys(configured?.expressions ?? {})),
      isAll: source !== undefined,
      mayHide: source === undefined && this.file.referredUnseen.length > 0,
      ...(after ? { expressions: configured?.expressions ?? UNSEEN } : {}),
      // A data source makes something of its arguments, as a policy document does.
      ...(mode === 'data' ? {} : { resolve: (reference: string) => configuration.resolve(reference, module) }),
      made: after && instance.made === true,
      ...(after && instance.was !== undefined ? { was: instance.was } : {}),
      evaluates: module === '',
    };
    const body = plannedBody(instance.values, context);
    const written = writtenIn(body, context);
    const answer = mode === 'data' ? answerIn(instance.values) : undefined;
    const construct = source?.construct;
    return {
      mode,
      type,
      address,
      body: {
        // A look-up is what it asks by; what it answers stands apart.
        ...(answer === undefined ? body : written),
        lifecycle: source?.lifecycle ?? UNKNOWN_LIFECYCLE,
        ...(after ? provisionersOf(configured) : {}),
      },
      written,
      byOthers: new Set(Object.keys(body).filter((name) => isFilledIn(name, instance.values, context))),
      ...(answer === undefined ? {} : { answer }),
      providedBy: this.providers.of(configured, instance),
      ...(construct === undefined ? {} : { construct }),
    };
  }

  /** Ephemeral resources have no values in a plan; what their type does is what counts. */
  private ephemeral(): readonly Resource[] {
    return [...this.file.configuration.resources.values()]
      .filter(({ mode }) => mode === 'ephemeral')
      .map(({ type, address }) => ({ mode: 'ephemeral', type, address, body: {} }));
  }

  private opaqueAfter(from: Origin['from']): readonly Opaque[] {
    const { changes, deferred, complete, invokes } = this.file;
    const opaque = (change: PlannedChange, why: string): Opaque[] => {
      const type = unreadType({ mode: change.mode, type: change.type, address: change.address, body: {} });
      return type === undefined
        ? []
        : [{ address: labelOf(change), stack: this.stack, from, clouds: type.clouds, why }];
    };
    const whole = (why: string): Opaque => ({
      address: 'plan',
      stack: this.stack,
      from,
      clouds: ['aws', 'entra'],
      why,
    });
    return [
      ...changes.flatMap((change) => {
        const unread = change.actions.find((action) => !STAYS.has(action) && !GOES.has(action));
        if (unread !== undefined) return opaque(change, 'what the plan does to it is not read');
        return change.actions.includes('forget') ? opaque(change, FORGOTTEN) : [];
      }),
      ...deferred.flatMap((change) => opaque(change, 'the plan puts it off to a later one')),
      ...(complete ? [] : [whole('it does not hold everything: a later plan has the rest')]),
      ...(invokes ? [whole('it invokes actions, which are not read')] : []),
    ];
  }
}

function labelOf({ address, deposed }: PlannedChange): string {
  return deposed === undefined ? address : `${address} (deposed ${deposed})`;
}

function instanceOf(change: PlannedChange, values: PlannedValues | undefined): Instance[] {
  const { mode, type, module, provider, before } = change;
  if (values === undefined) return [];
  const was = isJsonObject(before?.values) ? { was: before.values } : {};
  const stays = change.actions.includes('create') ? { made: true as const } : was;
  return [
    { address: labelOf(change), mode, type, module, values, ...stays, ...(provider === undefined ? {} : { provider }) },
  ];
}

/** What an object is after apply; nothing where it is deleted, or no longer held. */
function leftBy({ actions, after }: PlannedChange): PlannedValues | undefined {
  return actions.some((action) => STAYS.has(action)) ? after : undefined;
}

function ofState({ values, unknown, sensitive, ...instance }: PlannedResource): Instance {
  return { ...instance, values: { values, unknown, sensitive } };
}

const NOT_IN_A_PLAN = new Settled(unknownTerm('notRead'));
const UNKNOWN_LIFECYCLE: JsonObject = { create_before_destroy: NOT_IN_A_PLAN, prevent_destroy: NOT_IN_A_PLAN };

function provisionersOf(configured: ConfiguredResource | undefined): JsonObject {
  return configured?.provisioned === true ? { provisioner: [{}] } : {};
}

const FORGOTTEN = 'Terraform forgets it: it stays as it is, and nothing holds it there';
