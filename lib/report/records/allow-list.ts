import { networkOf, type Service } from '../../declaration';
import { supplierName, type TenantRecord } from './tenant-record';

/** The addresses that a vendor has to let in to a service, and no others, on a day. */
export interface AllowList {
  readonly version: 1;
  readonly tenant: string;
  readonly asOf: string;
  /** The ranges are documentation addresses, which nobody comes from. */
  readonly example?: true;
  readonly service: string;
  /** Registered name of the vendor. */
  readonly vendor: string;
  /** Whom the vendor tells that the list was entered, and asks. */
  readonly contact: string;
  /** The networks of the declaration that make up the list. */
  readonly networks: readonly string[];
  /** As few ranges as there can be, by address. */
  readonly ipv4: readonly string[];
  /** The same of IPv6; empty where nobody comes by it. */
  readonly ipv6: readonly string[];
}

/**
 * What each vendor is handed over: the list of a service whose rung of the ladder is an allow-list that a person enters in
 * the vendor's own form. AWS is not among them: there the same networks are rendered.
 */
export function allowListsOf({ declaration, asOf }: TenantRecord): readonly AllowList[] {
  return Object.entries(declaration.services)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([service, declared]): AllowList[] => {
      const ids = enteredNetworks(declared);
      if (ids === undefined) return [];
      const network = networkOf(declaration, ids);
      return [
        {
          version: 1,
          tenant: declaration.tenant,
          asOf: asOf.toString(),
          ...(declaration.example === true ? { example: true as const } : {}),
          service,
          vendor: supplierName(declaration, declared.supplier),
          contact: declared.rollout.owner,
          networks: network.ids,
          ipv4: network.ipv4,
          ipv6: network.ipv6,
        },
      ];
    });
}

function enteredNetworks({ kind, guard }: Service): readonly string[] | undefined {
  return guard.by === 'ipAllowList' && kind !== 'aws' ? guard.networks : undefined;
}
