import type { Control } from '../../control';
import { applications } from './applications';
import { authenticationMethods } from './authentication-methods';
import { guests } from './guests';
import { passwords } from './passwords';
import { privilegedAccess } from './privileged-access';
import { sessionsAndSharing } from './sessions-and-sharing';
import { usersAndDevices } from './users-and-devices';
import { watching } from './watching';

/** What azuread has no resource for, in the order of the ids. */
export const handControls: readonly Control[] = [
  ...applications,
  ...authenticationMethods,
  ...guests,
  ...passwords,
  ...privilegedAccess,
  ...sessionsAndSharing,
  ...usersAndDevices,
  ...watching,
].sort((a, b) => (a.id < b.id ? -1 : 1));
