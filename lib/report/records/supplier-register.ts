import { type Declaration, EVALUATION_PARTS, type EvaluatedPart, type Exit, type HeldData } from '../../declaration';
import { type Answer, evaluationEnds, whyEvaluationFails } from '../../risk';
import { kindInWords, rungInWords, servicesOf, supplierName, type TenantRecord } from './tenant-record';

/** What a supplier was found to be in one part of its evaluation. */
export interface PartEntry {
  readonly part: EvaluatedPart;
  readonly found: 'adequate' | 'inadequate' | 'unknown';
  readonly note?: string;
  readonly noticeHours?: number;
}

/** A service that is rented from the supplier. */
export interface RentedEntry {
  readonly service: string;
  readonly kind: string;
  readonly guardedBy: string;
  readonly holds: readonly HeldData[];
  readonly exit?: Exit;
}

export interface UpstreamEntry {
  readonly rank: number;
  readonly name: string;
  readonly provides: string;
}

/** A supplier with its evaluation, what is rented from it, and who stands behind it. */
export interface SupplierEntry {
  readonly supplier: string;
  readonly name: string;
  readonly evaluation: {
    readonly on: string;
    readonly by: string;
    readonly evidence: string;
    /** Last day on which it counts. */
    readonly until: string;
    readonly status: 'current' | 'overdue' | 'not yet';
    readonly restrictableBy: Answer;
    readonly parts: readonly PartEntry[];
  };
  readonly upstream: 'unknown' | readonly UpstreamEntry[];
  readonly services: readonly RentedEntry[];
}

/** Who a tenant rents from, on a day. */
export interface SupplierRegister {
  readonly version: 1;
  readonly tenant: string;
  readonly asOf: string;
  readonly suppliers: readonly SupplierEntry[];
}

/** The supplier register of a tenant: the same record gives the same register. */
export function supplierRegister({ declaration, asOf }: TenantRecord): SupplierRegister {
  return {
    version: 1,
    tenant: declaration.tenant,
    asOf: asOf.toString(),
    suppliers: sorted(declaration.suppliers).map(([id, { evaluated, upstream }]) => ({
      supplier: id,
      name: supplierName(declaration, id),
      evaluation: {
        on: evaluated.on,
        by: evaluated.by,
        evidence: evaluated.evidence,
        until: evaluationEnds(evaluated).toString(),
        status:
          whyEvaluationFails(evaluated, asOf) === undefined
            ? 'current'
            : asOf.toString() < evaluated.on
              ? 'not yet'
              : 'overdue',
        restrictableBy: evaluated.restrictableBy ?? 'unknown',
        parts: EVALUATION_PARTS.map((part) => ({ part, ...(evaluated[part] ?? { found: 'unknown' as const }) })),
      },
      upstream: upstream === 'unknown' ? upstream : byRank(upstream),
      services: rented(declaration, id),
    })),
  };
}

/** By their ids, in whatever order they were declared. */
function sorted<T>(things: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(things).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

function byRank(
  upstream: readonly { readonly name: string; readonly provides: string; readonly rank?: number }[],
): readonly UpstreamEntry[] {
  return upstream
    .map(({ name, provides, rank = 2 }) => ({ rank, name, provides }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : Number(a.name > b.name)));
}

function rented(declaration: Declaration, supplier: string): readonly RentedEntry[] {
  return servicesOf(declaration, supplier).map(([service, declared]) => ({
    service,
    kind: kindInWords(declared),
    guardedBy: rungInWords(declared),
    holds: declared.holds ?? [],
    ...(declared.exit === undefined ? {} : { exit: declared.exit }),
  }));
}
