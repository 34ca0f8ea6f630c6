import { DataAzureadNamedLocation } from '@cdktf/provider-azuread/lib/data-azuread-named-location';
import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Cidr, Guid, heldLocation, InvalidValue } from '../values';
import { nameProblems } from './display-name';
import type { ILocation } from './location';
import { problemsOf, refuse } from './refusal';

/** What a named location that is there already has to be. */
export interface HeldRanges {
  /** Its name, by which the plan finds it: no other location may have the same. */
  readonly displayName: string;
  /** All of its ranges, as they stand in the directory. */
  readonly ranges: readonly string[];
  /**
   * Whether it is marked as trusted.
   *
   * @default false
   */
  readonly trusted?: boolean;
}

export interface ExistingLocationProps {
  /** Object id of the named location, as Microsoft Entra shows it. */
  readonly objectId: string;
  /**
   * What it has to be, which each plan checks.
   *
   * @default - nothing is looked up, and whatever rests on what it holds is unknown
   */
  readonly holds?: HeldRanges;
}

/**
 * A named location that somebody else keeps, by its id: a policy names it, and where it is said what it `holds` each plan
 * stops unless it holds exactly that.
 *
 * Renders nothing, or with `holds` a look-up with a postcondition (`data.azuread_named_location`: this id, these ranges,
 * trusted or not). Without it what it holds cannot be seen from here, so a control that rests on it is unknown. To change
 * what it holds from here, take it over: write it as {@link NamedEgress} or {@link TrustedLocation} and import it.
 *
 * Controls `ENT-NW-01` (where it is trusted) and whichever policy names it, met on apply.
 *
 * @example
 * ```ts
 * const egress = new ExistingLocation(stack, 'egress', {
 *   objectId: '6f1e2d3c-5555-4a2b-8c3d-000000000001',
 *   holds: { displayName: 'Data centre', ranges: ['203.0.113.0/26'] },
 * });
 * ```
 */
export class ExistingLocation extends Construct implements ILocation {
  readonly objectIds: readonly string[];
  readonly location?: DataAzureadNamedLocation;

  /** @throws InvalidValue for an id that is not an object id, a name that cannot be looked up, and what is no range. */
  constructor(scope: Construct, id: string, { objectId, holds }: ExistingLocationProps) {
    super(scope, id);
    const known = !Token.isUnresolved(objectId);
    refuse(this, [
      ...(known ? problemsOf('objectId', () => Guid.parse(objectId)) : []),
      ...(holds === undefined ? [] : holdsProblems(holds)),
    ]);
    this.objectIds = [known ? Guid.parse(objectId).toString() : objectId];
    if (holds !== undefined) this.location = this.lookUp(holds, this.objectIds[0] ?? objectId);
  }

  private lookUp({ displayName, ranges, trusted = false }: HeldRanges, objectId: string): DataAzureadNamedLocation {
    const texts = ranges.map((range) => Cidr.parse(range).toString());
    return new DataAzureadNamedLocation(this, 'location', {
      displayName,
      lifecycle: {
        postcondition: [
          {
            condition: heldLocation({ objectId, ranges: [...new Set(texts)].sort(), trusted }),
            errorMessage:
              `The named location ${displayName} is another one, holds other ranges than are declared, or is ` +
              `${trusted ? 'not ' : ''}trusted. Declare what is there, or put right what is there. (ENT-NW-01)`,
          },
        ],
      },
    });
  }
}

function holdsProblems({ displayName, ranges }: HeldRanges): readonly InvalidValue[] {
  const quoted = displayName.includes("'") ? [notLookedUp(displayName)] : [];
  return [
    ...nameProblems(displayName),
    ...quoted,
    ...(ranges.length === 0 ? [noRanges()] : []),
    ...ranges.flatMap((range, index) => problemsOf(`holds.ranges[${index}]`, () => Cidr.parse(range))),
  ];
}

function notLookedUp(given: string): InvalidValue {
  return new InvalidValue({
    problem: 'holds.displayName: the provider cannot look up a name with an apostrophe',
    given,
    allowed: 'a name without one',
    remedy: 'Rename the location in the directory',
  });
}

function noRanges(): InvalidValue {
  return new InvalidValue({
    problem: 'holds.ranges: there is no range',
    given: '[]',
    allowed: 'every range that the location holds',
  });
}
