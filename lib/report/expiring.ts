import { type EntraSettings, type Facts, type Rollout, serviceOf } from '../declaration';
import { lastDayOf } from '../risk';
import { Day } from '../values';

/** Something on record that ends, or is to be looked at again, within some days. */
export interface Expiring {
  readonly tenant: string;
  /** `acceptance RA-2026-014 of LAD-01 on aws`. */
  readonly what: string;
  readonly on: string;
  readonly days: number;
}

/** What of the declarations ends or is due within so many days of a day, the first to end first; what has ended is a finding. */
export function expiringWithin(facts: readonly Facts[], asOf: Day, days: number): readonly Expiring[] {
  const found = facts.flatMap(({ declaration, focus, ...rest }) => {
    const { tenant, acceptances = [] } = declaration;
    const service = serviceOf({ declaration, focus, ...rest });
    const { rollout } = service;
    const due = (what: string, on: string | undefined): Expiring[] => {
      const left = on === undefined ? -1 : asOf.daysUntil(Day.parse(on));
      return on === undefined || left < 0 || left > days ? [] : [{ tenant, what, on, days: left }];
    };
    return [
      ...acceptances.flatMap(({ id, control, subject, expiresOn, reviewOn }) => [
        ...due(`acceptance ${id} of ${control} on ${subject} ends`, expiresOn),
        ...due(`acceptance ${id} of ${control} on ${subject} is to be reviewed`, reviewOn),
      ]),
      ...unfinished(rollout, focus.service).flatMap((what) => due(`${what} ends`, rollout.until)),
      ...(service.kind === 'entra' ? endingsIn(service.entra, focus.service) : []).flatMap(([what, on]) =>
        due(what, on),
      ),
    ];
  });
  const unique = new Map(found.map((one) => [JSON.stringify([one.tenant, one.what]), one]));
  return [...unique.values()].sort((a, b) => a.days - b.days || compare(a.tenant, b.tenant) || compare(a.what, b.what));
}

/** The stages of a roll-out that do not protect yet. */
function unfinished({ stage, controls = {} }: Rollout, service: string): readonly string[] {
  const stages = [
    [service, stage] as const,
    ...Object.entries(controls).map(([id, of]) => [`${id} on ${service}`, of] as const),
  ];
  return stages.flatMap(([what, of]) => (of === 'enforced' ? [] : [`roll-out stage ${of} of ${what}`]));
}

type Ending = readonly [what: string, on: string];

/** What somebody practised, saw or allowed in a directory, and the last day on which that counts. */
function endingsIn(
  { breakGlass, attestations = {}, privilegedAccess }: EntraSettings,
  service: string,
): readonly Ending[] {
  const { drilledOn, registered } = breakGlass;
  return [
    [`the drill with the emergency accounts of ${service} is to be repeated`, lastDayOf(drilledOn)],
    ...(registered === undefined ? [] : [registered]).map(
      ({ on }): Ending => [`what the emergency accounts of ${service} registered is to be seen again`, lastDayOf(on)],
    ),
    ...Object.entries(attestations).map(
      ([control, { on }]): Ending => [`the attestation of ${control} for ${service} is to be repeated`, lastDayOf(on)],
    ),
    ...(privilegedAccess === undefined ? [] : [privilegedAccess]).flatMap(({ roles, until: ofAll }) =>
      Object.entries(roles).map(
        ([role, { until = ofAll }]): Ending => [`eligibility for ${role} of ${service} ends`, until],
      ),
    ),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
