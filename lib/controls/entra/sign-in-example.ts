import { type Dimension, flagOf, type Region } from '../../signin';
import { onceFor } from '../../values';
import { roleName } from './sign-in-meaning';
import { inWords, locationInWords } from './symbol-in-words';

const CLIENTS: Readonly<Record<string, string>> = {
  browser: 'in a browser',
  exchangeActiveSync: 'with a mail client on Exchange ActiveSync',
  mobileAppsAndDesktopClients: 'with a desktop or mobile app',
  other: 'with a client of old protocols (IMAP, POP, authenticated SMTP)',
};
const TARGETS: Readonly<Record<string, string>> = {
  'urn:user:registerdevice': 'registers a device',
  'urn:user:registersecurityinfo': 'registers security information',
};
const FLOWS: Readonly<Record<string, string>> = {
  authenticationTransfer: 'by authentication transfer',
  deviceCodeFlow: 'by device code',
};

/** One sign-in of the region, in words: `a guest opens the Azure portal in a browser on linux from any address`. */
export const exampleOf = onceFor((region: Region): string => {
  if (region.get('identity')?.members.includes('servicePrincipal')) return workloadExampleOf(region);
  return [who(region), what(region), client(region), platform(region), from(region), ...how(region)].join(' ');
});

/** A service principal has neither client nor platform, and holds no browser session. */
function workloadExampleOf(region: Region): string {
  const [id] = flagged(region, 'servicePrincipal', 'yes');
  const target = region.get('target');
  const named = target?.except === false ? target.members[0] : undefined;
  const resource = named === undefined ? 'a resource' : `the application ${named}`;
  const risk = firstOf(region, 'servicePrincipalRisk', 'none');
  return [
    id === undefined ? 'a service principal' : `the service principal ${inWords(id)}`,
    `gets a token for ${resource}`,
    from(region),
    ...(risk === 'none' ? [] : [`at servicePrincipalRisk ${risk}`]),
  ].join(' ');
}

function who(region: Region): string {
  const [user] = flagged(region, 'user', 'yes');
  if (user !== undefined) return `the user ${inWords(user)}`;
  const [role] = flagged(region, 'role', 'yes');
  const [group] = flagged(region, 'group', 'yes');
  const type = firstOf(region, 'guestType', 'member');
  const person =
    role === undefined
      ? type === 'member'
        ? 'a user'
        : `a guest (${type})`
      : `${/^[AEIOU]/.test(roleName(role)) ? 'an' : 'a'} ${roleName(role)}`;
  return group === undefined ? person : `${person} in the group ${inWords(group)}`;
}

function what(region: Region): string {
  const [application] = [...flagged(region, 'application', 'yes'), ...flagged(region, 'applicationGroup', 'yes')];
  const target = region.get('target');
  const named = target?.except === false ? target.members[0] : undefined;
  if (named !== undefined) return TARGETS[named] ?? `signs in to the application ${named}`;
  if (application !== undefined) return `signs in to an application of ${application}`;
  const portal = target === undefined || (target.except && flagged(region, 'applicationGroup', 'no').length === 0);
  return portal ? 'signs in to the Azure portal' : 'signs in to an application that no policy names';
}

function client(region: Region): string {
  const type = firstOf(region, 'clientApp', 'browser');
  return CLIENTS[type] ?? type;
}

function platform(region: Region): string {
  const value = firstOf(region, 'platform', 'windows');
  return value === 'unknown' ? 'on a platform that the client does not name' : `on ${value}`;
}

function from(region: Region): string {
  const inside = flagged(region, 'location', 'yes').map(locationInWords);
  const outside = flagged(region, 'location', 'no').map(locationInWords);
  if (inside.length > 0) return `from ${inside.join(' and ')}`;
  return outside.length > 0 ? `from outside ${outside.join(' and ')}` : 'from any address';
}

function how(region: Region): readonly string[] {
  const flow = FLOWS[firstOf(region, 'transferMethod', 'none')];
  const risks = ['signInRisk', 'userRisk', 'insiderRisk'].flatMap((dimension) => {
    const level = firstOf(region, dimension, 'none');
    return level === 'none' ? [] : [`at ${dimension} ${level}`];
  });
  return [
    ...(flow === undefined ? [] : [flow]),
    ...risks,
    ...flagged(region, 'device', 'yes').map((rule) => `on a device that matches ${rule}`),
    ...flagged(region, 'device', 'no').map((rule) => `on a device that does not match ${rule}`),
  ];
}

/** The usual value where the region has it, else its first. */
function firstOf(region: Region, dimension: Dimension, usual: string): string {
  const atoms = region.get(dimension);
  if (atoms === undefined || atoms.members.includes(usual) !== atoms.except) return usual;
  return atoms.members[0] ?? usual;
}

function flagged(region: Region, kind: string, answer: 'yes' | 'no'): readonly string[] {
  return [...region]
    .flatMap(([dimension, atoms]) => {
      const found = flagOf(dimension);
      return found?.kind === kind && atoms.members.includes(answer) ? [found.id] : [];
    })
    .sort();
}
