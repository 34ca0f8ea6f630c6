import { type Control, catalogue, type Outcome, type Subject } from '../../lib/controls';
import { judgedSubjects } from '../../lib/controls/subject';
import { foldersOf, readFolder } from '../../lib/controls/synthesized-directory';
import { TenantOutcomes } from '../../lib/controls/tenant-outcomes';
import { type AcceptanceRecord, type Facts, type Service, type Supplier, serviceOf } from '../../lib/declaration';
import { readStack } from '../../lib/posture';
import { Day } from '../../lib/values';
import { AS_OF, exampleTenant, guardedApp } from './guarded-app';
import { type Mutant, mutantsOf } from './mutations';

type Example = Parameters<typeof exampleTenant>[0];
type Json = Parameters<typeof mutantsOf>[0];

/** Every example tenant, the everyday one first. */
export const EXAMPLES = ['contoso', 'adatum', 'litware', 'fabrikam', 'northwind'] as const satisfies readonly Example[];

/**
 * How a stack is judged: as it stands, with other Terraform JSON, by a later day, with nobody having declared it, with another
 * first acceptance of its service, with another record of the service or its supplier, or with nobody listed who may approve.
 */
export interface Changed {
  readonly json?: Json;
  readonly asOf?: string;
  readonly undeclared?: true;
  readonly unapproved?: true;
  acceptance?(first: AcceptanceRecord): Partial<AcceptanceRecord>;
  service?(own: Service): Service;
  supplier?(own: Supplier): Supplier;
}

/** A stack of an example, or its declared service without one, as it was synthesized. */
export class RenderedStack {
  private readonly asItStands = new Map<string, readonly Outcome[]>();
  private all: readonly Mutant[] | undefined;

  constructor(
    readonly example: Example,
    readonly name: string,
    private readonly own: Subject,
    readonly others: readonly Subject[],
    readonly json: Json | undefined,
  ) {}

  get subject(): Subject {
    return this.own;
  }

  get mutants(): readonly Mutant[] {
    this.all ??= this.json === undefined ? [] : mutantsOf(this.json);
    return this.all;
  }

  /** What the control says of the stack; nothing where the stack is of another cloud. */
  outcomes(control: Control, changed?: Changed): readonly Outcome[] {
    if (control.cloud !== 'any' && !this.own.posture.clouds.includes(control.cloud)) return [];
    if (changed !== undefined) return this.judged(control, changed);
    const known = this.asItStands.get(control.id) ?? this.judged(control, {});
    this.asItStands.set(control.id, known);
    return known;
  }

  private judged(control: Control, { json, asOf = AS_OF, undeclared, ...declared }: Changed): readonly Outcome[] {
    const { facts: asDeclared, ...rest } = this.own;
    const facts = asDeclared === undefined ? undefined : changedFacts(asDeclared, declared);
    const stack = this.name;
    const posture = json === undefined ? this.own.posture : readStack({ stack, json });
    const own = { ...rest, posture, ...(facts === undefined || undeclared ? {} : { facts }) };
    const subjects = judgedSubjects([own, ...this.others]);
    const [subject = own] = subjects;
    return new TenantOutcomes(subjects, Day.parse(asOf), catalogue).of(control, subject);
  }
}

function changedFacts(facts: Facts, { unapproved, acceptance, service, supplier }: Changed): Facts {
  const { approval, ...rest } = facts;
  const { acceptances = [], services, suppliers } = facts.declaration;
  const own = serviceOf(facts);
  const first = acceptances.findIndex(({ subject }) => subject.split('.')[0] === facts.focus.service);
  const changed = acceptances.map((one, index) =>
    index === first && acceptance !== undefined ? { ...one, ...acceptance(one) } : one,
  );
  return {
    ...rest,
    ...(approval === undefined || unapproved ? {} : { approval }),
    declaration: {
      ...facts.declaration,
      ...(acceptances.length === 0 ? {} : { acceptances: changed }),
      services: { ...services, [facts.focus.service]: service?.(own) ?? own },
      suppliers: changedSuppliers(suppliers, own.supplier, supplier),
    },
  };
}

function changedSuppliers(all: Facts['declaration']['suppliers'], id: string, change: Changed['supplier']) {
  const own = all[id];
  return own === undefined || change === undefined ? all : { ...all, [id]: change(own) };
}

let rendered: readonly RenderedStack[] | undefined;

/** Every stack of every example, synthesized once. */
export function renderedExamples(): readonly RenderedStack[] {
  rendered ??= EXAMPLES.flatMap(synthesized);
  return rendered;
}

function synthesized(example: Example): readonly RenderedStack[] {
  const { app } = guardedApp(exampleTenant(example));
  const told = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    app.synth();
  } finally {
    told.mockRestore();
  }
  const folders = foldersOf(app.outdir).map((folder) => readFolder(app.outdir, folder));
  return folders.map(({ name, subject, json }) => {
    const others = folders.filter((folder) => folder.subject !== subject).map((folder) => folder.subject);
    return new RenderedStack(example, name, subject, others, json as Json | undefined);
  });
}
