import { Token } from 'cdktf';
import { Construct } from 'constructs';
import { Guid } from '../values';
import type { ILocation } from './location';
import { problemsOf, refuse } from './refusal';

export interface ExistingLocationProps {
  /** Object id of the named location, as Microsoft Entra shows it. */
  readonly objectId: string;
}

/**
 * A named location that somebody else keeps, by its id.
 *
 * Renders nothing: a policy names it by its id. What it holds cannot be seen from here, so a control that rests on it is
 * unknown. To have it judged, take it over: write it as {@link NamedEgress} or {@link TrustedLocation} and import it.
 *
 * @example
 * ```ts
 * const egress = new ExistingLocation(stack, 'egress', { objectId: '6f1e2d3c-5555-4a2b-8c3d-000000000001' });
 * ```
 */
export class ExistingLocation extends Construct implements ILocation {
  readonly objectIds: readonly string[];

  /** @throws InvalidValue for an id that is not an object id. */
  constructor(scope: Construct, id: string, { objectId }: ExistingLocationProps) {
    super(scope, id);
    const known = !Token.isUnresolved(objectId);
    refuse(this, known ? problemsOf('objectId', () => Guid.parse(objectId)) : []);
    this.objectIds = [known ? Guid.parse(objectId).toString() : objectId];
  }
}
