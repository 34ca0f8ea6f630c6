import { unknown, type Val } from '../value';
import { Block } from './block';
import type { Resource } from './configuration';
import type { StackReading } from './stack-reading';

/**
 * What `metadata_options` of an instance or a launch template say of session tokens, whatever the default of the account;
 * `undefined` where there are none, so that the default holds. It counts as it is launched: no control is about the rest.
 */
export function ownMetadataTokens(resource: Resource, stack: StackReading): Val<string> | undefined {
  const body = Block.asWritten(resource, stack);
  const { blocks, open } = body.blocks('metadata_options');
  const [only, ...more] = blocks;
  if (only === undefined && open === undefined) return undefined;
  const why = open ?? (more.length > 0 ? 'notRead' : undefined);
  return only === undefined || why !== undefined
    ? unknown(why ?? 'notRead', body.at('metadata_options'))
    : only.named('http_tokens');
}
