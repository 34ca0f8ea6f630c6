import type { Entity, Kind } from './entity';
import type { Origin } from './value';

export type Cloud = 'entra' | 'aws';

/** Terraform that cannot be read for meaning: a module, a provisioner, raw HCL, an unknown provider or resource type. */
export interface Opaque {
  readonly address: string;
  readonly construct?: string;
  readonly stack: string;
  /** What it was read from; unset: a synthesis. */
  readonly from?: Origin['from'];
  /** The clouds whose controls cannot be judged because of it. */
  readonly clouds: readonly Cloud[];
  readonly why: string;
}

/** All settings that decide who gets in, as far as they can be read, whatever they were read from. */
export interface Posture {
  readonly entities: { readonly [K in Kind]: readonly Entity<K>[] };
  readonly opaque: readonly Opaque[];
  /** The clouds that the source configures (a provider, a resource or an opaque thing of theirs is there). */
  readonly clouds: readonly Cloud[];
  /** True where the source holds everything that exists (an export), false where others may configure more (a stack). */
  readonly closedWorld: boolean;
}
