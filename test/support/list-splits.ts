import { at, type Body, type Cut, halvesOf, having, type Json } from './splits';

/** Lists of a resource that two resources of the same type can share. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  azuread_named_location: ['ip', 'ip_ranges'],
  aws_ec2_managed_prefix_list: ['entry'],
  aws_wafv2_ip_set: ['addresses'],
};

/** The ways in which another resource than a policy is two that do the same together. */
export function listCuts(type: string, resource: Body): readonly Cut[] {
  const path = LISTS[type];
  const halves = path === undefined ? undefined : halvesOf(at(resource, path));
  return [
    ...(path === undefined || halves === undefined
      ? []
      : [{ by: 'ranges', parts: [having(resource, path, halves[0]), having(resource, path, halves[1])] as const }]),
    ...(type === 'aws_cloudwatch_log_metric_filter' ? eventCuts(resource) : []),
    ...(type === 'msgraph_update_resource' ? bodyCuts(resource) : []),
    ...(type === 'msgraph_resource' ? applicationCuts(resource) : []),
  ];
}

/** A filter for several events as one for the first, and one for the others, which count in the same metric. */
function eventCuts(filter: Body): readonly Cut[] {
  const { pattern } = filter;
  const [, before, events, after] = /^(.*\()((?:\([^()]*\) \|\| )+\([^()]*\))(\).*)$/.exec(String(pattern)) ?? [];
  if (before === undefined || events === undefined || after === undefined) return [];
  const [first = '', ...others] = events.split(' || ');
  const cutTo = (some: string): Body => ({ ...filter, pattern: `${before}${some}${after}` });
  return [{ by: 'events', parts: [cutTo(first), cutTo(others.join(' || '))] }];
}

/** A policy that msgraph writes as one for some applications, and one for all others. */
function applicationCuts(policy: Body): readonly Cut[] {
  const path = ['body', 'conditions', 'applications', 'includeApplications'];
  const asked = at(policy, path);
  const halves = halvesOf(asked);
  if (halves !== undefined) {
    return [{ by: 'applications', parts: [having(policy, path, halves[0]), having(policy, path, halves[1])] }];
  }
  if (!Array.isArray(asked) || asked[0] !== 'All') return [];
  const excluded = ['body', 'conditions', 'applications', 'excludeApplications'];
  return [
    { by: 'applications', parts: [having(policy, excluded, ['Office365']), having(policy, path, ['Office365'])] },
  ];
}

/** Settings of one object as two writes of it. */
function bodyCuts(written: Body): readonly Cut[] {
  const path = ['body'];
  let settings = at(written, path);
  while (keysOf(settings).length === 1) {
    path.push(keysOf(settings)[0] ?? '');
    settings = at(written, path);
  }
  const halves = halvesOf(keysOf(settings));
  if (halves === undefined) return [];
  const only = (keys: readonly Json[]) => {
    const own = Object.entries(settings as Body).filter(([key]) => key.startsWith('@') || keys.includes(key));
    return having(written, path, Object.fromEntries(own));
  };
  return [{ by: 'settings', parts: [only(halves[0]), only(halves[1])] }];
}

function keysOf(value: Json | undefined): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.keys(value).filter((key) => !key.startsWith('@'));
}
