import { emptyPosture } from '../empty-posture';
import type { Entity, Kind } from '../entity';
import type { Cloud, Opaque, Posture } from '../posture';
import type { Origin } from '../value';

/** A posture while it is being read. */
export class PostureDraft {
  private readonly entities: { [K in Kind]: Entity<K>[] } = emptyPosture().entities as { [K in Kind]: Entity<K>[] };
  private readonly opaque: Opaque[] = [];
  private readonly clouds = new Set<Cloud>();

  constructor(private readonly from: Origin['from']) {}

  add<K extends Kind>(entity: Entity<K>): void {
    this.entities[entity.kind].push(entity);
  }

  configures(cloud: Cloud): void {
    this.clouds.add(cloud);
  }

  addOpaque(opaque: Opaque): void {
    this.opaque.push(this.from === 'synth' ? opaque : { ...opaque, from: this.from });
    for (const cloud of opaque.clouds) this.clouds.add(cloud);
  }

  posture(): Posture {
    const opaque = [...this.opaque].sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0));
    return {
      entities: this.entities,
      opaque,
      clouds: [...this.clouds].sort(),
      // An export is of all that there is; whoever configures may do so beside others.
      closedWorld: this.from === 'graph',
    };
  }
}

function textOf({ address, why }: Opaque): string {
  return `${address} ${why}`;
}
