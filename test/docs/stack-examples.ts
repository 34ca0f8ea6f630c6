import type { TerraformStack } from 'cdktf';
import { keepTheLedgerAndItsLogs } from './examples/access-log-bucket';
import { keepIdentitiesInOrder } from './examples/account-hygiene';
import { closeTheAccount } from './examples/account-public-access-block';
import { administerFromHeadquarters } from './examples/administration-group';
import { administerFromTheOffice } from './examples/admins-from-trusted-network-only';
import { recordEveryCall } from './examples/audit-trail';
import { askForMoreThanCodes } from './examples/authentication-strength';
import { blockAtRisk } from './examples/block-at-risk';
import { blockFlows } from './examples/block-authentication-flows';
import { blockOldProtocols } from './examples/block-legacy-authentication';
import { stayAtHome } from './examples/block-other-countries';
import { blockStrangers } from './examples/block-outside-personas';
import { blockRiskyApplications } from './examples/block-risky-service-principals';
import { blockOddPlatforms } from './examples/block-unknown-platforms';
import { emergencyAccess, keptElsewhere } from './examples/break-glass-group';
import { closeCompute } from './examples/compute-closed';
import { inThreeLanes } from './examples/conditional-access-lanes';
import { standBy } from './examples/contingency-policies';
import { shutOutRootUsers } from './examples/deny-root-user';
import { encryptVolumes } from './examples/encrypted-volumes';
import { endAdminSessions } from './examples/end-admin-sessions-in-outages';
import { spareForADay } from './examples/exclusion-group';
import { useWhatIsThere } from './examples/existing-objects';
import { guardGuests } from './examples/guest-access';
import { setEc2FromAbove } from './examples/hardened-ec2-defaults';
import { guardPeople } from './examples/human-group';
import { activateRoles } from './examples/just-in-time-role';
import { limitSessions } from './examples/limit-sessions';
import { limitPrivateDevices } from './examples/limit-unmanaged-devices';
import { reachServicesFromHeadquarters } from './examples/managed-endpoints';
import { holdNetworks } from './examples/network-edges';
import { peopleComeByFederation } from './examples/no-new-users';
import { guardTheOrganization } from './examples/organization-policies';
import { oursAlone } from './examples/organization-principals-only';
import { toOursAlone } from './examples/organization-resources-only';
import { guardEveryBucket } from './examples/organization-storage';
import { leaveItToAnAccount, recordTheOrganization } from './examples/organization-trail';
import { addAGuardrailOfOurOwn } from './examples/own-guardrail';
import { deployFromGithub } from './examples/pipeline-role';
import { keepTheLedger } from './examples/private-bucket';
import { protectEmergencyAccounts } from './examples/protect-emergency-accounts';
import { keepTheGuardsUp } from './examples/protect-guardrails';
import { protectRegistration } from './examples/protect-security-info-registration';
import { askAtRisk } from './examples/prove-at-risk';
import { useManagedDevices } from './examples/require-managed-device';
import { administerFromWorkstations } from './examples/require-managed-device-for-admins';
import { addMfa } from './examples/require-mfa';
import { guardTheCrm } from './examples/require-mfa-for-application';
import { guardNewDevices } from './examples/require-mfa-for-devices';
import { demandMfa } from './examples/require-mfa-for-group';
import { guardManagement } from './examples/require-mfa-for-management';
import { demandMfaOfUsers } from './examples/require-mfa-for-users';
import { protectAdministrators } from './examples/require-phishing-resistant-mfa';
import { endPhishing } from './examples/require-phishing-resistant-mfa-for-all-users';
import { makeRoles } from './examples/roles-for-people';
import { holdPrograms } from './examples/service-accounts-from-egress-only';
import { openMeetingRooms } from './examples/shared-devices';
import { settleTheDirectory } from './examples/tenant-settings';
import { trustTheOffice } from './examples/trusted-location';
import { onlyFromTheOffice } from './examples/trusted-network-only';
import { onlyFromOurNetworks } from './examples/trusted-network-perimeter';
import { closeNetworks } from './examples/vpc-closed';
import { bindThePipeline } from './examples/workload-identities';

/** The examples that put something into a stack, by the page that shows them. */
export const STACK_EXAMPLES: readonly (readonly [page: string, build: (stack: TerraformStack) => unknown])[] = [
  ['access-log-bucket', keepTheLedgerAndItsLogs],
  ['account-hygiene', keepIdentitiesInOrder],
  ['account-public-access-block', closeTheAccount],
  ['audit-trail', recordEveryCall],
  ['audit-trail', leaveItToAnAccount],
  ['audit-trail', recordTheOrganization],
  ['roles-for-people', makeRoles],
  ['pipeline-role', deployFromGithub],
  ['authentication-strength', askForMoreThanCodes],
  ['compute-closed', closeCompute],
  ['encrypted-volumes', encryptVolumes],
  ['vpc-closed', closeNetworks],
  ['block-at-risk', blockAtRisk],
  ['block-authentication-flows', blockFlows],
  ['block-legacy-authentication', blockOldProtocols],
  ['block-outside-personas', blockStrangers],
  ['block-risky-service-principals', blockRiskyApplications],
  ['block-unknown-platforms', blockOddPlatforms],
  ['break-glass-group', emergencyAccess],
  ['break-glass-group', keptElsewhere],
  ['conditional-access-lanes', inThreeLanes],
  ['deny-root-user', shutOutRootUsers],
  ['contingency-policies', standBy],
  ['end-admin-sessions-in-outages', endAdminSessions],
  ['guest-access', guardGuests],
  ['exclusion-group', spareForADay],
  ['existing-objects', useWhatIsThere],
  ['hardened-ec2-defaults', setEc2FromAbove],
  ['human-group', guardPeople],
  ['just-in-time-role', activateRoles],
  ['limit-sessions', limitSessions],
  ['administration-group', administerFromHeadquarters],
  ['managed-endpoints', reachServicesFromHeadquarters],
  ['network-edges', holdNetworks],
  ['no-new-users', peopleComeByFederation],
  ['organization-policies', guardTheOrganization],
  ['organization-policies', addAGuardrailOfOurOwn],
  ['organization-principals-only', oursAlone],
  ['organization-resources-only', toOursAlone],
  ['organization-storage', guardEveryBucket],
  ['limit-unmanaged-devices', limitPrivateDevices],
  ['admins-from-trusted-network-only', administerFromTheOffice],
  ['block-other-countries', stayAtHome],
  ['service-accounts-from-egress-only', holdPrograms],
  ['shared-devices', openMeetingRooms],
  ['private-bucket', keepTheLedger],
  ['protect-guardrails', keepTheGuardsUp],
  ['protect-emergency-accounts', protectEmergencyAccounts],
  ['protect-security-info-registration', protectRegistration],
  ['prove-at-risk', askAtRisk],
  ['require-managed-device', useManagedDevices],
  ['require-managed-device-for-admins', administerFromWorkstations],
  ['require-mfa', addMfa],
  ['require-mfa-for-application', guardTheCrm],
  ['require-mfa-for-devices', guardNewDevices],
  ['require-mfa-for-group', demandMfa],
  ['require-mfa-for-management', guardManagement],
  ['require-mfa-for-users', demandMfaOfUsers],
  ['require-phishing-resistant-mfa', protectAdministrators],
  ['require-phishing-resistant-mfa-for-all-users', endPhishing],
  ['tenant-settings', settleTheDirectory],
  ['trusted-location', trustTheOffice],
  ['trusted-network-only', onlyFromTheOffice],
  ['trusted-network-perimeter', onlyFromOurNetworks],
  ['workload-identities', bindThePipeline],
];
