import { type Data, pathsIn } from '../data';
import { GRAPH_POLICY_PROPERTIES, graphPolicy } from '../graph-policy';
import { absent, known, type Origin, unknown } from '../value';
import type { Block } from './block';
import { graphUrl, POLICIES_URL, readProperties } from './graph-objects';
import { step } from './json-object';
import { type Findings, reader } from './resource-reader';
import type { Term } from './term';

/** How the provider asks, and what it gives back; not what it writes. */
const MANNERS = 'api_version update_method retry response_export_values ignore_missing_property read_query_parameters';

/** `msgraph_update_resource`: settings of an object that is always there. */
export const graphSetting = reader(MANNERS, (body, found) => {
  const url = urlOf(body, found);
  if (url === undefined) return;
  const properties = readProperties(url);
  if (properties === undefined) {
    found.opaque(`what it writes to ${url} of Microsoft Graph is not read`);
    return;
  }
  const written = dataOf(body.term('body'), body.at('body'));
  tellUnread(written, properties, found);
  found.add('graphSetting', { url, body: written });
});

/** `msgraph_resource`: an object that is made; a Conditional Access policy is read. */
export const graphObject = reader(MANNERS, (body, found) => {
  const url = urlOf(body, found);
  if (url === undefined) return;
  if (url !== POLICIES_URL) {
    found.opaque(`what it makes in ${url} of Microsoft Graph is not read`);
    return;
  }
  const written = dataOf(body.term('body'), body.at('body'));
  tellUnread(written, GRAPH_POLICY_PROPERTIES, found);
  found.add('conditionalAccessPolicy', graphPolicy(written));
});

function urlOf(body: Block, found: Findings): string | undefined {
  body.term('body');
  const url = body.text('url');
  if (url.is === 'known') return graphUrl(url.value);
  found.opaque('the URL of Microsoft Graph that it writes to cannot be read');
  return undefined;
}

function tellUnread(written: Data, properties: readonly string[], found: Findings): void {
  if (written.is === 'absent') return;
  const unread = pathsIn(written).filter(
    (path) =>
      path !== '' &&
      !properties.some((read) => path === read || path.startsWith(`${read}/`) || read.startsWith(`${path}/`)),
  );
  for (const path of unread) found.opaque(`its property ${path} is not read`);
}

/** What an expression comes to, as JSON. */
export function dataOf(term: Term, at: Origin): Data {
  switch (term.is) {
    case 'literal':
      return known(term.value, at);
    case 'null':
      return at.pointer.split('/').length > 2 ? known(null, at) : absent(at);
    case 'list':
      return { is: 'list', items: term.items.map((item, index) => dataOf(item, below(at, index))), at };
    case 'object': {
      const entries = [...term.entries].map(([name, inner]) => [name, dataOf(inner, below(at, name))] as const);
      return { is: 'object', entries: Object.fromEntries(entries), at };
    }
    case 'ref':
      return { is: 'ref', address: term.address, attribute: term.attribute, at };
    case 'unknown':
      return unknown(term.why, at);
    default:
      return unknown('expression', at);
  }
}

function below(at: Origin, name: string | number): Origin {
  return { ...at, pointer: step(at.pointer, name) };
}
