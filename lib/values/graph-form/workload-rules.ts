import { type FormRule, joined, listed, shown, when } from './form-rule';
import { all, hasMembers, isJust, isWritten, not, some } from './truth';
import type { WrittenPolicy } from './written-policy';

const CLIENTS = 'conditions.client_applications';

/** Policies for workload identities: service principals of the directory's own, instead of people. */
export const WORKLOAD_RULES: readonly FormRule<WrittenPolicy>[] = [
  {
    id: 'workload-users',
    about: [CLIENTS, 'conditions.users'],
    problem: 'a policy for workload identities includes people, which Microsoft Graph refuses',
    allowed: 'it includes the users None, and nobody else',
    remedy: 'Write included_users = ["None"]; people have policies of their own',
    breach: ({ blocks, users, groups, roles, guests }) =>
      when(
        all(
          blocks.clientApplications,
          some(
            not(isJust(users.included, 'None')),
            hasMembers(groups.included),
            hasMembers(roles.included),
            guests.included.blocks.length > 0,
          ),
        ),
        () => listed(users.included, groups.included, roles.included),
      ),
  },
  {
    id: 'workload-grant',
    about: [CLIENTS, 'grant_controls', 'session_controls'],
    problem: 'a policy for workload identities does other than block, which Microsoft Graph refuses',
    allowed: 'its only control is block: workload identities can do nothing to satisfy another',
    remedy: 'Write built_in_controls = ["block"] alone',
    breach: ({ blocks, grant }) =>
      when(
        all(
          blocks.clientApplications,
          some(
            not(isJust(grant.builtIn, 'block')),
            hasMembers(joined(grant.termsOfUse, grant.custom)),
            isWritten(grant.strength),
            blocks.session,
          ),
        ),
        () => listed(grant.builtIn, grant.termsOfUse, grant.custom),
      ),
  },
  {
    id: 'workload-conditions',
    about: [
      CLIENTS,
      ...['platforms', 'devices', 'authentication_flow_transfer_methods', 'sign_in_risk_levels'].map(
        (name) => `conditions.${name}`,
      ),
      'conditions.user_risk_levels',
      'conditions.insider_risk_levels',
    ],
    problem: 'a policy for workload identities has a condition that only people meet, which Microsoft Graph refuses',
    allowed: 'its conditions are on locations and on the risk of service principals',
    remedy: 'Leave the other conditions out',
    breach: ({ blocks, transferMethods, signInRisk, userRisk, insiderRisk }) =>
      when(
        all(
          blocks.clientApplications,
          some(
            blocks.platforms,
            blocks.devices,
            ...[transferMethods, signInRisk, userRisk].map(hasMembers),
            isWritten(insiderRisk),
          ),
        ),
        () => listed(transferMethods, signInRisk, userRisk, { items: [insiderRisk] }),
      ),
  },
  {
    id: 'workload-risk',
    about: [CLIENTS, 'conditions.service_principal_risk_levels'],
    problem: 'a policy for people asks for a risk of service principals, which Microsoft Graph refuses',
    allowed: 'service_principal_risk_levels comes with client_applications',
    remedy: 'Name the service principals, or ServicePrincipalsInMyTenant, in client_applications',
    breach: ({ blocks, servicePrincipalRisk }) =>
      when(all(not(blocks.clientApplications), hasMembers(servicePrincipalRisk)), () =>
        servicePrincipalRisk.items.map(shown).join(', '),
      ),
  },
];
