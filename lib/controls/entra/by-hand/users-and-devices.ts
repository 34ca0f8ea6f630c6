import { type Data, dataAt } from '../../../posture';
import type { Control } from '../../control';
import { byHand } from './by-hand';
import { demand, everyMember, is, isAtMost, textAt } from './setting-demand';

const AUTHORIZATION = 'policies/authorizationpolicy';
const DEVICES = 'policies/deviceregistrationpolicy';
const permission = (name: string) => is(AUTHORIZATION, `defaultUserRolePermissions/${name}`, false);
const NOBODY = '#microsoft.graph.noDeviceRegistrationMembership';
const SOME = '#microsoft.graph.enumeratedDeviceRegistrationMembership';
const MOST_DEVICES = 20;

/** Whether those who may join devices are nobody, or a group: the declared one where one is. */
function mayJoin(written: Data, joiners: string | undefined): boolean | undefined {
  const type = textAt(written, '@odata.type');
  if (type === undefined || type === NOBODY) return type === NOBODY ? true : undefined;
  if (type !== SOME) return false;
  const groups = everyMember((member) => {
    const id = textAt(member, '');
    return typeof id === 'string' ? joiners === undefined || id === joiners : id;
  });
  const users = everyMember(() => false);
  const parts = [groups(dataAt(written, 'groups'), undefined), users(dataAt(written, 'users'), undefined)];
  return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
}

/** What every user may do in the directory, and with which devices. */
export const usersAndDevices: readonly Control[] = [
  byHand({
    id: 'ENT-TS-12',
    title: 'Not everybody joins devices, and nobody is made an administrator of one by it',
    risk: 'Whoever has a password joins a device of their own, which then counts as the organization’s.',
    step: 'In the Entra admin center under Devices > Device settings set Users may join devices to Selected, Maximum number of devices per user to 20 or less, both settings for local administrators at join to No or None, Enable Local Administrator Password Solution to Yes, and Require multifactor authentication to register to No: Conditional Access asks for it',
    references: [
      { source: 'CIS M365 v7', id: '5.1.4.1' },
      { source: 'CIS M365 v7', id: '5.1.4.2' },
      { source: 'CIS M365 v7', id: '5.1.4.3' },
      { source: 'CIS M365 v7', id: '5.1.4.4' },
      { source: 'CIS M365 v7', id: '5.1.4.5' },
      { source: 'Maester', id: 'MT.1070' },
      { source: 'Maester', id: 'MT.1090' },
      { source: 'Maester', id: 'MT.1091' },
      { source: 'NIST 800-53', id: 'AC-6' },
    ],
    demands: (settings) => [
      isAtMost(DEVICES, 'userDeviceQuota', MOST_DEVICES),
      is(DEVICES, 'multiFactorAuthConfiguration', 'notRequired'),
      demand(DEVICES, 'azureADJoin/allowedToJoin', 'is nobody, or the declared group', (written) =>
        mayJoin(written, settings?.deviceJoiners),
      ),
      is(DEVICES, 'azureADJoin/localAdmins/enableGlobalAdmins', false),
      is(DEVICES, 'azureADJoin/localAdmins/registeringUsers/@odata.type', NOBODY),
      is(DEVICES, 'localAdminPassword/isEnabled', true),
    ],
  }),
  byHand({
    id: 'ENT-TS-18',
    title: 'Users make no tenants, and read neither portal nor recovery keys',
    risk: 'A user’s tenant stands outside every policy, and a user’s account shows a stranger how the directory is built.',
    step: 'In the Entra admin center under Users > User settings set Restrict non-admin users from creating tenants and Restrict access to Microsoft Entra admin center to Yes, LinkedIn account connections to No, and Show keep user signed in to No; under Devices > Device settings set Restrict users from recovering the BitLocker keys for their owned devices to Yes',
    references: [
      { source: 'CIS M365 v7', id: '5.1.2.3' },
      { source: 'CIS M365 v7', id: '5.1.2.4' },
      { source: 'CIS M365 v7', id: '5.1.2.5' },
      { source: 'CIS M365 v7', id: '5.1.2.6' },
      { source: 'CIS M365 v7', id: '5.1.4.6' },
      { source: 'Maester', id: 'MT.1068' },
      { source: 'NIST 800-53', id: 'AC-6' },
    ],
    demands: () => [permission('allowedToCreateTenants'), permission('allowedToReadBitlockerKeysForOwnedDevice')],
    rest: 'In the Entra admin center under Users > User settings set Restrict access to Microsoft Entra admin center to Yes, LinkedIn account connections to No, and Show keep user signed in to No',
  }),
  byHand({
    id: 'ENT-TS-21',
    title: 'Users make no groups',
    risk: 'A group that anybody made, and anybody joins, is used for access a year later.',
    step: 'In the Entra admin center under Groups > General set Users can create security groups and Users can create Microsoft 365 groups to No, Owners can manage group membership requests in My Groups to No, and Restrict user ability to access groups features in My Groups to Yes',
    references: [
      { source: 'CIS M365 v7', id: '5.1.3.1' },
      { source: 'CIS M365 v7', id: '5.1.3.2' },
      { source: 'CIS M365 v7', id: '5.1.3.3' },
      { source: 'CIS M365 v7', id: '5.1.3.4' },
      { source: 'Maester', id: 'MT.1055' },
      { source: 'Maester', id: 'MT.1069' },
      { source: 'NIST 800-53', id: 'AC-6' },
    ],
    demands: () => [permission('allowedToCreateSecurityGroups')],
    rest: 'In the Entra admin center under Groups > General set Users can create Microsoft 365 groups to No, Owners can manage group membership requests in My Groups to No, and Restrict user ability to access groups features in My Groups to Yes',
  }),
];
