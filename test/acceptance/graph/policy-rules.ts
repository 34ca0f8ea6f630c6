import type { Directory } from './directory';
import { GraphError } from './graph-error';
import { isObject, type JsonObject } from './json';
import type { Conditions, GrantControls, Policy, SessionControls } from './policy';
import { checkReferences } from './policy-references';

const MOST_RULE_CHARACTERS = 3072;
const OFFICE_APPLICATIONS = [
  'Office365',
  '00000002-0000-0ff1-ce00-000000000000', // Exchange Online
  '00000003-0000-0ff1-ce00-000000000000', // SharePoint Online
];

/** Refuses what Graph is documented to refuse, with 400. `given` is the policy before empty blocks became null. */
export function checkPolicy(policy: Policy, given: JsonObject, directory: Directory): void {
  const { displayName, state, conditions, grantControls, sessionControls } = policy;
  refuse(!displayName, "A value is required for 'displayName'.");
  refuse(!state, "A value is required for 'state'.");
  refuse(!conditions?.users || !conditions.applications, 'A policy has conditions on users and on applications.');
  refuse(
    state === 'enabled' && directory.settings.securityDefaults === true,
    'Security defaults are on. Switch them off before you enable a Conditional Access policy.',
  );
  checkUsers(conditions);
  checkApplications(conditions);
  checkConditions(conditions);
  checkWorkload(policy);
  refuse(grantControls === null && sessionControls === null, 'A policy has grant controls or session controls.');
  if (grantControls !== null) checkGrant(grantControls, conditions);
  if (grantControls?.builtInControls.includes('passwordChange')) checkPasswordChange(grantControls, conditions, given);
  if (sessionControls !== null) checkSession(sessionControls, conditions);
  checkReferences(policy, directory);
}

function checkUsers({ users }: Conditions): void {
  const { includeUsers, includeGroups, includeRoles, includeGuestsOrExternalUsers } = users;
  const included = includeUsers.length + includeGroups.length + includeRoles.length;
  refuse(included === 0 && includeGuestsOrExternalUsers === null, "'users' condition includes nobody.");
  refuse(
    includeUsers.includes('GuestsOrExternalUsers') && includeGuestsOrExternalUsers !== null,
    "'users' condition cannot include both 'GuestsOrExternalUsers' and 'includeGuestsOrExternalUsers'.",
  );
}

function checkApplications({ applications, clientAppTypes, platforms, devices }: Conditions): void {
  const { includeApplications, includeUserActions, includeAuthenticationContextClassReferences } = applications;
  const targets = [includeApplications, includeUserActions, includeAuthenticationContextClassReferences];
  const used = targets.filter((target) => target.length > 0).length;
  refuse(
    used > 1,
    "1012: 'applications' condition cannot include both 'includeApplications' and 'includeUserActions'.",
  );
  refuse(used === 0, "'applications' condition includes nothing; to target no application, include 'None'.");
  refuse(includeUserActions.length > 0 && platforms !== null, "'platforms' condition does not apply to user actions.");
  if (includeUserActions.includes('urn:user:registerdevice')) {
    refuse(clientAppTypes.join() !== 'all', "'urn:user:registerdevice' applies to 'clientAppTypes' all only.");
    refuse(devices !== null, "'devices' condition does not apply to 'urn:user:registerdevice'.");
  }
}

function checkConditions({ clientAppTypes, locations, platforms, devices }: Conditions): void {
  refuse(clientAppTypes.length === 0, "1064: 'clientAppTypes' condition does not support [].");
  refuse(locations !== null && locations.includeLocations.length === 0, "'locations' condition includes nothing.");
  refuse(platforms !== null && platforms.includePlatforms.length === 0, "'platforms' condition includes nothing.");
  const filter = devices?.deviceFilter;
  if (filter === undefined) return;
  refuse(!filter.mode || !filter.rule, "'deviceFilter' has a mode and a rule.");
  refuse(filter.rule.length > MOST_RULE_CHARACTERS, `'deviceFilter' has at most ${MOST_RULE_CHARACTERS} characters.`);
}

