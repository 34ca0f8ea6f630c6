import type { PublicAccessBlock } from '../../posture';
import { type Gap, settingGaps } from './gap';

const FLAGS = [
  'blockPublicAcls',
  'blockPublicPolicy',
  'ignorePublicAcls',
  'restrictPublicBuckets',
] as const satisfies readonly (keyof PublicAccessBlock)[];

/** The four settings of a public access block that are not certainly true; the provider's default of each is false. */
export function publicAccessGaps(block: PublicAccessBlock): Gap[] {
  return FLAGS.flatMap((flag) => settingGaps(flag, block[flag], (value) => value === true));
}

/** The gap where there is no public access block at all. */
export function noPublicAccessBlock(given: string): Gap {
  return { given, meaning: { settings: FLAGS.map((flag) => `${flag}=unset`) }, origins: [] };
}

export function publicAccessReads<K extends 'bucketPublicAccessBlock' | 'accountPublicAccessBlock'>(kind: K) {
  return FLAGS.map((flag) => [kind, flag] as const);
}
