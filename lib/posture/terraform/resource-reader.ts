import type { Fields, Kind } from '../entity';
import type { Block } from './block';
import type { StackReading } from './stack-reading';

/** Inert arguments that every AWS resource may have; the region is part of its scope. */
export const EVERY_AWS_RESOURCE = 'region tags tags_all';

/** What a reader has found out about one resource. */
export interface Findings {
  add<K extends Kind>(kind: K, fields: Fields[K]): void;
  /** Something about the resource cannot be read for meaning. `why` is a sentence without a full stop. */
  opaque(why: string): void;
}

/** Reads one type of resource into the posture. */
export interface ResourceReader {
  /** Paths of arguments that it does not read and that say nothing about who gets in. */
  readonly inert: ReadonlySet<string>;
  read(body: Block, found: Findings, stack: StackReading): void;
}

/** A reader, with the paths of its inert arguments in one text. */
export function reader(inert: string, read: ResourceReader['read']): ResourceReader {
  return { inert: new Set(inert.split(/\s+/).filter((path) => path !== '')), read };
}