/** A policy for workload identities: service principals instead of users, block as the only control. */
function checkWorkload({ conditions, grantControls, sessionControls }: Policy): void {
  const { clientApplications, users, servicePrincipalRiskLevels } = conditions;
  if (clientApplications === null) {
    refuse(servicePrincipalRiskLevels.length > 0, "'servicePrincipalRiskLevels' needs 'clientApplications'.");
    return;
  }
  refuse(users.includeUsers.join() !== 'None', "A policy for workload identities includes the users 'None'.");
  const block = grantControls?.builtInControls.join() === 'block' && sessionControls === null;
  refuse(!block, 'A policy for workload identities can only block.');
  const { platforms, devices, authenticationFlows, userRiskLevels, signInRiskLevels, insiderRiskLevels } = conditions;
  const others = platforms ?? devices ?? authenticationFlows ?? insiderRiskLevels;
  refuse(
    others !== null || userRiskLevels.length + signInRiskLevels.length > 0,
    'A policy for workload identities has conditions on locations and service principal risk only.',
  );
}

function checkGrant(grant: GrantControls, { applications, platforms }: Conditions): void {
  const { builtInControls, customAuthenticationFactors, termsOfUse, authenticationStrength } = grant;
  const strengths = authenticationStrength === null ? 0 : 1;
  const controls = builtInControls.length + customAuthenticationFactors.length + termsOfUse.length + strengths;
  refuse(grant.operator === null, "'grantControls' needs an operator.");
  refuse(controls === 0, "'grantControls' has no control.");
  refuse(builtInControls.includes('block') && controls > 1, "1032: 'block' cannot be combined with another control.");
  refuse(
    builtInControls.includes('mfa') && strengths > 0,
    "1108: 'authenticationStrength' cannot be combined with the control 'mfa'.",
  );
  const register = applications.includeUserActions.includes('urn:user:registerdevice');
  const allowed = builtInControls.every((control) => control === 'mfa');
  refuse(register && !(allowed && controls === 1), "'urn:user:registerdevice' can only require MFA or a strength.");
  const onDesktop = platforms?.includePlatforms.some((platform) => platform === 'macOS' || platform === 'linux');
  const mobileOnly = ['approvedApplication', 'compliantApplication'].includes(builtInControls.join());
  refuse(onDesktop === true && mobileOnly && controls === 1, 'Application controls do not exist on macOS and Linux.');
}

function checkPasswordChange(grant: GrantControls, conditions: Conditions, given: JsonObject): void {
  const { builtInControls, authenticationStrength, operator, customAuthenticationFactors, termsOfUse } = grant;
  const { applications, clientAppTypes, devices, authenticationFlows, signInRiskLevels, insiderRiskLevels } =
    conditions;
  const companions = builtInControls.filter((control) => control !== 'passwordChange');
  const raw = isObject(given.conditions) ? given.conditions : {};
  const blocks = isObject(raw.locations) || isObject(raw.platforms); // even an empty block is refused
  const companion = companions.join() === 'mfa' || (companions.length === 0 && authenticationStrength !== null);
  const alone = companions.length === 0 && authenticationStrength === null;
  const valid =
    applications.includeApplications.join() === 'All' &&
    clientAppTypes.join() === 'all' &&
    !blocks &&
    (devices ?? authenticationFlows ?? insiderRiskLevels) === null &&
    signInRiskLevels.length + customAuthenticationFactors.length + termsOfUse.length === 0 &&
    (alone || (companion && operator === 'AND'));
  refuse(!valid, '1032: ConditionalActionPolicy validation failed due to InvalidPasswordResetControl.');
}

function checkSession(session: SessionControls, { applications }: Conditions): void {
  const targets = applications.includeApplications;
  const office = targets.length > 0 && targets.every((target) => OFFICE_APPLICATIONS.includes(target));
  const all = targets.join() === 'All';
  refuse(
    session.applicationEnforcedRestrictions !== null && !office,
    '1032: ConditionalActionPolicy validation failed due to InvalidControls: application enforced restrictions.',
  );
  refuse(session.persistentBrowser !== null && !all, "'persistentBrowser' applies to all applications only.");
  refuse(
    session.disableResilienceDefaults === true && !all,
    "'disableResilienceDefaults' applies to all applications only.",
  );
  const frequency = session.signInFrequency;
  if (frequency === null) return;
  const everyTime = frequency.frequencyInterval === 'everyTime';
  const timed = frequency.value !== null && frequency.type !== null;
  const untimed = frequency.value === null && frequency.type === null;
  refuse(everyTime && !untimed, "'signInFrequency' of every time has no value and no type.");
  refuse(!everyTime && !timed, "'signInFrequency' has a value and a type.");
}

function refuse(wrong: boolean, message: string): void {
  if (wrong) throw GraphError.badRequest(message);
}
