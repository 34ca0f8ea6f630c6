import { type FormRule, joined, listed, listOf, when } from './form-rule';
import { all, hasMembers, holds, is, isJust, isWithin, isWritten, not, some } from './truth';
import type { WrittenPolicy } from './written-policy';

const CONTROLS = 'grant_controls.built_in_controls';
const REFUSED = 'which Microsoft Graph refuses (1032, InvalidPasswordResetControl)';

/** The change of a password: a control that goes with little else. */
export const PASSWORD_CHANGE_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'password-change-target',
    about: [CONTROLS, 'conditions.applications.included_applications'],
    problem: `a change of the password is asked for at some applications, ${REFUSED}`,
    allowed: 'passwordChange is for the applications All',
    remedy: 'Write included_applications = ["All"]',
    breach: ({ grant, applications }) =>
      when(all(holds(grant.builtIn, 'passwordChange'), not(isJust(applications.included, 'All'))), () =>
        listed(applications.included),
      ),
  },
  {
    id: 'password-change-conditions',
    about: [
      CONTROLS,
      ...['client_app_types', 'locations', 'platforms', 'devices', 'authentication_flow_transfer_methods'].map(
        (name) => `conditions.${name}`,
      ),
      'conditions.sign_in_risk_levels',
      'conditions.insider_risk_levels',
    ],
    problem: `a change of the password is asked for under another condition than a risk of the user, ${REFUSED}`,
    allowed:
      'passwordChange has no condition but on users, applications and the risk of the user: not even an empty block',
    remedy: 'Leave the other conditions out, and write client_app_types = ["all"]',
    breach: ({ grant, clientAppTypes, blocks, transferMethods, signInRisk, insiderRisk }) =>
      when(
        all(
          holds(grant.builtIn, 'passwordChange'),
          some(
            not(isJust(clientAppTypes, 'all')),
            ...[blocks.locations, blocks.platforms, blocks.devices],
            ...[transferMethods, signInRisk].map(hasMembers),
            isWritten(insiderRisk),
          ),
        ),
        () => listed(clientAppTypes, transferMethods, signInRisk, listOf(insiderRisk)),
      ),
  },
  {
    id: 'password-change-companion',
    about: [CONTROLS, 'grant_controls'],
    problem: `a change of the password is joined to what does not go with it, ${REFUSED}`,
    allowed: 'passwordChange stands alone, or with mfa or an authentication strength under AND',
    remedy: 'Write operator = "AND" with built_in_controls = ["mfa", "passwordChange"]',
    breach: ({ grant: { builtIn, strength, operator, termsOfUse, custom } }) =>
      when(
        all(
          holds(builtIn, 'passwordChange'),
          some(
            not(isWithin(builtIn, ['mfa', 'passwordChange'])),
            hasMembers(joined(termsOfUse, custom)),
            all(some(holds(builtIn, 'mfa'), isWritten(strength)), not(is(operator, 'AND'))),
          ),
        ),
        () => `${listed(builtIn, listOf(strength), termsOfUse, custom)} (${listed(listOf(operator))})`,
      ),
  },
];
